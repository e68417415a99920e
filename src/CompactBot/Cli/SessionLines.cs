using CompactBot.Contracts;
using CompactBot.Core.Reading;

namespace CompactBot.Cli;

/// <summary>A session in a few lines of plain text, for the terminal.</summary>
internal static class SessionLines
{
    public static IEnumerable<string> Describe(Session session)
    {
        var days = (session.Start, session.End) switch
        {
            (null, _) => "no day",
            ({ } start, { } end) when start != end => $"{Wire.Day(start)} to {Wire.Day(end)}",
            ({ } start, _) => Wire.Day(start),
        };
        var status = session.Status == SessionStatus.Scheduled ? "" : $"  [{Wire.Kebab(session.Status)}]";
        yield return $"{session.Id}: {session.Title}, {days}, {Place(session)}{status}";
        foreach (var sitting in session.Sittings.Where(s => s.From is not null || s.Room is not null))
        {
            var hours = (Wire.Hour(sitting.From), Wire.Hour(sitting.To)) switch
            {
                (null, _) => "no hours",
                ({ } from, null) => $"from {from}",
                ({ } from, { } to) => $"{from}–{to}",
            };
            yield return $"  {Wire.Day(sitting.Date)} {hours}, {sitting.Room ?? "no room"}";
        }
    }

    private static string Place(Session session)
    {
        var place = string.Join(", ", new[] { session.Building, session.City }.Where(part => part is not null));
        return place.Length == 0 ? "no place" : place;
    }
}
