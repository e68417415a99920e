using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Which of several names a day is of, and where one name is of several sessions.</content>
internal sealed partial class SessionReader
{
    /// <summary>"A and B will be held respectively on … and …": the names nearest before the first day, as many as there are days; else none.</summary>
    private static IReadOnlyList<SessionName> Pairs(List<SessionName> subjects, List<DateMention> days)
    {
        var before = subjects.Where(n => n.End <= days[0].Start).ToList();
        return before.Count >= days.Count ? [.. before.Skip(before.Count - days.Count)] : subjects.Count == days.Count ? subjects : [];
    }

    /// <summary>"Meetings on 3 and 16 December" are two; "the session of 22, 23 and 25 May" is one.</summary>
    private bool StartsAnother(SessionName name, List<DateMention> days, int at, Sentence sentence)
    {
        if (!name.IsPlural || _words.Resuming.IsMatch(sentence.Text))
        {
            return false;
        }

        if (name.Count == days.Count)
        {
            return true;
        }

        var gap = Period.DaysBetween(days[at - 1].Days[^1], days[at].Days[0]);
        return name.Count is not null ? gap != 1
            : _words.AlwaysPlural.Contains(_words.Heads[name.Head], StringComparer.OrdinalIgnoreCase) ? gap > 10
            : true;
    }
}
