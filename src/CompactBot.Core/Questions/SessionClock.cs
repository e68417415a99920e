using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Where sessions stand in time, each by the clocks of its own place.</summary>
/// <param name="Now">The asker's now.</param>
/// <param name="Home">The zone for a session whose place no letter gives.</param>
internal sealed record SessionClock(Instant Now, DateTimeZone Home)
{
    /// <summary>The day in Greenwich: what lies two days from it is over or to come by the clocks of every place, and no zone is asked.</summary>
    private readonly LocalDate _today = Now.InUtc().Date;

    /// <summary>The days that it is somewhere, and those beside them.</summary>
    public DayRange AboutToday => new(_today.PlusDays(-2), _today.PlusDays(2), "");

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

    public bool IsOver(Session session) => (session.End ?? session.Start) is { } day && !IsAfterAll(day) && (IsBeforeAll(day.PlusDays(1)) || End(session) <= Now);

    public bool HasBegun(Session session) => session.Start is { } day && !IsAfterAll(day) && (IsBeforeAll(day) || Start(session) <= Now);

    public bool IsOn(Session session) => session.Stands && HasBegun(session) && !IsOver(session);

    /// <summary>Whether one of its sittings runs now.</summary>
    public bool IsSitting(Session session) => session.Stands && session.Sittings.Any(s => s is { From: { } from, To: { } to } && !IsAfterAll(s.Date) && !IsBeforeAll(s.Date) && At(session, s.Date + from) <= Now && Now < At(session, s.Date + to));

    /// <summary>Whether one of its sittings is still to begin.</summary>
    public bool SitsAgain(Session session) => session.Stands && session.Sittings.Any(s => IsAfterAll(s.Date) || (!IsBeforeAll(s.Date) && At(session, s.Date + (s.From ?? LocalTime.Midnight)) > Now));

    private Instant At(Session session, LocalDateTime local) => ZoneOf(session).AtLeniently(local).ToInstant();

    public bool IsAhead(Session session) => session.Start is not null && session.Stands && !HasBegun(session);

    /// <summary>The first few of them to begin, in order; what has no day comes before all.</summary>
    public IReadOnlyList<Session> First(IEnumerable<Session> sessions, int howMany)
    {
        var all = sessions.ToList();
        return [.. (all.Count > howMany ? all.FindAll(Within(all, howMany, later: false)) : all).OrderBy(Start).Take(howMany)];
    }

    /// <summary>The last few of them to begin, the last first; what has no day comes behind all.</summary>
    public IReadOnlyList<Session> Last(IEnumerable<Session> sessions, int howMany)
    {
        var all = sessions.ToList();
        return [.. (all.Count > howMany ? all.FindAll(Within(all, howMany, later: true)) : all).OrderByDescending(Start).Take(howMany)];
    }

    /// <summary>Those whose day is near enough to the one that so many are before, or behind, to be among them by the clocks of their places.</summary>
    private static Predicate<Session> Within(List<Session> sessions, int howMany, bool later)
    {
        var days = sessions.ConvertAll(s => s.Start ?? LocalDate.MinIsoValue);
        if (howMany < 1)
        {
            return _ => false;
        }

        days.Sort();
        var last = later ? days[^howMany] : days[howMany - 1];
        return later
            ? s => last == LocalDate.MinIsoValue || (s.Start is { } day && day >= last.PlusDays(-2))
            : s => s.Start is not { } day || (last != LocalDate.MinIsoValue && day <= last.PlusDays(2));
    }

    private bool IsBeforeAll(LocalDate day) => day <= _today.PlusDays(-2);

    private bool IsAfterAll(LocalDate day) => day >= _today.PlusDays(2);
}
