using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <summary>Finds the sessions that a question means. Only what fits every word of it is found: the nearest match is no match.</summary>
internal sealed class SessionFinder(CatalogueIndex index, SessionClock clock)
{
    /// <summary>Every session that fits the reference and the rest of the question, in order of time, before any place in time is applied.</summary>
    public IReadOnlyList<Session> Fitting(Query query, SessionReference? reference, Constraints constraints = Constraints.All)
    {
        IEnumerable<Session> sessions = index.Sessions.Among(
            reference?.Kind,
            constraints.HasFlag(Constraints.Ordinals) ? reference?.Ordinals ?? [] : [],
            constraints.HasFlag(Constraints.Content) ? query.Content.Where(index.IsToldByWords) : [],
            constraints.HasFlag(Constraints.Days) ? query.Days : []);
        if (reference?.Kind is { } kind)
        {
            sessions = sessions.Where(s => s.Kind == kind);
        }

        if (reference is { Kind: null, Loose: false, Named: true, Many: true } && query.NamesProcess && index.Sessions.Of(SessionKind.Event).Count > 0)
        {
            sessions = sessions.Where(s => s.Kind == SessionKind.Event); // "the sessions of the committee": its own, and not what is held between them
        }

        if (reference is { Ordinals.Count: > 0 } && constraints.HasFlag(Constraints.Ordinals))
        {
            sessions = sessions.Where(s => s.Ordinal is { } n && reference.Ordinals.Contains(n));
        }

        if (constraints.HasFlag(Constraints.Content))
        {
            sessions = sessions.Where(s => query.Content.All(word => index.Speaks(s, word)));
        }

        if (constraints.HasFlag(Constraints.Places))
        {
            sessions = sessions.Where(s => (query.Places.Count == 0 || (query.Negated ? s.City is not null && !query.Places.Any(p => IsIn(s, p)) : query.Places.Any(p => IsIn(s, p))))
                && (query.Rooms.Count == 0 || query.Rooms.Any(r => Uses(s, r, query.Days)) != query.Negated));
        }

        if (constraints.HasFlag(Constraints.Invitees) && query.Invitees.Count > 0)
        {
            sessions = sessions.Where(s => query.Invitees.All(i => s.Invited.Contains(i)));
        }

        var found = sessions.ToList();
        if (constraints.HasFlag(Constraints.Days) && query.Days.Count > 0)
        {
            var days = query.Days.Select(d => Meant(d, found)).ToList();
            found = [.. found.Where(s => days.Exists(d => SitsWithin(s, d)))];
        }

        if (constraints.HasFlag(Constraints.Days) && query.Hours.Count > 0)
        {
            // What is not at an hour is at another that is known.
            found = [.. found.Where(s => query.Negated
                ? s.Sittings.Any(x => (query.Ends ? x.To : x.From) is not null) && !query.Hours.Any(h => s.Sittings.Any(x => IsAt(x, h, query)))
                : query.Hours.Any(h => s.Sittings.Any(x => IsAt(x, h, query))))];
        }

        return found;
    }

    /// <summary>Of a stretch of days without a year, the reading on which one of the sessions sits; the likeliest where none or it does.</summary>
    public static DayRange Meant(DayRange days, IReadOnlyList<Session> sessions)
    {
        if (sessions.Any(s => SitsWithin(s, days)))
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

    /// <summary>The session or sessions in that place in time among those.</summary>
    public IReadOnlyList<Session> At(SessionPosition position, IReadOnlyList<Session> sessions, int howMany, bool past) => position switch
    {
        SessionPosition.Next => sessions.Any(clock.IsAhead)
            ? clock.First(sessions.Where(clock.IsAhead), howMany)
            : [.. sessions.Where(clock.SitsAgain).Take(howMany)],
        SessionPosition.Current => [.. sessions.Where(sessions.Any(clock.IsSitting) ? clock.IsSitting : clock.IsOn)],
        SessionPosition.Previous => clock.Last(sessions.Where(s => s.Stands && clock.IsOver(s)), howMany),
        SessionPosition.Last when past => clock.Last(sessions.Where(s => s.Stands && clock.HasBegun(s)), howMany),
        SessionPosition.Last => clock.Last(sessions.Where(s => s.Start is not null && s.Stands), howMany),
        _ => clock.First(sessions.Where(s => s.Start is not null), howMany),
    };

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

    public static bool SitsWithin(Session session, DayRange days) => session.Days.Any(days.Contains);

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
