using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Answers with several sessions: lists, counts, and what is on.</summary>
internal sealed class ListAnswers(AnswerContext context, Query query, Absences absences)
{
    /// <summary>No catalogue of one process has so many sessions; of more, the nearest are listed.</summary>
    private const int MostListed = 100;

    /// <summary>Of more than are listed these are.</summary>
    private const int MostNearest = 40;

    /// <summary>Of more that sit in a stretch of days the first are told.</summary>
    private const int MostOfDays = 40;

    private readonly Phrases _phrases = context.Phrases;

    public Answer ListOrCount(SessionLocator locator)
    {
        var reference = query.References.Count > 0 ? query.References[0] : new SessionReference(null, [], null, Many: true);
        var located = query.References.Count > 1
            ? locator.Locate(query with { References = [.. query.References.Select(r => r with { Many = true })] }, [])
            : locator.Locate(query with { References = [reference with { Many = true }] }, []);
        if (query.Kind == QueryKind.Count && reference is { Kind: { } kind } && located.As == LocatedAs.Found && query.Days.Count + query.Places.Count + query.Content.Count == 0 && reference.Position is null
            && context.Index.Sessions.Counted(located.Sessions).FirstOrDefault() is { } numbered)
        {
            return InAll(kind, numbered, located.Sessions);
        }

        return located.As == LocatedAs.Found && located.Sessions.Count > 0 ? Of(located.Sessions, reference) : absences.NoSuchSession(located);
    }

    /// <summary>How many there are, and a line for each of the next ones; where none is ahead, of the last.</summary>
    private Answer Nearest(IReadOnlyList<Session> sessions)
    {
        var shown = Shown(sessions);
        return context.Answered(
            _phrases.Sentence("list.many", ("number", context.Glossary.Number(sessions.Count)), ("kind", context.Glossary.Counted(context.Index.Sessions.KindOf(sessions), sessions.Count)), ("place", ""), ("days", "")),
            shown,
            shown.SelectMany(s => context.Cite.Of(s, "title", "ordinal", "start", "end", "days", "sittings", "city")),
            [new MessageSection(null, [.. shown.Select(s => Line(s, []))])],
            [_phrases.Sentence("list.nearest", ("number", context.Glossary.Number(shown.Count)))],
            Next(shown));
    }

    /// <summary>Of more than are listed the next ones; where none is ahead, the last.</summary>
    private IReadOnlyList<Session> Shown(IReadOnlyList<Session> sessions)
    {
        if (sessions.Count <= MostListed)
        {
            return sessions;
        }

        var ahead = context.Clock.Ahead(sessions, MostNearest);
        return ahead.Count > 0 ? ahead : [.. context.Clock.Last(sessions, _ => true, MostNearest).Reverse()];
    }

    /// <summary>These sessions, a line each, and what of their series no letter held speaks of.</summary>
    public Answer Of(IReadOnlyList<Session> sessions, SessionReference? reference)
    {
        if (sessions.Count > MostListed)
        {
            return Nearest(sessions);
        }

        sessions = [.. sessions.OrderBy(s => context.Clock.Start(s) ?? Instant.MaxValue)];
        var isWhole = query.Days.Count + query.Places.Count + query.Rooms.Count + query.Content.Count + query.Invitees.Count == 0
            && reference is { Kind: not null, Ordinals.Count: 0, Position: null };
        var kind = context.Glossary.Counted(context.Index.Sessions.KindOf(sessions), sessions.Count);
        var days = query.Days.Select(d => SessionFinder.Meant(d, sessions)).ToList();
        return context.Answered(
            _phrases.Sentence(
                sessions.Count == 1 ? "list.one" : "list.many",
                ("number", context.Glossary.Number(sessions.Count)),
                ("kind", kind),
                ("place", query.Places.Count > 0 && !query.Negated ? _phrases.Say("asked.place", ("place", _phrases.Either([.. query.Places.Select(p => context.Glossary.Place(p.Name).Text)]))) : ""),
                ("days", days.Count > 0 ? _phrases.Say("asked.days", ("days", _phrases.List([.. days.Select(d => context.Times.Within(d.From, d.To))]))) : "")),
            sessions,
            sessions.SelectMany(s => context.Cite.Of(s, "title", "ordinal", "start", "end", "days", "sittings", "city")),
            [new MessageSection(null, [.. sessions.Select(s => Line(s, days))])],
            isWhole ? absences.OfSeries(sessions) : [],
            Next(sessions));
    }

