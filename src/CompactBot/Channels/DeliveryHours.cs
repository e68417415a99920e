using NodaTime;

namespace CompactBot.Channels;

/// <summary>When a conversation wants what it follows. Minutes count from its own midnight.</summary>
/// <param name="Zone">IANA name of its zone; null: the home zone.</param>
/// <param name="DigestAt">Once a day at that minute; null: at once.</param>
/// <param name="GatherMinutes">Letters within so many minutes become one post; null: each is its own.</param>
/// <param name="QuietFrom">From then on nothing comes, but what is urgent; null: at any hour.</param>
/// <param name="QuietTo">Until then; before <paramref name="QuietFrom"/> where the night is between them.</param>
public sealed record DeliveryHours(string? Zone, int? DigestAt, int? GatherMinutes, int? QuietFrom, int? QuietTo)
{
    public static readonly DeliveryHours AtOnce = new(null, null, null, null, null);

    /// <summary>Whether several letters become one post.</summary>
    public bool Bundles => DigestAt is not null || GatherMinutes is not null;

    /// <summary>Until when a delivery is held; null where it can go now.</summary>
    public Instant? HoldUntil(Instant now, DateTimeZone home)
    {
        var zone = (Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone)) ?? home;
        var until = DigestAt is { } digest ? Next(now, digest, zone)
            : GatherMinutes is { } minutes ? now + Duration.FromMinutes(minutes)
            : now;
        until = AfterQuiet(until, zone);
        return until > now ? until : null;
    }

    private Instant AfterQuiet(Instant at, DateTimeZone zone)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to || from == to)
        {
            return at;
        }

        var local = at.InZone(zone).LocalDateTime;
        var minute = (local.Hour * 60) + local.Minute;
        var isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
        return isQuiet ? Next(at, to, zone) : at;
    }

    /// <summary>The next time that the zone's clocks show that minute; where they skip it, the moment after.</summary>
    private static Instant Next(Instant now, int minute, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var time = LocalTime.Midnight.PlusMinutes(minute);
        var at = today.At(time).InZoneLeniently(zone).ToInstant();
        return at > now ? at : today.PlusDays(1).At(time).InZoneLeniently(zone).ToInstant();
    }
}
