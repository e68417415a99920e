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
        var dated = draft.IsUndated ? Placed(draft, before, cancellation) : FigureOrder.IsOpen(draft) ? InOrder(draft, cancellation) : draft;
        var reading = new LetterFacts(dates, dated, Gazetteer.World).Read(before.ConvertAll(r => r.Letter.Id), cancellation);
        var writer = new RemarkWriter();
        return reading with { Remarks = [.. draft.IsUndated ? [writer.DateInferred(dated.DateSpan, dated.Date)] : Enumerable.Empty<Remark>(), .. reading.Remarks, .. writer.OfScan(reading.Letter)] };
    }

    private LetterDraft InOrder(LetterDraft draft, CancellationToken cancellation) =>
        FigureOrder.Settled(draft, asOf => new LetterFacts(dates, asOf, Gazetteer.World).Days(cancellation));

    /// <summary>A letter without a date was written when its cover says, else when its own days tell.</summary>
    private LetterDraft Placed(LetterDraft draft, List<LetterReading> before, CancellationToken cancellation) =>
        before.Count > 0 && before[^1].Kind == LetterKind.Cover && before[^1].EarlierLetters is [var covered, ..]
            ? draft with { Date = covered.Date }
            : new DayOfWriting(asOf => new LetterFacts(dates, asOf, Gazetteer.World).Days(cancellation), IsOfTheCalendar).Of(draft);

    /// <summary>"In a week" is another day for every day on which it may have been written.</summary>
    private bool IsOfTheCalendar(DateMention day, string language) =>
        dates.ReadParts(day.Expression.Text, Elsewhen, language) is not [var elsewhere] || elsewhere.Readings[0] == day.Expression.Readings[0];

    /// <summary>Any time that no letter is of.</summary>
    private static readonly LocalDateTime Elsewhen = new(1900, 6, 15, 12, 0);

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
