using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Which sessions sit on one day or at the same hours: all of them, or those beside one that is named.</summary>
internal sealed class ClashAnswers(AnswerContext context, Query query, SessionLocator locator)
{
    /// <summary>Of more sessions those from today on are looked at.</summary>
    private const int MostLooked = 200;

    /// <summary>More days are not told of many sessions.</summary>
    private const int MostDays = 31;

    private readonly Phrases _phrases = context.Phrases;

    /// <summary>Null where the question is not about that, or names two sessions.</summary>
    public Answer? TryAnswer(IReadOnlyList<Session> focus)
    {
        if (query.Relation is not (TimeRelation.Overlap or TimeRelation.SameDay) || query.References.Count > 1 || query.Letter is not null || query.Content.Count > 0
            || query.Kind is not (QueryKind.Overview or QueryKind.List or QueryKind.Agenda or QueryKind.When or QueryKind.Time or QueryKind.Count or QueryKind.Status))
        {
            return null;
        }

        var reference = query.References.Count > 0 ? query.References[0] : null;
        var isSpecific = reference is { Many: false } && (reference.Kind is not null || reference.Ordinals.Count > 0 || reference.Position is not null);
        if (reference is { Ordinals.Count: > 1 } && locator.Locate(query with { Days = [], Hours = [] }, focus) is { As: LocatedAs.Found, Sessions: { Count: > 1 } these })
        {
            return Among(these is SessionRun { Count: > MostLooked } many ? many : SessionRun.Of([.. these.OrderBy(context.Clock.Start)]), areNamed: true);
        }

        if (reference is null && focus.Count > 1 && !query.Existence)
        {
            return Among(SessionRun.Of([.. focus.OrderBy(context.Clock.Start)]), areNamed: true); // "do they clash?"
        }

        if (isSpecific)
        {
            return locator.Locate(query with { Days = [], Hours = [] }, focus) is { As: LocatedAs.Found, Sessions: [var one] } && focus.All(f => f.Id == one.Id || !query.YesNo) ? With(one) : null;
        }

        if (focus is [var spoken] && (query.Pronoun || query.Follows) && reference is null or { Many: false })
        {
            return With(spoken);
        }

        return reference is null or { Many: true } || query.Existence ? Among(reference is { Many: true } ? context.Finder.Fitting(query, reference, Constraints.All & ~Constraints.Days) : context.Index.Sessions.All) : null;
    }

    /// <summary>Days on which several of the sessions sit.</summary>
    private Answer Among(SessionRun sessions, bool areNamed = false)
    {
        var shared = sessions.Count > MostLooked ? Near(sessions) : Shared(sessions, null);
        if (areNamed && shared.Count == 0)
        {
            return Apart([.. sessions]);
        }

        if (query.Relation == TimeRelation.SameDay)
        {
            return shared.Count > 0 ? Told(Confirmed(true, "sameday.some"), shared) : context.Make(Outcome.NotAnnounced, Confirmed(false, "sameday.none"), actions: [context.Ask("ask.list")]);
        }

        var clashing = Clashing(shared);
        return clashing.Count > 0 ? Told(Confirmed(true, "clash.some"), clashing)
            : shared.Count > 0 ? Told(shared.Exists(Unsure) ? _phrases.Say("clash.unsure") : Confirmed(false, "clash.none"), shared)
            : context.Make(Outcome.NotAnnounced, Confirmed(false, "clash.none"), actions: [context.Ask("ask.list")]);
    }

    /// <summary>Sessions that share no day: each with its own.</summary>
    private Answer Apart(IReadOnlyList<Session> sessions) => context.Answered(
        Confirmed(false, query.Relation == TimeRelation.SameDay ? "sameday.none" : "clash.none"),
        sessions,
        sessions.SelectMany(s => context.Cite.Of(s, "start", "end", "days")),
        [new MessageSection(null, [.. sessions.Select(s => context.Sessions.Listed(s))])],
        actions: [context.Ask("ask.list")]);

