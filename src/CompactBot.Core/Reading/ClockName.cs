using System.Globalization;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>The clock that a session's hours go by, where no city says it: a letter gives "14:00 CEST" for a meeting on screens.</summary>
public static class ClockName
{
    /// <summary>"UTC+2", the same in all languages; null where a city says it, or no letter does.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sitting">The sitting whose hours are told: clocks are put forward in spring. Null: the first that has hours.</param>
    public static string? Of(Session session, Sitting? sitting = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        sitting ??= session.Sittings.FirstOrDefault(s => s.From is not null);
        if (session.City is not null || session.Zone is null || sitting?.From is not { } from || DateTimeZoneProviders.Tzdb.GetZoneOrNull(session.Zone) is not { } zone)
        {
            return null;
        }

        var minutes = (sitting.Date + from).InZoneLeniently(zone).Offset.Seconds / 60;
        var (hours, rest) = Math.DivRem(Math.Abs(minutes), 60);
        return minutes == 0
            ? "UTC"
            : string.Create(CultureInfo.InvariantCulture, $"UTC{(minutes < 0 ? '-' : '+')}{hours}{(rest == 0 ? "" : $":{rest:00}")}");
    }
}
