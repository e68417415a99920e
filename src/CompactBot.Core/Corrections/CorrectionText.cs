using System.Globalization;
using CompactBot.Core.Dates;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Corrections;

/// <summary>How the value of a correction is written: one text for every kind of field, the same whatever the language.</summary>
internal static class CorrectionText
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string? Clean(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } kept ? kept : null;

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true } day && KnownYears.Hold(day.Value) ? day.Value : null;

    /// <summary>"10:00", "9:30"; null where it is no hour.</summary>
    public static LocalTime? HourOf(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length is 2 or 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? new LocalTime(hour, minute) : null;
    }

    public static string? Days(IReadOnlyList<LocalDate> days) => days.Count == 0 ? null : string.Join(", ", days.Select(Day));

    /// <summary>A line each: "2018-02-20 10:00 13:00 Conference Room 4", with "-" for an hour that no letter gives.</summary>
    public static string? Sittings(IReadOnlyList<Sitting> sittings) => sittings.Count == 0 ? null : string.Join('\n', sittings.Select(s =>
        $"{Day(s.Date)} {Hours(s.From)} {Hours(s.To)} {s.Room}".TrimEnd()));

    public static (IReadOnlyList<Sitting> Sittings, string? Problem) Sittings(string? text)
    {
        var sittings = new List<Sitting>();
        var words = CorrectionWords.Spoken;
        foreach (var (line, row) in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((line, i) => (line, i + 1)))
        {
            var parts = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
            if (Day(parts[0]) is not { } day)
            {
                return ([], CorrectionWords.Fill(words.RowDay, row, parts[0]));
            }

            var (from, to) = (parts.Length > 1 ? HourOf(parts[1]) : null, parts.Length > 2 ? HourOf(parts[2]) : null);
            if ((Wrong(parts, 1, from) ?? Wrong(parts, 2, to)) is { } wrong)
            {
                return ([], CorrectionWords.Fill(words.RowHour, row, wrong));
            }

            if (from is { } start && to is { } end && end <= start && !PastMidnight(start, end))
            {
                return ([], CorrectionWords.Fill(words.RowEnd, row, Hour.Format(end), Hour.Format(start)));
            }

            sittings.Add(new Sitting(day, from, to, parts.Length > 3 ? Clean(parts[3]) : null));
        }

        return ([.. sittings.OrderBy(s => s.Date).ThenBy(s => s.From ?? LocalTime.MinValue)], null);
    }

    public static T? Name<T>(string? text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (DataName.Of(value) == text?.Trim())
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>An evening that goes on into the night ends on the next day.</summary>
    private static bool PastMidnight(LocalTime from, LocalTime to) => from.Hour >= 18 && to.Hour <= 6;

    private static string? Wrong(string[] parts, int at, LocalTime? read) => parts.Length > at && parts[at] != "-" && read is null ? parts[at] : null;

    private static string Hours(LocalTime? hour) => hour is { } h ? Hour.Format(h) : "-";
}