    /// <summary>How many a series has: what a letter says of it, beside what the letters held announce.</summary>
    private Answer InAll(SessionKind kind, Session numbered, IReadOnlyList<Session> sessions)
    {
        var of = numbered.Of!.Value;
        var shown = Shown(sessions);
        return context.Answered(
            _phrases.Sentence("count.of", ("total", context.Glossary.Number(of)), ("kinds", context.Glossary.Counted(kind, of)), ("number", context.Glossary.Number(sessions.Count)), ("count", sessions.Count)),
            shown,
            [.. context.Cite.Of(numbered, "of"), .. shown.SelectMany(s => context.Cite.Of(s, "start", "end"))],
            [new MessageSection(null, [.. shown.Select(s => Line(s, []))])],
            [.. absences.OfSeries(shown).Skip(1), .. shown.Count < sessions.Count ? [_phrases.Sentence("list.nearest", ("number", context.Glossary.Number(shown.Count)))] : Array.Empty<string>()],
            Next(shown));
    }

    /// <summary>What is on in a stretch of days; without days, what comes.</summary>
    public Answer Agenda()
    {
        if (query.Days.Count == 0)
        {
            return Ahead();
        }

        var all = context.Index.Sessions.Among(new SessionSearch { Days = query.Days });
        var days = query.Days.Select(d => Likeliest(d, all)).ToList();
        var reference = query.References.Count > 0 ? query.References[0] with { Position = null, Ordinals = [] } : null;
        var on = context.Finder.Fitting(query, reference, Constraints.All & ~Constraints.Days, all)
            .Where(s => s.Stands && days.Exists(d => SessionFinder.SitsWithin(s, d)))
            .Where(s => query.Hours.Count == 0 || s.Sittings.Any(x => days.Exists(d => d.Contains(x.Date)) && query.Hours.Any(h => SessionFinder.IsAt(x, h))))
            .OrderBy(s => s.Sittings.Where(x => days.Exists(d => d.Contains(x.Date))).Select(x => x.Date + (x.From ?? LocalTime.Midnight)).DefaultIfEmpty().Min())
            .ToList();
        var isLong = on.Count > MostOfDays;
        var span = _phrases.List([.. days.Select(d => context.Times.Within(d.From, d.To))]);

        // Who asks for a room asks nothing of what sits elsewhere.
        IReadOnlyList<Session> paused = isLong || (query.Rooms.Count > 0 && on.Count > 0) ? [] : Paused(days, on);
        var off = all.Where(s => !s.Stands && days.Exists(d => SessionFinder.SitsWithin(s, d))).Take(MostOfDays).ToList();
        on = isLong ? on.GetRange(0, MostOfDays) : on;
        if (on.Count == 0)
        {
            var near = Nearest();
            return context.Make(
                Outcome.NotAnnounced,
                _phrases.Sentence("agenda.none", ("days", span)),
                citations: [.. near.SelectMany(n => context.Cite.Of(n, "start", "end", "days")), .. paused.SelectMany(p => context.Cite.Of(p, "days")), .. off.SelectMany(s => context.Cite.Of(s, "status"))],
                paragraphs: [.. off.Select(s => context.Sessions.When(s)), .. Pauses(paused), .. near.Select(n => _phrases.Say(context.Clock.IsOver(n) ? "known.last" : "known.next", ("when", context.Sessions.When(n))))],
                actions: [context.Ask("ask.list"), context.Ask("ask.letters")]);
        }

        return context.Answered(
            _phrases.Sentence(query.YesNo ? "agenda.yes" : "agenda", ("days", span), ("sessions", _phrases.List([.. on.Select(s => context.Sessions.Name(s))]))),
            on,
            on.SelectMany(s => context.Cite.Of(s, "start", "days", "sittings", "room")),
            [new MessageSection(null, [.. on.Select(s => Line(s, days))])],
            [.. off.Select(s => context.Sessions.When(s)), .. Pauses(paused), .. isLong ? [_phrases.Sentence("list.nearest", ("number", context.Glossary.Number(on.Count)))] : Array.Empty<string>(), .. on.Where(s => s.Sittings.All(x => x.From is null)).Select(s => _phrases.Sentence("none.hours", ("session", context.Sessions.FullName(s))))],
            Next(on));
    }

