using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <summary>
/// Reads a file: its letters, and from each the facts that contracts.md lists, with their evidence. What it does not find stays null; what
/// it infers is named; what looks wrong becomes a remark. A file that holds no letter is refused with the reason.
/// </summary>
/// <param name="dates">Reads the dates and hours.</param>
public sealed class LetterReader(IDateReader dates)
{
    private readonly LetterSplitter _splitter = new(dates);

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
            var reading = new LetterFacts(dates, draft, Gazetteer.World).Read(readings.ConvertAll(r => r.Letter.Id), cancellation);
            reading = reading with { Remarks = [.. reading.Remarks, .. new RemarkWriter().OfScan(reading.Letter)] };
            readings.Add(readings.Count > 0 && readings[^1].Kind == LetterKind.Cover
                ? Covered(reading, readings)
                : reading);
        }

        return ReadingResult.Of(readings);
    }

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