    /// <summary>What sits on the days, or at the hours, of one session.</summary>
    private Answer With(Session session)
    {
        var name = context.Sessions.FullName(session);
        var shared = Shared(context.Index.Sessions.Among(new SessionSearch { Days = [.. session.Days.Select(d => new DayRange(d, d, ""))] }), session);
        if (shared.Count == 0)
        {
            return context.Make(
                Outcome.NotAnnounced,
                _phrases.Sentence(query.Relation == TimeRelation.SameDay ? "sameday.with.none" : "clash.with.none", ("session", name)),
                [session],
                context.Cite.Of(session, "start", "end", "days"),
                paragraphs: [context.Sessions.When(session)],
                actions: [context.Ask("ask.list")]);
        }

        if (query.Relation == TimeRelation.SameDay)
        {
            var others = shared.SelectMany(s => s.Sessions).Where(s => s.Id != session.Id).DistinctBy(s => s.Id).Select(s => context.Sessions.FullName(s).Text).ToList();
            return Told(_phrases.Sentence("sameday.with", ("session", name), ("sessions", _phrases.List(others))), shared, session);
        }

        var clashing = Clashing(shared).Where(s => s.Sessions.Any(x => x.Id == session.Id)).ToList();
        return clashing.Count > 0
            ? Told(_phrases.Sentence("clash.with", ("session", name)), clashing, session)
            : Told(_phrases.Sentence(shared.Exists(Unsure) ? "clash.with.unsure" : "clash.with.none", ("session", name)), shared, session);
    }

    private string Confirmed(bool holds, string key) => query.YesNo ? _phrases.Confirm(holds, _phrases.Say(key)) : _phrases.Say(key);

    private List<SharedDay> Shared(IEnumerable<Session> sessions, Session? with) =>
    [
        .. sessions.Where(s => s.Stands)
            .SelectMany(s => s.Days.Select(day => (Day: day, Session: s)))
            .Where(x => query.Days.Count == 0 || query.Days.Any(d => SessionFinder.Meant(d, [x.Session]).Contains(x.Day)))
            .GroupBy(x => x.Day)
            .Select(g => new SharedDay(g.Key, [.. g.Select(x => x.Session).DistinctBy(s => s.Id).OrderBy(s => First(s, g.Key) ?? Instant.MaxValue)]))
            .Where(d => d.Sessions.Count > 1 && (with is null || d.Sessions.Any(s => s.Id == with.Id)))
            .OrderBy(d => d.Day),
    ];

    /// <summary>Of a long catalogue the days that many of its sessions share from today on, or that the last of them shared.</summary>
    private List<SharedDay> Near(SessionRun sessions)
    {
        if (query.Days.Count > 0)
        {
            return [.. Shared(context.Index.Sessions.Among(sessions, new SessionSearch { Days = query.Days }), null).Take(MostDays)];
        }

        var today = context.Clock.AboutToday.From;
        var ahead = context.Clock.First(sessions.Between(today, null), _ => true, MostLooked);
        var shared = Shared(ahead, null);
        if (shared.Count == 0)
        {
            shared = Shared([.. Enumerable.Range(0, sessions.Dated).TakeLast(MostLooked).Select(i => sessions[i])], null);
        }

        return [.. shared.Take(MostDays)];
    }

    private static bool Unsure(SharedDay shared) =>
        shared.Sessions.Any(s => s.Sittings.All(x => x.Date != shared.Day) || s.Sittings.Any(x => x.Date == shared.Day && (x.From is null || x.To is null)));

    private List<SharedDay> Clashing(IEnumerable<SharedDay> shared) =>
        [.. shared.Select(d => d with { Sessions = Overlapping(d) }).Where(d => d.Sessions.Count > 1)];

