using CompactBot.Core.Reading;

namespace CompactBot.Core.Corrections;

/// <summary>What another reading of a letter says otherwise, a line each, for staff.</summary>
public static class ReadingDifferences
{
    private static readonly CorrectionWords Words = CorrectionWords.Spoken;

    public static IReadOnlyList<string> Between(LetterReading before, LetterReading after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var lines = new List<string>();
        lines.AddRange(
            from field in LetterFields.All
            let was = field.Read(before)
            let now = field.Read(after)
            where was != now
            select CorrectionWords.Fill(Words.DifferenceOfLetter, field.Name, OneLine(was), OneLine(now)));
        var open = after.Sessions.ToList();
        foreach (var session in before.Sessions)
        {
            var index = SessionKey.Of(session).IndexIn(open);
            if (index < 0)
            {
                lines.Add(CorrectionWords.Fill(Words.NoLongerFound, session.Title, OneLine(CorrectionText.Days(session.Days))));
                continue;
            }

            lines.AddRange(
                from field in SessionFields.All
                let was = field.Read(session)
                let now = field.Read(open[index])
                where was != now
                select CorrectionWords.Fill(Words.DifferenceOfSession, session.Title, field.Name, OneLine(was), OneLine(now)));
            open.RemoveAt(index);
        }

        lines.AddRange(open.Select(s => CorrectionWords.Fill(Words.FoundNow, s.Title, OneLine(CorrectionText.Days(s.Days)))));
        return lines;
    }

    /// <summary>The reading, with each session under the name that calendars knew it by in the one before.</summary>
    public static LetterReading KeepCalendarIds(LetterReading before, LetterReading after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var sessions = after.Sessions.ToList();
        foreach (var session in before.Sessions)
        {
            var index = SessionKey.Of(session).IndexIn(sessions);
            var known = session.CalendarId ?? session.Id;
            if (index >= 0 && sessions[index].Id != known && sessions[index].CalendarId is null)
            {
                sessions[index] = sessions[index] with { CalendarId = known };
            }
        }

        return after with { Sessions = sessions };
    }

    private static string OneLine(string? text) => text is null ? "–" : text.Replace("\n", "; ", StringComparison.Ordinal);
}
