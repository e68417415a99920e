using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>
/// "Which room is the round in on Friday?" asked a fortnight before means the Friday of the round: a bare weekday beside a session that
/// does not sit on the coming one is the session's own.
/// </summary>
internal static class WeekdayAnchor
{
    public static Query Apply(Query query, SessionFinder finder, SessionClock clock, IReadOnlyList<Session> focus)
    {
        if (!query.Days.Any(d => d.Weekday is not null) || query.Kind == QueryKind.Agenda)
        {
            return query;
        }

        var named = query.References.Where(r => r.Kind is not null).SelectMany(r => finder.Fitting(query, r, Constraints.Names)).ToList();
        IReadOnlyList<Session> there = query.Rooms.Count + query.Places.Count > 0 ? finder.Fitting(query with { Days = [] }, null, Constraints.Places) : [];
        var sessions = named.Count > 0 ? named : query.References.Any(r => r.Kind is not null) ? [] : focus.Count > 0 ? focus : there;
        return query with { Days = [.. query.Days.Select(d => d.Weekday is { } weekday ? Anchored(d, weekday, sessions, clock) : d)] };
    }

    private static DayRange Anchored(DayRange day, IsoDayOfWeek weekday, IReadOnlyList<Session> sessions, SessionClock clock)
    {
        if (sessions.Any(s => SessionFinder.SitsWithin(s, day)))
        {
            return day;
        }

        // Only of a session that is still to come or on; the past has too many Fridays.
        var own = sessions.Where(s => !clock.IsOver(s))
            .SelectMany(s => s.Days)
            .Where(d => d.DayOfWeek == weekday)
            .Min(d => (LocalDate?)d);

        // Else a day between its days, on which it does not sit.
        own ??= sessions.Where(s => !clock.IsOver(s) && s is { Start: not null, End: not null })
            .SelectMany(s => Enumerable.Range(0, 7).Select(i => s.Start!.Value.PlusDays(i)).Where(d => d <= s.End && d.DayOfWeek == weekday))
            .Min(d => (LocalDate?)d);
        return own is { } one ? day with { From = one, To = one, Others = [] } : day;
    }
}
