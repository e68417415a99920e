using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Delivery;

/// <summary>When an announcement goes out, in the zone of who says so.</summary>
public sealed record SendTime(Instant At, DateTimeZone Zone)
{
    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
        LocalDateTimePattern.ExtendedIso,
    ];

    /// <summary>Reads "2018-02-10T09:00" in a zone. Null where it cannot be read, does not exist there, or is there twice; then there is a problem with its mend.</summary>
    public static SendTime? Read(string text, string zone, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        problem = null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Trim()) is not { } known)
        {
            problem = $"'{zone}' is no zone; give an IANA name such as Asia/Tokyo.";
            return null;
        }

        if (Patterns.Select(p => p.Parse(text.Trim())).FirstOrDefault(r => r.Success) is not { } read)
        {
            problem = $"'{text}' is no time; give the day and the hour, as 2018-02-10T09:00.";
            return null;
        }

        try
        {
            return new SendTime(read.Value.InZoneStrictly(known).ToInstant(), known);
        }
        catch (SkippedTimeException)
        {
            problem = $"{text} does not exist in {known.Id}: the clocks go forward over it; give another hour.";
        }
        catch (AmbiguousTimeException)
        {
            problem = $"{text} is twice in {known.Id}: the clocks go back over it; give another hour.";
        }

        return null;
    }

    /// <summary>What was stored.</summary>
    public static SendTime Of(Instant at, string? zone) =>
        new(at, (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? DateTimeZone.Utc);

    /// <summary>In its own zone, and in the other one where that is another: "2018-02-10 09:00 (Asia/Tokyo), 2018-02-10 03:00 (America/New_York)".</summary>
    public string In(DateTimeZone home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return home.Id == Zone.Id ? Text(Zone) : $"{Text(Zone)}, {Text(home)}";
    }

    private string Text(DateTimeZone zone) => $"{At.InZone(zone).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)} ({zone.Id})";
}