    /// <summary>"What comes after the session?"</summary>
    public Answer After(Session before)
    {
        var later = context.Clock.First(context.Index.Sessions.All.Between(before.End, null), s => s.Stands && s.Start > before.End, 1);
        return later.Count > 0
            ? new SessionAnswers(context, query, absences).Overview(later[0])
            : absences.Plainly("none.after", [context.Sessions.When(before)], context.Cite.Of(before, "start", "end", "days"), ("session", context.Sessions.FullName(before)));
    }

    private Answer Ahead()
    {
        var there = context.Finder.Fitting(query, null, Constraints.Places);
        var ahead = context.Index.Sessions.NotOver(there, context.Clock);
        if (query.Places.Count + query.Rooms.Count > 0 && (ahead.Count == 0 || query.Past))
        {
            return there.Count > 0 ? Of(there, null) : absences.NoSuchSession(new Located(LocatedAs.None, [], [], null));
        }

        if (ahead.Count > 0)
        {
            return Of(ahead, null);
        }

        var last = Nearest();
        return context.Make(
            Outcome.NotAnnounced,
            _phrases.Sentence("none.next", ("kind", context.Glossary.AnyKind())),
            citations: last.SelectMany(n => context.Cite.Of(n, "start", "end", "days")),
            paragraphs: last.Select(n => _phrases.Say("known.last", ("when", context.Sessions.When(n)))),
            actions: [context.Ask("ask.list"), context.Ask("ask.letters")]);
    }

    /// <summary>Without a year, the past where the question speaks of the past; else the likeliest.</summary>
    private DayRange Likeliest(DayRange days, IReadOnlyList<Session> sessions)
    {
        if (query.Past && days.From > context.Now.Date)
        {
            foreach (var (from, to) in days.Others.Where(o => o.From <= context.Now.Date))
            {
                return days with { From = from, To = to };
            }
        }

        return days.Others.Any(o => o.From == days.From) ? days : SitsSoon(days, sessions);
    }

    /// <summary>A day without a year that no session sits on in the likeliest year, but one does in another reading within the half-year around now.</summary>
    private DayRange SitsSoon(DayRange days, IReadOnlyList<Session> sessions)
    {
        var meant = context.Finder.MeantBy(days, sessions);
        return Math.Abs(Period.Between(context.Now.Date, meant.From, PeriodUnits.Days).Days) <= 183 ? meant : days;
    }

    /// <summary>Sessions that run over those days but do not sit on them.</summary>
    private IReadOnlyList<Session> Paused(IReadOnlyList<DayRange> days, IReadOnlyList<Session> on)
    {
        var sitting = on.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return [.. days.SelectMany(d => context.Index.Sessions.Around(d))
            .Where(s => s is { Stands: true, Start: { } start, End: { } end } && days.Any(d => d.From > start && d.To < end) && sitting.Add(s.Id))
            .Take(MostOfDays)];
    }


    private IEnumerable<string> Pauses(IEnumerable<Session> paused) =>
        paused.Select(s => _phrases.Sentence("pause", ("session", context.Sessions.Name(s)), ("days", context.Times.Days(s.Days))));

    /// <summary>The next session ahead; without one the last.</summary>
    private IReadOnlyList<Session> Nearest()
    {
        var ahead = context.Clock.Ahead(context.Index.Sessions.All, 1);
        return ahead.Count > 0 ? ahead : context.Clock.Begun(context.Index.Sessions.All, 1);
    }

    private Fact Line(Session session, IReadOnlyList<DayRange> days)
    {
        var only = days.Count == 0 ? null : session.Days.Where(d => days.Any(r => r.Contains(d))).ToList();
        return context.Sessions.Listed(session, only);
    }

    private IEnumerable<MessageAction> Next(IReadOnlyList<Session> sessions)
    {
        foreach (var session in sessions.OrderBy(context.Clock.IsOver).Take(2))
        {
            yield return context.Ask("ask.about", ("session", context.Sessions.FullName(session)));
        }

        yield return context.Ask("ask.letters");
    }
}
