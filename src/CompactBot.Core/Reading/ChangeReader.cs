using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Reads what a letter says of a change: a session's status, the days and hours that no longer hold, and slips of the pen that it mends.</summary>
internal sealed class ChangeReader(ReadingWords words, ChangeWords changes)
{
    private readonly (SessionStatus Status, Pattern Pattern)[] _statuses =
    [
        (SessionStatus.Cancelled, words.Cancelled), (SessionStatus.Moved, words.Moved), (SessionStatus.Postponed, words.Postponed), (SessionStatus.Tentative, words.Tentative),
    ];

    private Sentence? _asked;
    private List<Match> _readAs = [];

    public List<LetterCorrection> Corrections { get; } = [];

    /// <summary>A name that suits any session: only its day tells which is meant.</summary>
    public bool IsByDay(SessionDraft draft) => draft.Name.Ordinal is null && changes.ByDayName.IsMatch(draft.Name.Title);

    /// <summary>Days of sentences before that a new one takes the place of no longer hold.</summary>
    public void Displace(SessionDraft draft, DateMention day, Sentence sentence)
    {
        var earlier = draft.Groups.Where(g => g.Mention is { } m && m.Sentence != sentence && !g.Days.Intersect(day.Days).Any()).ToList();
        var isOff = draft.Status is SessionStatus.Postponed or SessionStatus.Cancelled
            && draft.Evidence.Exists(e => e.Field == "status" && (e.Span.Paragraph, e.Span.Start).CompareTo((sentence.Paragraph, sentence.Span(0, 0).Start)) < 0);
        if ((earlier.Count == 0 && !isOff) || day.IsPart)
        {
            return;
        }

        var lead = sentence.Before(day.Start);
        var isNew = changes.NewDayBefore.IsMatch(lead) || (isOff && words.Future.IsMatch(sentence.Text) && !changes.ScheduledBefore.IsMatch(lead));
        if (!isNew)
        {
            return;
        }

        foreach (var group in earlier)
        {
            draft.Groups.Remove(group);
            draft.Change.FormerDays.UnionWith(group.Days);
        }

        if (isOff)
        {
            draft.Status = SessionStatus.Moved;
            draft.Note("status", day.Span);
        }
    }

    public void Read(SentenceSlots at, IReadOnlyList<DateExpression> hours, IReadOnlyList<PlaceMention> venues)
    {
        ReadStatus(at);
        ReadFormerDays(at);
        foreach (var (mention, draft, _) in changes.Hint.IsMatch(at.Sentence.Text) ? at.Slots : [])
        {
            ReadWhich(at.Sentence, mention, draft);
        }

        foreach (var draft in at.About.Select(a => a.Draft).Distinct())
        {
            draft.Change.KeepsHours |= changes.Keeps.IsMatch(at.Sentence.Text);
            draft.Change.IsConfirmed |= changes.Confirms.IsMatch(at.Sentence.Text) && draft.Status is SessionStatus.Scheduled or SessionStatus.Tentative;
            if (draft.Status is SessionStatus.Cancelled or SessionStatus.Postponed && at.Slots.Count + at.Mentions.Count > 0)
            {
                draft.Change.Half = changes.Morning.IsMatch(at.Sentence.Text) ? HalfOfDay.Morning
                    : changes.Afternoon.IsMatch(at.Sentence.Text) ? HalfOfDay.Afternoon
                    : draft.Change.Half;
            }
        }

        if (at.Slots.Count == 0)
        {
            ReadCorrections(at, hours, venues);
        }
    }

    /// <summary>Whether words at that place are those that a corrigendum takes back: "for … read".</summary>
    public bool IsTakenBack(Sentence sentence, int start, int end) =>
        ReadAs(sentence).Exists(m => Within(m.Groups["from"], start, end));

    /// <summary>"scheduled for 10 a.m. in Room 4, will now be held at 11 a.m. in Room 5": what stands between the plan and the change of it no longer holds, where more follows.</summary>
    public bool IsGivenUp(SentenceSlots at, int start, int end, bool isRoom)
    {
        var text = at.Sentence.Text;
        if ((isRoom ? at.Venues.Count(v => v.Kind == MentionKind.Room) : at.Hours.Count) < 2 || !words.Moved.IsMatch(text) || words.Moved.Matches(text).FirstOrDefault(m => m.Index >= end) is not { } moved
            || !(isRoom ? at.Venues.Any(v => v.Kind == MentionKind.Room && v.Start > moved.Index) : at.Hours.Any(h => h.Start > moved.Index)))
        {
            return false;
        }

        return at.Hours.Select(h => h.Start).Concat(at.Mentions.Select(m => m.Start)).Concat(at.Venues.Select(v => v.Start)).Any(p => p <= start && changes.ScheduledBefore.IsMatch(at.Sentence.Before(p)));
    }

    /// <summary>Whether a sentence tells something; a heading only names it.</summary>
    public bool IsTold(Sentence sentence) => sentence.Text.Length > LongestHeading || sentence.Text.EndsWith('.') || changes.Verb.IsMatch(sentence.Text);

    private const int LongestHeading = 280;

    /// <summary>Whether between a name and a day stands nothing but what ties the day to the name.</summary>
    public bool IsAttached(Sentence sentence, int nameEnd, int dayStart) => dayStart - nameEnd < 30 && changes.AttachedBetween.IsMatch(sentence.Text[nameEnd..dayStart]);

    /// <summary>A sentence is asked once, however many hours and rooms it names.</summary>
    private List<Match> ReadAs(Sentence sentence)
    {
        if (sentence != _asked)
        {
            (_asked, _readAs) = (sentence, [.. changes.ReadAs.Matches(sentence.Text)]);
        }

        return _readAs;
    }

