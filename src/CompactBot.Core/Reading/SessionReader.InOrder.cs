namespace CompactBot.Core.Reading;

/// <content>Several ordinals of one noun, and as many days behind them.</content>
internal sealed partial class SessionReader
{
    /// <summary>"The twelfth and thirteenth sessions will be held on 16–20 June and 14–18 July": as many days in a list as ordinals of one noun before it.</summary>
    private Dictionary<DateMention, SessionName> InOrder(Sentence sentence, IReadOnlyList<SessionName> names, List<DateMention> days)
    {
        if (days.Count < 2 || names.FirstOrDefault(n => n.Ordinal is not null && n.End <= days[0].Start && n.Rank != NameRank.Context) is not { } first)
        {
            return [];
        }

        var all = names.Where(n => n.Ordinal is not null && n.Start == first.Start && n.Rank == first.Rank).ToList();
        var isList = all.Count > 1 && all.Count == days.Count && !names.Any(n => n.Start > first.Start && n.Start < days[^1].Start)
            && days.Zip(days.Skip(1)).All(p => _words.ListJoin.IsMatch(sentence.Text[p.First.End..p.Second.Start]));
        return isList ? all.Zip(days).ToDictionary(p => p.Second, p => p.First) : [];
    }
}
