using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>What a question claims of a session, held against what the letters say.</summary>
internal sealed partial class CheckAnswers
{
    private string Said(Session session)
    {
        if (query.Rooms.Count > 0 && session.Sittings.Any(s => s.Room is not null))
        {
            // What holds is said of the days asked about alone; what does not, of all.
            var asked = Failing(session).Count == 0 ? query.Days.Select(d => SessionFinder.Meant(d, [session])).ToList() : [];
            if (session.Room is { } one)
            {
                return _phrases.Say(context.Clock.IsOver(session) ? "room.past" : "room.future", ("session", context.Sessions.FullName(session)), ("rooms", context.Sessions.Room(one)));
            }

            return _phrases.Say(context.Clock.IsOver(session) ? "check.rooms.past" : "check.rooms.future", ("session", context.Sessions.FullName(session)), ("rooms", _phrases.List([.. session.Sittings
                .Where(s => s.Room is not null && (asked.Count == 0 || asked.Exists(d => d.Contains(s.Date))))
                .DistinctBy(s => (s.Date, s.Room))
                .Select(s => _phrases.Say("room.on", ("room", context.Sessions.Room(s.Room!)), ("day", context.Times.DayMonth(s.Date))))])));
        }

        if (query.Places.Count > 0 && query.Days.Count + query.Hours.Count == 0 && context.Sessions.Place(session) is { Length: > 0 } place)
        {
            return _phrases.Say(context.Clock.IsOver(session) ? "where.past" : "where.future", ("session", context.Sessions.FullName(session)), ("place", place));
        }

        if (query.Content.Count > 0 && session.Theme is { } theme)
        {
            return _phrases.Say(context.Clock.IsOver(session) ? "theme.past" : "theme.future", ("session", context.Sessions.FullName(session)), ("theme", context.Sessions.Quoted(session, theme)));
        }

        if (query.Offices.Count > 0 && session.Convenor is { } convenor)
        {
            return _phrases.Say(context.Clock.IsOver(session) ? "convenor.past" : "convenor.future", ("session", context.Sessions.FullName(session)), ("convenor", context.Glossary.Office(convenor)));
        }

        var when = context.Sessions.When(session);
        return session.Days.Count > 2 || IsBroken(session)
            ? _phrases.Say(context.Clock.IsOver(session) ? "check.days.past" : "check.days.future", ("session", context.Sessions.FullName(session)), ("days", context.Times.Days(session.Days)))
            : when;
    }

    /// <summary>"Is it the last one?" As far as the letters go; null where they say that there are more than they tell of.</summary>
    private Answer? IsLast(Session session)
    {
        if (context.Index.Sessions.Of(session.Kind).FindLast(s => s.Process == session.Process && s.Start is not null && s.Stands) is not { } last || last.Of > last.Ordinal)
        {
            return null;
        }

        return context.Answered(
            _phrases.Confirm(last.Id == session.Id, context.Sessions.When(last)),
            [last],
            context.Cite.Of(last, "start", "end", "days", "of"),
            [new MessageSection(null, [.. context.Sessions.TimesAndPlace(last)])]);
    }

    /// <summary>"Is the round four days long?" Null where the letters do not say how long it is.</summary>
    private Answer? Lasts(int claimed, IReadOnlyList<Session> subjects)
    {
        if (subjects is not [{ Days.Count: > 0 } session] || query.Days.Count + query.Places.Count + query.Rooms.Count + query.Hours.Count + query.Content.Count > 0)
        {
            return null;
        }

        var timed = session.Sittings.Where(s => s is { From: not null, To: not null }).ToList();
        if (query.LengthInHours && (timed.Count == 0 || timed.Count < session.Sittings.Count))
        {
            return absences.NotSaid(session, "none.duration");
        }

        var holds = query.LengthInHours ? timed.Sum(s => Period.Between(s.From!.Value, s.To!.Value, PeriodUnits.Minutes).Minutes) == claimed * 60 : session.Days.Count == claimed;
        return context.Answered(
            _phrases.Confirm(holds, Said(session)),
            [session],
            context.Cite.Of(session, "start", "end", "days", "sittings"),
            [new MessageSection(null, [.. context.Sessions.TimesAndPlace(session)])]);
    }

    private static bool IsBroken(Session session) => session.Start is { } start && session.End is { } end
        && Period.Between(start, end, PeriodUnits.Days).Days != session.Days.Count - 1;

