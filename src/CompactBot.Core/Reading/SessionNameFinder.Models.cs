using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <content>Names that are made after the model of another: by an ordinal alone, or as one of several.</content>
internal sealed partial class SessionNameFinder
{
    private string NumberWord(int number) => words.Numbers.FirstOrDefault(n => n.Value == number).Key ?? string.Empty;

    /// <summary>"The second will follow on …": a session named by its ordinal alone, after the model of one named before.</summary>
    public SessionName? Elliptic(Sentence sentence, SessionDraft? model)
    {
        if (model is null || words.OrdinalAlone?.Match(sentence.Text) is not { Success: true } match || Ordinal(match.Groups["ordinal"].Value) is not { } ordinal)
        {
            return null;
        }

        var group = match.Groups["ordinal"];
        return Nth(model.Name, ordinal, group.Value) with
        {
            Sentence = sentence,
            Start = group.Index,
            End = group.Index + group.Length,
            Kind = model.Kind,
            OrdinalSpan = sentence.Span(group.Index, group.Length),
            IsDefinite = true,
            Rank = NameRank.Subject,
            IsHost = false,
        };
    }

    /// <summary>One of several: "first round of meetings" of "first two rounds of meetings".</summary>
    public SessionName Nth(SessionName all, int ordinal, string? word = null)
    {
        var title = string.Join(' ', all.Title.Split(' ').Where(w => Ordinal(w) is null && !words.Numbers.ContainsKey(w.ToLowerInvariant()) && !words.NewOnes.IsMatch(w)));
        title = Regex.Replace(title, $@"\b{Regex.Escape(words.Heads[all.Head])}\b", all.Head, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        return all with
        {
            Title = (word ?? words.Ordinals.FirstOrDefault(o => o.Value == ordinal).Key) + " " + title,
            Ordinal = ordinal,
            OrdinalSpan = all.Span,
            IsPlural = false,
            Count = null,
            FirstOrdinal = null,
        };
    }

    /// <summary>"consultations, the first of which": a name made of the one before it.</summary>
    private void AddFirstOfWhich(Sentence sentence, List<SessionName> names)
    {
        var match = words.FirstOfWhich.Match(sentence.Text);
        if (match.Success && Ordinal(match.Groups["ordinal"].Value) is { } ordinal
            && names.FindLast(n => n.End <= match.Index && n.Ordinal is null) is { } all)
        {
            var group = match.Groups["ordinal"];
            names.Insert(names.IndexOf(all) + 1, all with
            {
                Start = match.Index,
                End = match.Index + match.Length,
                Title = group.Value + " " + Regex.Replace(all.Title, $@"\b{Regex.Escape(words.Heads[all.Head])}\b", all.Head, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)),
                Ordinal = ordinal,
                OrdinalSpan = sentence.Span(group.Index, group.Length),
                IsPlural = false,
                IsDefinite = true,
                Rank = NameRank.Subject,
            });
        }
    }
}