    private void ReadStatus(SentenceSlots at)
    {
        if (at.About.Count == 0)
        {
            return;
        }

        foreach (var (status, pattern) in _statuses)
        {
            foreach (Match match in pattern.Matches(at.Sentence.Text))
            {
                foreach (var draft in Owners(at, match.Index).Where(d => status > d.Status))
                {
                    draft.Status = status;
                    draft.Note("status", at.Sentence.Span(match.Index, match.Length));
                }
            }
        }
    }

    /// <summary>Those of several sessions of a sentence that something is said of: the one named before it, with those that share its verb.</summary>
    private IEnumerable<SessionDraft> Owners(SentenceSlots at, int position)
    {
        if (at.Sentence.Text.AsSpan().IndexOfAny(LineEnds) >= 0 && LineAt(at.Sentence.Text, position) is var (from, to)
            && at.Slots.FindAll(s => s.Mention.Start >= from && s.Mention.End <= to) is { Count: > 0 } own && own.Count < at.Slots.Count)
        {
            // What a line of a list says is said of its own day.
            return own.Select(s => s.Draft).Distinct();
        }

        var about = at.About.Where(a => a.Name is null || a.Name.Rank == NameRank.Subject || at.About.Count == 1).ToList();
        var before = about.Where(a => a.Name is { } n && n.Start < position).OrderBy(a => a.Name!.Start).ToList();
        if (before.Count == 0)
        {
            return about.Take(about.Exists(a => a.Name is null) ? about.Count : 1).Select(a => a.Draft);
        }

        var first = before.Count - 1;
        while (first > 0 && !changes.Verb.IsMatch(at.Sentence.Text[before[first - 1].Name!.End..Math.Max(before[first - 1].Name!.End, before[first].Name!.Start)]))
        {
            first--;
        }

        return before.Skip(first).Select(a => a.Draft);
    }

    /// <summary>Where the line of a text begins and ends that a place is in.</summary>
    public static (int From, int To) LineAt(string text, int position) =>
        (text.LastIndexOfAny(LineEnds, Math.Max(0, position - 1)) + 1, text.IndexOfAny(LineEnds, position) is >= 0 and var end ? end : text.Length);

    /// <summary>What parts the items of a list.</summary>
    public static readonly char[] LineEnds = ['\n', ';', '；'];

    private void ReadFormerDays(SentenceSlots at)
    {
        foreach (var mention in at.Mentions)
        {
            var after = at.Slots.FindIndex(s => s.Mention.Start >= mention.Start);
            var draft = at.Slots.Count > 0 ? at.Slots[after >= 0 ? after : at.Slots.Count - 1].Draft
                : at.About.Count > 0 ? at.About[0].Draft
                : null;
            if (draft is not null && mention.Role == DateRole.Superseded)
            {
                draft.Change.FormerDays.UnionWith(mention.Days);
                draft.Change.IsCorrection |= IsTakenBack(at.Sentence, mention.Start, mention.End);
            }

            if (at.Slots.Find(s => s.Mention == mention) is { Draft: { } own } && mention.FormerDays.Count > 0)
            {
                own.Change.FormerDays.UnionWith(mention.FormerDays);
            }
        }
    }

    /// <summary>Which of its days the sentence is about: all, those named, one more, the last, the first.</summary>
    private void ReadWhich(Sentence sentence, DateMention mention, SessionDraft draft)
    {
        var lead = sentence.Before(mention.Start);
        var which = changes.AddedBefore.IsMatch(lead) || changes.AddedAfter.IsMatch(sentence.After(mention.End)) ? AmendedDays.Added
            : changes.UntilBefore.IsMatch(lead) ? AmendedDays.Until
            : changes.StartBefore.IsMatch(lead) ? AmendedDays.From
            : changes.PartBefore.IsMatch(lead) ? AmendedDays.Named
            : changes.BeginsBefore.IsMatch(lead) ? AmendedDays.All
            : (AmendedDays?)null;
        draft.Change.Days = which ?? draft.Change.Days;
    }

    private void ReadCorrections(SentenceSlots at, IReadOnlyList<DateExpression> hours, IReadOnlyList<PlaceMention> venues)
    {
        foreach (var match in ReadAs(at.Sentence))
        {
            var (from, to) = (match.Groups["from"], match.Groups["to"]);
            IReadOnlyList<LocalDate> Days(Group group) => [.. at.Mentions.Where(m => Within(group, m.Start, m.End)).SelectMany(m => m.Days)];
            LocalTime? Hour(Group group) => hours.FirstOrDefault(h => Within(group, h.Start, h.Start + h.Length))?.Readings[0].From?.Time;
            string? Room(Group group) => venues.FirstOrDefault(v => v.Kind == MentionKind.Room && Within(group, v.Start, v.End))?.Name;
            var correction = new LetterCorrection
            {
                FromDays = Days(from),
                ToDays = Days(to),
                FromHour = Hour(from),
                ToHour = Hour(to),
                FromRoom = Room(from),
                ToRoom = Room(to),
                Quote = at.Sentence.Span(match.Index, match.Length).Text,
                Paragraph = at.Sentence.Paragraph,
                Start = at.Sentence.Span(match.Index, match.Length).Start,
            };
            if (correction is { FromDays.Count: > 0, ToDays.Count: > 0 } or { FromHour: not null, ToHour: not null } or { FromRoom: not null, ToRoom: not null })
            {
                Corrections.Add(correction);
            }
        }
    }

    private static bool Within(Group group, int start, int end) => start >= group.Index && end <= group.Index + group.Length;
}
