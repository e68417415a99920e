using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Where sessions stand in time, each by the clocks of its own place.</summary>
/// <param name="Now">The asker's now.</param>
/// <param name="Home">The zone for a session whose place no letter gives.</param>
internal sealed record SessionClock(Instant Now, DateTimeZone Home)
{
    /// <summary>By the clocks of two places a day begins no more days apart.</summary>
    private const int ZonesApart = 2;

    /// <summary>The day in Greenwich: what lies two days from it is over or to come by the clocks of every place, and no zone is asked.</summary>
    private readonly LocalDate _today = Now.InUtc().Date;
    private readonly LocalDate _before = Now.InUtc().Date.PlusDays(-2);
    private readonly LocalDate _after = Now.InUtc().Date.PlusDays(2);

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

        LocalTime? hour = null;
        for (var i = 0; i < session.Sittings.Count; i++)
        {
            var sitting = session.Sittings[i];
            hour = sitting.Date == day && sitting.From is { } from && !(hour <= from) ? from : hour;
        }

        return ZoneOf(session).AtLeniently(day + (hour ?? LocalTime.Midnight)).ToInstant();
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

    public bool IsOver(Session session) => (session.End ?? session.Start) is { } day && !IsAfterAll(day) && (day < _before || End(session) <= Now);

    public bool HasBegun(Session session) => session.Start is { } day && !IsAfterAll(day) && (IsBeforeAll(day) || Start(session) <= Now);

    public bool IsOn(Session session) => session.Stands && HasBegun(session) && !IsOver(session);

    /// <summary>Whether one of its sittings runs now.</summary>
    public bool IsSitting(Session session) => session.Stands && session.Sittings.Any(s => s is { From: { } from, To: { } to } && !IsAfterAll(s.Date) && !IsBeforeAll(s.Date) && At(session, s.Date + from) <= Now && Now < At(session, s.Date + to));

    /// <summary>Whether one of its sittings is still to begin.</summary>
    public bool SitsAgain(Session session) => session.Stands && session.Sittings.Any(s => IsAfterAll(s.Date) || (!IsBeforeAll(s.Date) && At(session, s.Date + (s.From ?? LocalTime.Midnight)) > Now));

    private Instant At(Session session, LocalDateTime local) => ZoneOf(session).AtLeniently(local).ToInstant();

    public bool IsAhead(Session session) => session.Start is not null && session.Stands && !HasBegun(session);

    /// <summary>Those that may have begun and not be over: the others of a run are not looked at.</summary>
    /// <param name="sessions">Any sessions.</param>
    /// <param name="longest">The most days from the first to the last of any.</param>
    public IEnumerable<Session> AboutNow(IReadOnlyList<Session> sessions, int longest) =>
        Within(sessions, Before(AboutToday.From, longest), AboutToday.To);

    /// <summary>Those that are not over, and have a day; the others of a run are not looked at.</summary>
    public IEnumerable<Session> NotOver(IReadOnlyList<Session> sessions, int longest) =>
        Within(sessions, Before(AboutToday.From, longest), null).Where(s => s.Start is not null && !IsOver(s));

    /// <summary>The one that begins nearest to now; null where none has a day.</summary>
    public Session? Nearest(IReadOnlyList<Session> sessions)
    {
        IEnumerable<Session> near = sessions;
        if (sessions is SessionRun { Dated: > 0 } run)
        {
            var at = run.From(_today);
            var days = new[] { Math.Max(at - 1, 0), Math.Min(at, run.Dated - 1) }.Min(i => Math.Abs(Period.DaysBetween(_today, run[i].Start!.Value))) + ZonesApart;
            near = run.Between(_today.PlusDays(-days), _today.PlusDays(days));
        }

        return near.Where(s => s.Start is not null).MinBy(s => Math.Abs((Start(s)!.Value - Now).TotalMinutes));
    }

    /// <summary>The first few that stand and are not over, in order.</summary>
    public IReadOnlyList<Session> ToCome(IReadOnlyList<Session> sessions, int longest, int howMany) => sessions is SessionRun
        ? First(NotOver(sessions, longest), s => s.Stands, howMany)
        : First(sessions, s => s.Stands && s.Start is not null && !IsOver(s), howMany);

