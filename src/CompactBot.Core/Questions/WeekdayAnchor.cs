using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>
/// "Which room is the round in on Friday?" asked a fortnight before means the Friday of the round: a bare weekday beside a session that
/// does not sit on the coming one is the session's own.
/// </summary>
internal static class WeekdayAnchor
{
    public static Query Apply(Query query, SessionFinder finder, IReadOnlyList<Session> focus)
    {
        if (!query.Days.Any(d => d.Weekday is not null) || query.Kind == QueryKind.Agenda)
        {
            return query;
        }

        var runs = query.References.Where(r => r.Kind is not null).Select(r => finder.Fitting(query, r, Constraints.Names)).ToList();
        IReadOnlyList<Session> named = runs is [var run] ? run : [.. runs.SelectMany(r => r)];
        IReadOnlyList<Session> there = query.Rooms.Count + query.Places.Count > 0 ? finder.Fitting(query with { Days = [] }, null, Constraints.Places) : [];
        var sessions = named.Count > 0 ? named : query.References.Any(r => r.Kind is not null) ? [] : focus.Count > 0 ? focus : there;
        return query with { Days = [.. query.Days.Select(d => d.Weekday is { } weekday ? Anchored(d, weekday, sessions, finder) : d)] };
    }

    private static DayRange Anchored(DayRange day, IsoDayOfWeek weekday, IReadOnlyList<Session> sessions, SessionFinder finder)
    {
        if (finder.AnySits(sessions, day))
        {
            return day;
        }

        // Only of a session that is still to come or on; the past has too many Fridays.
        var left = finder.NotOver(sessions);
        var own = Earliest(left, weekday, s => s.Days);

        // Else a day between its days, on which it does not sit.
        own ??= Earliest(left, weekday, s => s is { Start: { } start, End: { } end } ? Enumerable.Range(0, 7).Select(start.PlusDays).Where(d => d <= end) : []);
        return own is { } one ? day with { From = one, To = one, Others = [] } : day;
    }

    /// <summary>The first such day of some sessions. They come by their first days: who begins behind a day that was found has none before it.</summary>
    private static LocalDate? Earliest(IEnumerable<Session> inOrder, IsoDayOfWeek weekday, Func<Session, IEnumerable<LocalDate>> days)
    {
        LocalDate? earliest = null;
        foreach (var session in inOrder.TakeWhile(s => earliest is null || s.Start is null || s.Start <= earliest))
        {
            foreach (var day in days(session).Where(d => d.DayOfWeek == weekday && (earliest is null || d < earliest)))
            {
                earliest = day;
            }
        }

        return earliest;
    }
}
