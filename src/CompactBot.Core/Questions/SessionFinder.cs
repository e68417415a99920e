using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Finds the sessions that a question means. Only what fits every word of it is found: the nearest match is no match.</summary>
internal sealed class SessionFinder(CatalogueIndex index, SessionClock clock)
{
    /// <summary>Every session that fits the reference and the rest of the question, in order of time, before any place in time is applied.</summary>
    public SessionRun Fitting(Query query, SessionReference? reference, Constraints constraints = Constraints.All)
    {
        var kind = Kind(query, reference);
        var byDay = constraints.HasFlag(Constraints.Days) && query.Days.Count > 0;
        var byPlace = constraints.HasFlag(Constraints.Places) && !query.Negated;
        var found = index.Sessions.Among(new SessionSearch
        {
            Kind = kind,
            Ordinals = constraints.HasFlag(Constraints.Ordinals) ? reference?.Ordinals ?? [] : [],
            Words = constraints.HasFlag(Constraints.Content) ? query.Content : [],
            Places = byPlace ? query.Places : [],
            Elsewhere = constraints.HasFlag(Constraints.Places) && query.Negated ? query.Places : [],
            Rooms = byPlace ? query.Rooms : [],
            Invited = constraints.HasFlag(Constraints.Invitees) ? query.Invitees : [],
            Days = byDay ? query.Days : [],
        });
        if (index.Sessions.IsPart || (constraints.HasFlag(Constraints.Places) && query.Rooms.Count > 0))
        {
            found = found.Where(s => Fits(s, query, reference, kind, constraints));
        }

        return Then(found, query, constraints, byIndex: true);
    }

    /// <summary>The same of some sessions alone.</summary>
    public SessionRun Fitting(Query query, SessionReference? reference, Constraints constraints, IEnumerable<Session> among)
    {
        var kind = Kind(query, reference);
        bool IsMeant(Session session) => Fits(session, query, reference, kind, constraints);
        var found = among is SessionRun run ? run.Where(IsMeant) : SessionRun.Of([.. CatalogueSnapshot.InOrder(among.Where(IsMeant))]);
        return Then(found, query, constraints, byIndex: false);
    }

    /// <summary>The kind that is meant: "the sessions of the committee" are its own, and not what is held between them.</summary>
    private SessionKind? Kind(Query query, SessionReference? reference) =>
        reference is { Kind: null, Loose: false, Named: true, Many: true } && query.NamesProcess && index.Sessions.Of(SessionKind.Event).Count > 0
            ? SessionKind.Event
            : reference?.Kind;

    private bool Fits(Session session, Query query, SessionReference? reference, SessionKind? kind, Constraints constraints) =>
        (kind is null || session.Kind == kind)
        && (reference is not { Ordinals.Count: > 0 } || !constraints.HasFlag(Constraints.Ordinals) || (session.Ordinal is { } n && reference.Ordinals.Contains(n)))
        && (!constraints.HasFlag(Constraints.Content) || query.Content.All(word => index.Speaks(session, word)))
        && (!constraints.HasFlag(Constraints.Places) || (IsThere(session, query) && (query.Rooms.Count == 0 || query.Rooms.Any(r => Uses(session, r, query.Days)) != query.Negated)))
        && (!constraints.HasFlag(Constraints.Invitees) || query.Invitees.All(i => session.Invited.Contains(i)));

    private static bool IsThere(Session session, Query query) => query.Places.Count == 0
        || (query.Negated ? session.City is not null && !query.Places.Any(p => IsIn(session, p)) : query.Places.Any(p => IsIn(session, p)));

    private SessionRun Then(SessionRun found, Query query, Constraints constraints, bool byIndex)
    {
        var isFound = byIndex && !index.Sessions.IsPart && query.Days.All(d => d.Others.Count == 0);
        if (constraints.HasFlag(Constraints.Days) && query.Days.Count > 0 && !isFound)
        {
            var days = query.Days.Select(d => MeantBy(d, found)).ToList();
            found = found.Where(s => days.Exists(d => SitsWithin(s, d)));
        }

        if (constraints.HasFlag(Constraints.Days) && query.Hours.Count > 0)
        {
            // What is not at an hour is at another that is known.
            found = byIndex && !index.Sessions.IsPart ? found.Where(index.Sessions.At(x => (query.Ends ? x.To : x.From) is not null, x => query.Hours.Any(h => IsAt(x, h, query)), query.Negated)) : found.Where(s => query.Negated
                ? s.Sittings.Any(x => (query.Ends ? x.To : x.From) is not null) && !query.Hours.Any(h => s.Sittings.Any(x => IsAt(x, h, query)))
                : query.Hours.Any(h => s.Sittings.Any(x => IsAt(x, h, query))));
        }

        return found;
    }

    /// <summary>Of a stretch of days without a year, the reading on which one of the sessions sits; the likeliest where none or it does.</summary>
    public static DayRange Meant(DayRange days, IReadOnlyList<Session> sessions)
    {
        if (days.Others.Count == 0 || sessions.Any(s => SitsWithin(s, days)))
        {
            return days;
        }

        foreach (var (from, to) in days.Others)
        {
            var other = days with { From = from, To = to };
            if (sessions.Any(s => SitsWithin(s, other)))
            {
                return other;
            }
        }

        return days;
    }