    /// <summary>The first few that are ahead, in order.</summary>
    public IReadOnlyList<Session> Ahead(IReadOnlyList<Session> sessions, int howMany) =>
        sessions is SessionRun run ? First(run.Between(AboutToday.From, null), IsAhead, howMany)
        : sessions.Count > SessionRun.Long ? First(sessions.Where(s => s.Start >= AboutToday.From).OrderBy(s => s.Start!.Value), IsAhead, howMany)
        : First(sessions, IsAhead, howMany);

    /// <summary>The last few that have begun and stand, the last first.</summary>
    public IReadOnlyList<Session> Begun(IReadOnlyList<Session> sessions, int howMany) => Last(sessions, s => s.Stands && HasBegun(s), howMany, AboutToday.To);

    /// <summary>The first few to begin of those that fit, in order; what has no day comes before all.</summary>
    public IReadOnlyList<Session> First(IReadOnlyList<Session> sessions, Func<Session, bool> fits, int howMany)
    {
        if (sessions is not SessionRun run)
        {
            return [.. sessions.Where(fits).OrderBy(Start).Take(howMany)];
        }

        var undated = Enumerable.Range(run.Dated, run.Count - run.Dated).Select(i => run[i]).Where(fits).Take(howMany).ToList();
        return [.. undated, .. First(run.Between(null, null), fits, howMany - undated.Count)];
    }

    /// <summary>The last few to begin of those that fit, the last first; what has no day comes behind all.</summary>
    /// <param name="sessions">Any sessions.</param>
    /// <param name="fits">Which are looked for.</param>
    /// <param name="howMany">So many at most.</param>
    /// <param name="to">None that begins later fits.</param>
    public IReadOnlyList<Session> Last(IReadOnlyList<Session> sessions, Func<Session, bool> fits, int howMany, LocalDate? to = null)
    {
        if (sessions is not SessionRun run)
        {
            return [.. sessions.Where(fits).OrderByDescending(Start).Take(howMany)];
        }

        var found = new List<Session>();
        LocalDate? last = null;
        for (var i = (to is { } day ? run.From(day.PlusDays(1)) : run.Dated) - 1; i >= 0 && howMany > 0; i--)
        {
            if (last is { } nth && run[i].Start < nth.PlusDays(-ZonesApart))
            {
                break;
            }

            if (fits(run[i]))
            {
                found.Add(run[i]);
                last = found.Count == howMany ? run[i].Start : last;
            }
        }

        // Of those that begin at one time the first stays first.
        found.Reverse();
        var undated = found.Count >= howMany ? [] : Enumerable.Range(run.Dated, run.Count - run.Dated).Select(i => run[i]).Where(fits);
        return [.. found.OrderByDescending(Start).Concat(undated).Take(howMany)];
    }

    /// <summary>The first few of those that fit of sessions that come in order of their days.</summary>
    public IReadOnlyList<Session> First(IEnumerable<Session> inOrder, Func<Session, bool> fits, int howMany)
    {
        var found = new List<Session>();
        LocalDate? last = null;
        foreach (var session in howMany > 0 ? inOrder : [])
        {
            if (last is { } nth && session.Start > nth.PlusDays(ZonesApart))
            {
                break;
            }

            if (fits(session))
            {
                found.Add(session);
                last = found.Count == howMany ? session.Start : last;
            }
        }

        return [.. found.OrderBy(Start).Take(howMany)];
    }

    private static IEnumerable<Session> Within(IReadOnlyList<Session> sessions, LocalDate? from, LocalDate? to) => sessions is SessionRun run
        ? run.Between(from, to)
        : sessions;

    /// <summary>So many days before; null where there is no such day.</summary>
    private static LocalDate? Before(LocalDate day, int days) => days > SessionIndex.LongestKnown ? null : day.PlusDays(-days);

    private bool IsBeforeAll(LocalDate day) => day <= _before;

    private bool IsAfterAll(LocalDate day) => day >= _after;
}
