using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <content>Days that no name of a session stands before: whether they are of what the text goes on about, of something of its own, or of neither.</content>
internal sealed partial class SessionReader
{
    /// <summary>
    /// "The pre-sessional period will run from 4 to 10 November": a sentence that has its own subject gives the session that the text goes on about
    /// no new days; one that begins with the day or with a pronoun, or tells of a change, does.
    /// </summary>
    private SessionDraft? WithNewDay(SessionDraft? going, Sentence sentence, DateMention day) =>
        going is null || going.Groups.Count == 0 || day.Days.All(going.Days.Contains) || day.ReplacesOthers || day.FormerDays.Count > 0
            || sentence.Text.Length - day.Expression.Length <= MostBesideDay || !OwnSubject().IsMatch(sentence.Text[..day.Start])
            || _words.Pronoun.IsMatch(sentence.Text) || _words.Resuming.IsMatch(sentence.Text) || _words.Moved.IsMatch(sentence.Text) || _words.Postponed.IsMatch(sentence.Text)
            || _words.Tentative.IsMatch(sentence.Text) || _words.FieldLine.IsMatch(sentence.Text) || _words.NewDays?.IsMatch(sentence.Text) == true ? going : null;

    [GeneratedRegex(@"\p{L}{2,}\W+\p{L}{2,}\W+\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex OwnSubject();

    /// <summary>"and, if needed, on 22 June", "as well as 1–5 June, if needed": where it is said that a day may not come.</summary>
    private (int Start, int Length)? ConditionOf(Sentence sentence, List<DateMention> days, int at)
    {
        if (at > 0 && (days[at - 1].End, days[at].Start) is var (from, to) && _words.Conditional.IsMatch(sentence.Text[from..to]))
        {
            return (from, to - from);
        }

        if (at == 0 && days.Count == 1 && sentence.Text[..days[0].Start] is var lead && _words.Conditional.Match(lead) is { Success: true } ahead && days[0].Start - ahead.Index <= MostToConditioned)
        {
            // "If needed, a further meeting will be held on 16 May."
            return (ahead.Index, ahead.Length);
        }

        var end = days[at].End;
        var rest = sentence.Text.AsSpan(end).TrimStart(" ,:–(（");
        if (rest.IsEmpty || !char.IsLetter(rest[0]))
        {
            return null;
        }

        var behind = sentence.Text[end..Math.Min(at + 1 < days.Count ? days[at + 1].Start : sentence.Text.Length, end + MostCondition)];
        return _words.Conditional.Match(behind) is { Success: true, Index: <= 3 } condition && behind.AsSpan(0, condition.Index).Trim(" ,:–(（").IsEmpty ? (end, condition.Index + condition.Length) : null;
    }

    private const int MostCondition = 40;

    private const int MostToConditioned = 120;

    /// <summary>"…, after the second session (30 May to 10 June)": the bracket is of what stands before it.</summary>
    private static bool IsOfContext(Sentence sentence, IReadOnlyList<SessionName> names, DateMention day) =>
        names.LastOrDefault(n => n.End <= day.Start) is { Rank: NameRank.Context } aside && sentence.Text.AsSpan(aside.End, day.Start - aside.End).Trim().SequenceEqual("(");

    /// <summary>"COP 15, 11 to 15 October": bodies' letters with the number of a meeting, where no other name owns the day.</summary>
    private List<SessionName> Abbreviated(Sentence sentence, List<SessionName> names, List<DateMention> days, List<(int Start, int End)> spans, IReadOnlyList<PlaceMention> venues) =>
        [.. days.Where(d => !names.Exists(n => n.End <= d.Start && n.Rank == NameRank.Subject && !(n.IsPlural && sentence.Text[n.End..].TrimStart().StartsWith(':')))).Select(d => _names.Abbreviated(sentence, d)).OfType<SessionName>()
            .Where(a => !venues.Any(v => v.Start < a.End && a.Start < v.End) && !spans.Exists(s => s.Start < a.End && a.Start < s.End))];

    private readonly List<(Sentence Sentence, DateMention Day)> _unnamed = [];

    /// <summary>More of them are a table that is not understood.</summary>
    private const int MostUnnamed = 6;

    /// <summary>Remembers days and a room that no session is named for.</summary>
    private void NoteUnnamed(Sentence sentence, List<SessionName> names, List<DateMention> days, IReadOnlyList<DateExpression> hours, IReadOnlyList<PlaceMention> venues)
    {
        if (days.Count is 1 or 2 && names.TrueForAll(n => n.Rank == NameRank.Context) && IsHeldThen(sentence, days[0], hours, venues) && !TableHead.IsRowOfStrokes(sentence) && _unnamed.Count < MostUnnamed)
        {
            _unnamed.Add((sentence, days[0]));
        }
    }

    /// <summary>A room, hours from and to, or a word that says that something is held; and something that it is said of.</summary>
    private bool IsHeldThen(Sentence sentence, DateMention day, IReadOnlyList<DateExpression> hours, IReadOnlyList<PlaceMention> venues) =>
        venues.Any(v => v.Kind == MentionKind.Room)
        || (OwnSubject().IsMatch(sentence.Text[..day.Start]) && (hours.Any(h => h is { Kind: DateKind.TimeRange, IsPartOfDay: false } && h.Readings[0] is { From: not null, To: not null }) || _words.Convening?.IsMatch(sentence.Text) == true));

    /// <summary>"The draft will be taken up on 15 April in the Chamber": beside what is named, something is held there.</summary>
    private void ReadUnnamed()
    {
        foreach (var (sentence, day) in _unnamed.Where(u => _book.On(u.Day.Days) is null))
        {
            if (_names.Untitled(sentence, day) is { } unnamed)
            {
                Read(sentence, unnamed);
            }
        }
    }
}
