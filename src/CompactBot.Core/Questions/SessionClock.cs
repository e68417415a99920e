using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Where sessions stand in time, each by the clocks of its own place.</summary>
/// <param name="Now">The asker's now.</param>
/// <param name="Home">The zone for a session whose place no letter gives.</param>
internal sealed record SessionClock(Instant Now, DateTimeZone Home)
{
    public DateTimeZone ZoneOf(Session session) =>
        session.Zone is null ? Home : DateTimeZoneProviders.Tzdb.GetZoneOrNull(session.Zone) ?? Home;

    /// <summary>The day that it is at the session's place.</summary>
    public LocalDate TodayAt(Session session) => Now.InZone(ZoneOf(session)).Date;

    /// <summary>When it begins: its first hour, or the start of its first day where no letter gives hours. Null without a day.</summary>
    public Instant? Start(Session session)
    {
        if (session.Start is not { } day)
        {
            return null;
        }

        var hour = session.Sittings.Where(s => s.Date == day).Min(s => s.From) ?? LocalTime.Midnight;
        return ZoneOf(session).AtLeniently(day + hour).ToInstant();
    }

    /// <summary>When it is over: its last hour, or the end of its last day.</summary>
    public Instant? End(Session session)
    {
        if ((session.End ?? session.Start) is not { } day)
        {
            return null;
        }

        // A sitting that ends at an earlier hour than it begins ends on the day after.
        var last = session.Sittings.Where(s => s.Date == day && s.To is not null).Max(s => (LocalDateTime?)((s.To < s.From ? day.PlusDays(1) : day) + s.To!.Value));
        return last is { } end
            ? ZoneOf(session).AtLeniently(end).ToInstant()
            : ZoneOf(session).AtStartOfDay(day.PlusDays(1)).ToInstant();
    }

    public bool IsOver(Session session) => End(session) <= Now;

    public bool HasBegun(Session session) => Start(session) <= Now;

    public bool IsOn(Session session) => session.Stands && HasBegun(session) && !IsOver(session);

    /// <summary>Whether one of its sittings runs now.</summary>
    public bool IsSitting(Session session) => session.Stands && session.Sittings.Any(s => s is { From: { } from, To: { } to } && At(session, s.Date + from) <= Now && Now < At(session, s.Date + to));

    /// <summary>Whether one of its sittings is still to begin.</summary>
    public bool SitsAgain(Session session) => session.Stands && session.Sittings.Any(s => At(session, s.Date + (s.From ?? LocalTime.Midnight)) > Now);

    private Instant At(Session session, LocalDateTime local) => ZoneOf(session).AtLeniently(local).ToInstant();

    public bool IsAhead(Session session) => Start(session) > Now && session.Stands;
}