    /// <summary>The same as <see cref="Meant"/>; of many sessions none is looked at.</summary>
    public DayRange MeantBy(DayRange days, IReadOnlyList<Session> sessions) => sessions.Count <= SessionRun.Long || days.Others.Count == 0 ? Meant(days, sessions)
        : days.Others.Prepend((days.From, days.To)).Select(d => days with { From = d.Item1, To = d.Item2 }).FirstOrDefault(d => AnySits(sessions, d)) ?? days;

    /// <summary>Whether one of those sits on a day of that stretch.</summary>
    public bool AnySits(IReadOnlyList<Session> sessions, DayRange days) => sessions is SessionRun { Count: > SessionRun.Long } run
        ? index.Sessions.Among(run, new SessionSearch { Days = [days with { Others = [] }] }).Any(s => SitsWithin(s, days))
        : sessions.Any(s => SitsWithin(s, days));

    /// <summary>Those that are not over, by their first days.</summary>
    public IEnumerable<Session> NotOver(IReadOnlyList<Session> sessions) => sessions is SessionRun run
        ? clock.NotOver(run, index.Sessions.LongestDays)
        : sessions.Where(s => !clock.IsOver(s)).OrderBy(s => s.Start ?? LocalDate.MaxIsoValue);

    /// <summary>The session or sessions in that place in time among those.</summary>
    public IReadOnlyList<Session> At(SessionPosition position, IReadOnlyList<Session> sessions, int howMany, bool past)
    {
        var longest = index.Sessions.LongestDays;
        switch (position)
        {
            case SessionPosition.Next:
                var ahead = clock.Ahead(sessions, howMany);
                return ahead.Count > 0 ? ahead : [.. clock.NotOver(sessions, longest).Where(clock.SitsAgain).Take(howMany)];
            case SessionPosition.Current:
                var on = clock.AboutNow(sessions, longest).Where(clock.IsOn).ToList();
                var sitting = clock.AboutNow(sessions, longest).Where(clock.IsSitting).ToList();
                return sitting.Count > 0 ? sitting : on;
            case SessionPosition.Previous when howMany == int.MaxValue && sessions is SessionRun { Count: > SessionRun.Long } run:
                return index.Sessions.Over(run, clock); // too many to be put in the order of their hours
            case SessionPosition.Previous:
                return clock.Last(sessions, s => s.Stands && clock.IsOver(s), howMany, clock.AboutToday.To);
            case SessionPosition.Last when past:
                return clock.Begun(sessions, howMany);
            case SessionPosition.Last:
                return clock.Last(sessions, s => s.Start is not null && s.Stands, howMany);
            default:
                return clock.First(sessions, s => s.Start is not null, howMany);
        }
    }

    public static bool IsIn(Session session, PlaceName place)
    {
        if (place.IsCountry)
        {
            return session.City is { } city && World.Gazetteer.World.City(city)?.Country == place.Name;
        }

        return place.IsBuilding
            ? session.Building == place.Name || (session.Building is null && session.City is not null && session.City == place.City)
            : session.City is not null && session.City == place.Name;
    }

    public static bool Uses(Session session, PlaceName room, IReadOnlyList<DayRange> days) =>
        session.Room == room.Name || session.Sittings.Any(s => s.Room == room.Name && (days.Count == 0 || days.Any(d => d.Contains(s.Date))));

    public static bool SitsWithin(Session session, DayRange days)
    {
        for (var i = 0; i < session.Days.Count; i++)
        {
            if (days.Contains(session.Days[i]))
            {
                return true;
            }
        }

        return false;
    }

    public static bool SitsAt(Session session, HourRange hours) => session.Sittings.Any(s => IsAt(s, hours));

    /// <summary>Whether a sitting starts or ends at that hour where that is what is spoken of; else whether it runs then.</summary>
    public static bool IsAt(Sitting sitting, HourRange hours, Query query) => hours switch
    {
        { From: { } at, To: var to } when query.Ends && (to is null || to == at) => sitting.To == at,
        { From: { } at, To: var to } when query.Starts && (to is null || to == at) => sitting.From == at,
        _ => IsAt(sitting, hours),
    };

    /// <summary>Whether a sitting runs at that hour, or at some time of those hours.</summary>
    public static bool IsAt(Sitting sitting, HourRange hours)
    {
        if (sitting.From is not { } from)
        {
            return false;
        }

        var to = sitting.To ?? from;
        return hours switch
        {
            { From: { } a, To: { } b } => a < to && b > from || a == from,
            { From: { } a, To: null } => a == from || (a > from && a < to),
            { From: null, To: { } b } => b == to,
            _ => false,
        };
    }
}

/// <summary>Which words of a question a session must fit.</summary>
[Flags]
internal enum Constraints
{
    Kind = 0,
    Ordinals = 1,
    Content = 2,
    Places = 4,
    Days = 8,
    Invitees = 16,
    Names = Ordinals | Content,
    All = Ordinals | Content | Places | Days | Invitees,
}
