using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>
/// Reads a file: its letters, and from each the facts that contracts.md lists, with their evidence. What it does not find stays null; what
/// it infers is named; what looks wrong becomes a remark. A file that holds no letter is refused with the reason.
/// </summary>
/// <param name="dates">Reads the dates and hours.</param>
public sealed class LetterReader(IDateReader dates)
{
    private readonly LetterSplitter _splitter = new(dates, static name => Gazetteer.World.City(name) is not null);

    /// <param name="text">The file's text.</param>
    /// <param name="cancellation">Ends it between two sentences, for a text that takes too long.</param>
    public ReadingResult Read(LetterText text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (TextCheck.Problem(text) is { } problem)
        {
            return ReadingResult.Refused(problem);
        }

        var (drafts, refusal) = _splitter.Split(text, cancellation);
        if (refusal is not null)
        {
            return ReadingResult.Refused(refusal);
        }

        var readings = new List<LetterReading>();
        foreach (var draft in drafts)
        {
            var reading = Read(draft, readings, cancellation);

            // What bears no date, or nothing else of a letter, is one by what it announces.
            if ((draft.IsUndated || !draft.IsSigned) && reading.Sessions.Count == 0 && reading.Deadlines.Count == 0 && reading.Changed.All(s => s.Status == SessionStatus.Scheduled))
            {
                refusal ??= draft.IsUndated ? draft.IsSigned ? LetterSplitter.NoDate : LetterSplitter.NoLetter : LetterSplitter.NotSigned;
                continue;
            }

            readings.Add(readings.Count > 0 && readings[^1].Kind == LetterKind.Cover
                ? Covered(reading, readings)
                : reading);
        }

        return readings.Count > 0 ? ReadingResult.Of(readings) : ReadingResult.Refused(refusal ?? LetterSplitter.NoLetter);
    }

    private LetterReading Read(LetterDraft draft, List<LetterReading> before, CancellationToken cancellation)
    {
        var dated = draft.IsUndated ? Placed(draft, before, cancellation) : draft;
        var reading = new LetterFacts(dates, dated, Gazetteer.World).Read(before.ConvertAll(r => r.Letter.Id), cancellation);
        var writer = new RemarkWriter();
        return reading with { Remarks = [.. draft.IsUndated ? [writer.DateInferred(dated.DateSpan, dated.Date)] : Enumerable.Empty<Remark>(), .. reading.Remarks, .. writer.OfScan(reading.Letter)] };
    }

    /// <summary>A letter without a date was written when its cover says, else not before the latest day that it tells of as over, and not after the first to come.</summary>
    private LetterDraft Placed(LetterDraft draft, List<LetterReading> before, CancellationToken cancellation)
    {
        if (before.Count > 0 && before[^1].Kind == LetterKind.Cover && before[^1].EarlierLetters is [var covered, ..])
        {
            return draft with { Date = covered.Date };
        }

        // What is told to come tells the year: what was asked for years before is of no use.
        var all = Days(draft);
        var named = all.Where(d => !d.YearInferred && IsOfTheCalendar(d)).ToList();
        var convened = named.Where(d => d.Role == DateRole.Session).MinBy(d => d.Days[0]) ?? named.Where(d => d.Role == DateRole.Deadline).MinBy(d => d.Days[0]) ?? named.MinBy(d => d.Days[0]);
        if (convened is { Role: DateRole.Session } && named.Where(d => d.Role == DateRole.Letter && d.Days[0] > convened.Days[0] && d.Days[0] < convened.Days[0].PlusYears(1)).MaxBy(d => d.Days[0]) is { } told && all.Any(d => d.Role == DateRole.Session && d.Days[0] > told.Days[0]))
        {
            // What a letter of 22 December announces for 20 February is of the next year, whatever is written there.
            return draft with { Date = told.Days[0], DateSpan = told.Span };
        }

        var days = convened is null ? named : Days(draft with { Date = convened.Days[0].PlusDays(-LongestLead) });

        // Days without a year are of the year that one of them has, and none of what is to come lies before the letter.
        var coming = days.Where(d => d.Role is DateRole.Session or DateRole.Deadline && convened is not null && d.Days[0] >= convened.Days[0].PlusDays(-LongestLead)).MinBy(d => d.Days[0]);
        var over = days.Where(d => !d.YearInferred && IsOfTheCalendar(d) && d.Role is DateRole.Letter or DateRole.Past or DateRole.Other).Where(d => coming is null || d.Days[^1] <= coming.Days[0]).MaxBy(d => d.Days[^1]);
        if (over is null && YearOfWeekdays(draft, all) is { } byWeekdays)
        {
            return byWeekdays;
        }

        return (over ?? coming) is { } day ? draft with { Date = over is not null ? day.Days[^1] : day.Days[0], DateSpan = day.Span } : draft;

        // "In a week" is another day for every day on which it may have been written.
        bool IsOfTheCalendar(DateMention day) =>
            dates.ReadParts(day.Expression.Text, Elsewhen, draft.Language) is not [var elsewhere] || elsewhere.Readings[0] == day.Expression.Readings[0];

        IReadOnlyList<DateMention> Days(LetterDraft asOf) => new LetterFacts(dates, asOf, Gazetteer.World).Days(cancellation);
    }

    /// <summary>"Monday, 31 May, Tuesday, 1 June and Tuesday, 22 June": where no day has a year, their weekdays tell it.</summary>
    private static LetterDraft? YearOfWeekdays(LetterDraft draft, IReadOnlyList<DateMention> days)
    {
        var told = days.Where(d => d is { Role: DateRole.Session or DateRole.Past, Expression.Weekday: not null, Days.Count: 1 }).ToList();
        if (told.Count < FewestWeekdays || told.Exists(d => !d.YearInferred) || told.TrueForAll(d => d.Days[0].DayOfWeek == d.Expression.Weekday))
        {
            return null;
        }

        foreach (var year in new[] { draft.Date.Year, draft.Date.Year + 1, draft.Date.Year + 2, draft.Date.Year - 1 })
        {
            var named = told.ConvertAll(d => (Day: new LocalDate(year, d.Days[0].Month, Math.Min(d.Days[0].Day, CalendarSystem.Iso.GetDaysInMonth(year, d.Days[0].Month))), Mention: d));
            if (named.TrueForAll(n => n.Day.DayOfWeek == n.Mention.Expression.Weekday))
            {
                var (first, mention) = named.MinBy(n => n.Day);
                return draft with { Date = first, DateSpan = mention.Span };
            }
        }

        return null;
    }

    /// <summary>Any time that no letter is of.</summary>
    private static readonly LocalDateTime Elsewhen = new(1900, 6, 15, 12, 0);

    /// <summary>Fewer agree by chance.</summary>
    private const int FewestWeekdays = 3;

    /// <summary>So many days before what it convenes a letter asks for something.</summary>
    private const int LongestLead = 182;

    /// <summary>The letter behind a cover; the cover names the day of the letter that it covers, and they should agree.</summary>
    private static LetterReading Covered(LetterReading reading, List<LetterReading> before)
    {
        var cover = before[^1];
        if (cover.EarlierLetters.FirstOrDefault() is { } named && named.Date != reading.Letter.Date)
        {
            before[^1] = cover with { Remarks = [.. cover.Remarks, new RemarkWriter().CoveredDate(named, reading.Letter.Date)] };
        }

        return reading with { CoveredBy = cover.Letter.Id };
    }
}