    private string[] Fields() =>
    [
        .. query.Rooms.Count > 0 ? ["room", "sittings"] : Array.Empty<string>(),
        .. query.Places.Count > 0 ? ["city", "building", "room"] : Array.Empty<string>(),
        .. query.Content.Count > 0 ? ["theme"] : Array.Empty<string>(),
        .. query.Offices.Count > 0 ? ["convenor"] : Array.Empty<string>(),
        "start",
        "end",
        "days",
        "sittings",
    ];

    /// <summary>The claims that do not hold of a session, and whether the letters say otherwise or say nothing.</summary>
    private List<(string Key, bool Known)> Failing(Session session)
    {
        var failing = new List<(string, bool)>();
        var days = query.Days.Select(d => SessionFinder.Meant(d, [session])).ToList();
        if (days.Count > 0 && !(query.Universal ? session.Days.All(d => days.Exists(r => r.Contains(d))) : days.TrueForAll(d => !d.Mismatched && SessionFinder.SitsWithin(session, d) && !CutsShort(session, d))))
        {
            failing.Add(("none.day", session.Start is not null));
        }

        if (query.Hours.Count > 0 && !query.Hours.Any(h => session.Sittings.Any(s => (days.Count == 0 || days.Exists(d => d.Contains(s.Date))) && SessionFinder.IsAt(s, h, query))))
        {
            failing.Add(("none.hours", session.Sittings.Any(s => s.From is not null)));
        }

        if (query.Places.Count > 0 && !query.Places.Any(p => SessionFinder.IsIn(session, p)))
        {
            failing.Add(("none.place", session.City is not null));
        }

        if (query.Rooms.Count > 0 && !HasRoom(session, days))
        {
            failing.Add(("none.room", session.Sittings.Any(s => s.Room is not null) || session.Room is not null));
        }

        if (query.Content.Count > 0 && !query.Content.All(word => context.Index.Speaks(session, word)))
        {
            failing.Add(("none.theme", session.Theme is not null));
        }

        if (query.Offices.Count > 0 && !query.Offices.Any(o => string.Equals(o, session.Convenor, StringComparison.OrdinalIgnoreCase)))
        {
            failing.Add(("none.preside", session.Convenor is not null));
        }

        return failing;
    }

    /// <summary>"From 20 to 22 February" of a session that begins then and goes on to the 23rd.</summary>
    private static bool CutsShort(Session session, DayRange days) =>
        days.From != days.To && !days.Since && session is { Start: { } start, End: { } end } && (days.From == start != (days.To == end)) && (start < days.From || end > days.To || days.To.Month == end.Month);

    private bool HasRoom(Session session, IReadOnlyList<DayRange> days)
    {
        var relevant = session.Sittings.Where(s => days.Count == 0 || days.Any(d => d.Contains(s.Date))).ToList();
        return query.Rooms.Any(room => query.Universal
            ? relevant.TrueForAll(s => s.Room == room.Name) && relevant.Count > 0
            : relevant.Exists(s => s.Room == room.Name) || session.Room == room.Name);
    }

    /// <summary>Of many those that have the days, places and words claimed, looked up: nothing else can hold.</summary>
    private IEnumerable<Session> Claimed(IReadOnlyList<Session> several)
    {
        if (query.Days.Count + query.Places.Count + query.Rooms.Count + query.Content.Count == 0)
        {
            return several.Where(s => query.Hours.Count == 0 || query.Hours.Any(h => s.Sittings.Any(x => SessionFinder.IsAt(x, h, query))));
        }

        return context.Index.Sessions.Among(several as SessionRun ?? SessionRun.Of([.. several]), new SessionSearch { Days = query.Days, Places = query.Places, Rooms = query.Rooms, Words = query.Content });
    }

    /// <summary>Of many sessions the nearest of those for which the claim may hold; else the nearest.</summary>
    private IReadOnlyList<Session> Few(IReadOnlyList<Session> many)
    {
        var claimed = Claimed(many) is var all && all is SessionRun run ? run : SessionRun.Of([.. all]);
        var ahead = context.Clock.ToCome(claimed, context.Index.Sessions.LongestDays, MostShown);
        return ahead.Count > 0 ? ahead
            : claimed.Count > 0 ? context.Clock.Last(claimed, _ => true, MostShown)
            : context.Clock.ToCome(many, context.Index.Sessions.LongestDays, 1) is [var next] ? [next]
            : context.Clock.Last(many, _ => true, 1);
    }
}