    /// <summary>
    /// Those of a day that meet another of it: going through their sittings by the hour at which they begin, with the latest end of those before; and
    /// back, with the earliest beginning of those behind.
    /// </summary>
    private IReadOnlyList<Session> Overlapping(SharedDay day)
    {
        var spans = day.Sessions.SelectMany(s => Spans(s, day.Day).Select(x => (s.Id, x.From, x.To))).OrderBy(s => s.From).ThenBy(s => s.To).ToList();
        var meeting = new HashSet<string>(StringComparer.Ordinal);
        var (latest, latestOfAnother) = (("", Instant.MinValue), Instant.MinValue);
        foreach (var (id, from, to) in spans)
        {
            if ((latest.Item1 == id ? latestOfAnother : latest.Item2) > from)
            {
                meeting.Add(id);
            }

            (latest, latestOfAnother) = latest.Item1 == id ? ((id, Instant.Max(latest.Item2, to)), latestOfAnother)
                : to > latest.Item2 ? ((id, to), latest.Item2)
                : (latest, Instant.Max(latestOfAnother, to));
        }

        var (earliest, earliestOfAnother) = (("", Instant.MaxValue), Instant.MaxValue);
        foreach (var (id, from, to) in Enumerable.Reverse(spans))
        {
            if ((earliest.Item1 == id ? earliestOfAnother : earliest.Item2) < to)
            {
                meeting.Add(id);
            }

            (earliest, earliestOfAnother) = earliest.Item1 == id ? ((id, Instant.Min(earliest.Item2, from)), earliestOfAnother)
                : from < earliest.Item2 ? ((id, from), earliest.Item2)
                : (earliest, Instant.Min(earliestOfAnother, from));
        }

        return [.. day.Sessions.Where(s => meeting.Contains(s.Id))];
    }

    private IEnumerable<(Instant From, Instant To)> Spans(Session session, LocalDate day) =>
        from sitting in session.Sittings
        where sitting.Date == day && sitting is { From: not null, To: not null }
        let zone = context.Clock.ZoneOf(session)
        select (zone.AtLeniently(day + sitting.From!.Value).ToInstant(), zone.AtLeniently((sitting.To < sitting.From ? day.PlusDays(1) : day) + sitting.To!.Value).ToInstant());

    private Instant? First(Session session, LocalDate day) => session.Sittings.Where(s => s.Date == day && s.From is not null)
        .Select(s => (Instant?)context.Clock.ZoneOf(session).AtLeniently(day + s.From!.Value).ToInstant()).Min();

    private Answer Told(string headline, IReadOnlyList<SharedDay> days, Session? about = null)
    {
        var sessions = days.SelectMany(d => d.Sessions).DistinctBy(s => s.Id).OrderBy(s => s.Id != about?.Id).ToList();
        return context.Answered(
            headline,
            sessions,
            sessions.SelectMany(s => context.Cite.Of(s, "start", "days", "sittings")),
            [new MessageSection(null, [.. days.Select(d => new Fact(context.Times.Day(d.Day), string.Join('\n', d.Sessions.Select(s => Line(s, d.Day)))))])],
            actions: [.. sessions.TakeLast(2).Select(s => context.Ask("ask.about", ("session", context.Sessions.FullName(s)))), context.Ask("ask.list")]);
    }

    private string Line(Session session, LocalDate day)
    {
        var timed = session.Sittings.Where(s => s.Date == day && s.From is not null).ToList();
        return _phrases.Sentence(
            "clash.line",
            ("session", context.Sessions.Name(session)),
            ("hours", timed.Count == 0
                ? _phrases.Say("clash.hours.unknown")
                : _phrases.List([.. timed.Select(s => context.Times.Hours(s.From!.Value, s.To))]) + context.Sessions.InCity(session) + context.Times.Own(session, timed)));
    }

    private sealed record SharedDay(LocalDate Day, IReadOnlyList<Session> Sessions);
}
