using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>
/// Answers yes or no: what a question claims of a session (a day, an hour, a place, a room, a theme) against what the letters say. A
/// false premise is put right with the fact.
/// </summary>
internal sealed partial class CheckAnswers(AnswerContext context, Query query, SessionLocator locator, Absences absences)
{
    /// <summary>Of more sessions than these only the one ahead is told where the claim holds of none.</summary>
    private const int MostChecked = 100;

    /// <summary>Of more than are checked the nearest are told.</summary>
    private const int MostShown = 10;

    private readonly Phrases _phrases = context.Phrases;

    /// <summary>Null where the question does not want a yes or a no, or claims nothing.</summary>
    public Answer? TryAnswer(IReadOnlyList<Session> focus)
    {
        var holdsStill = query.Kind is QueryKind.Status && query.Days.Count + query.Places.Count + query.Rooms.Count + query.Hours.Count > 0 && query.References.Count > 0;
        if (!query.YesNo || !holdsStill && query.Kind is not (QueryKind.Overview or QueryKind.Duration or QueryKind.When or QueryKind.Where or QueryKind.Room or QueryKind.Time or QueryKind.List or QueryKind.Theme or QueryKind.Convenor or QueryKind.Preside))
        {
            return null;
        }

        if (query.References.Count == 2 && query.Relation is { } relation)
        {
            return Compare(relation, focus);
        }

        if (query is { References: [var other], Relation: { } toIt, Existence: false } && (query.Pronoun || toIt is TimeRelation.SameDay or TimeRelation.Overlap) && query.Days.Count + query.Places.Count + query.Rooms.Count + query.Content.Count == 0 && focus is [var spoken]
            && locator.Locate(query with { References = [other] }, [], Constraints.Ordinals) is { As: LocatedAs.Found, Sessions: [var named] } && named.Id != spoken.Id)
        {
            // "Is it before the hearing?", "is the hearing on the same day?"
            return query.PronounLeads ? Compare(toIt, spoken, named) : Compare(toIt, named, spoken);
        }

        if (query is { References: [{ Position: SessionPosition.Last, Ordinals.Count: 0, Many: false } last], Existence: false } && query.Days.Count + query.Places.Count + query.Rooms.Count + query.Content.Count == 0
            && focus is [{ Start: not null } it] && (query.Pronoun || last is { Kind: null, Named: false } || last.Kind == it.Kind))
        {
            return IsLast(it);
        }

        if (query.Existence)
        {
            return Exists();
        }

        if (query.Length is { } length && query.References.Count <= 1 && Lasts(length, Subjects(focus)) is { } lasts)
        {
            return lasts;
        }

        var claims = query.Days.Count + query.Places.Count + query.Rooms.Count + query.Hours.Count + query.Content.Count + query.Offices.Count > 0;
        if (!claims)
        {
            return query.Phase is { } phase ? Phase(phase, focus) : null;
        }

        var subjects = Subjects(focus);
        if (holdsStill && subjects.Any(s => !s.Stands))
        {
            return null;
        }

        if (subjects.Count > 0 && !query.AsksTheme && query.Content.Any(word => !context.Index.IsThemeWord(word)))
        {
            return absences.NotSaid(subjects[0], "none.said"); // "longer", "better": a claim of which letters know nothing
        }

        return subjects.Count == 0 ? null : Check(subjects);
    }

    /// <summary>"Do we meet in that room on Friday?": held against what is on that day; null where nothing is.</summary>
    public Answer? OfTheDay()
    {
        var on = context.Index.Sessions.Among(new SessionSearch { Days = query.Days }).Where(s => query.Days.Any(d => SessionFinder.SitsWithin(s, SessionFinder.Meant(d, [s])))).ToList();
        return on.Count > 0 ? Check(on) : null;
    }

    /// <summary>The sessions that the claim is made of: those named; or spoken of; or those that have the room or place claimed, or sit then.</summary>
    private IReadOnlyList<Session> Subjects(IReadOnlyList<Session> focus)
    {
        if (query.References.Count > 0)
        {
            var located = locator.Locate(query, focus, Constraints.Ordinals);
            return located.As switch
            {
                LocatedAs.Found => located.Sessions,
                LocatedAs.Several => Fitting(located.Fitting),
                _ => [],
            };
        }

        if (query.Content.Count > 0)
        {
            return focus;
        }

        if (focus.Count > 0 && (query.Pronoun || focus.Count == 1))
        {
            return focus;
        }

        var claimed = context.Finder.Fitting(query, null, Constraints.Places);
        var near = claimed.Where(s => !context.Clock.IsOver(s));
        return near.Count > 0 ? [near.FirstOrDefault(s => s.Sittings.Count > 1) ?? near[0]] : [.. claimed.Take(1)];
    }

    /// <summary>Of several that could be meant, the one for which the claim holds; else the one ahead.</summary>
    private IReadOnlyList<Session> Fitting(IReadOnlyList<Session> several)
    {
        var isLong = several.Count > MostChecked;
        var holding = (isLong ? Claimed(several) : several).FirstOrDefault(s => Failing(s).Count == 0);
        return holding is not null ? [holding]
            : !isLong ? several
            : context.Clock.ToCome(several, context.Index.Sessions.LongestDays, 1) is [var ahead] ? [ahead]
            : context.Clock.Last(several, _ => true, 1);
    }

    private Answer Check(IReadOnlyList<Session> subjects)
    {
        subjects = subjects.Count > MostChecked ? Few(subjects) : subjects;
        var holding = subjects.Where(s => Failing(s).Count == 0).ToList();
        var unknown = subjects.Where(s => Failing(s).Any(f => !f.Known)).ToList();
        if (holding.Count == 0 && unknown.Count > 0 && unknown.Count == subjects.Count)
        {
            return absences.NotSaid(unknown[0], Failing(unknown[0]).First(f => !f.Known).Key);
        }

        var shown = holding.Count > 0 ? holding : subjects;
        var yes = holding.Count > 0;
        var said = shown.Select(Said).ToList();
        var instead = yes ? [] : Instead(subjects);
        return context.Answered(
            _phrases.Confirm(yes, said[0]),
            [.. shown, .. instead],
            [.. shown.SelectMany(s => context.Cite.Of(s, Fields())), .. instead.SelectMany(s => context.Cite.Of(s, "start", "days"))],
            [new MessageSection(null, [.. shown.Count == 1 ? context.Sessions.TimesAndPlace(shown[0]) : shown.Select(s => context.Sessions.Listed(s))])],
            [.. said.Skip(1), .. instead.Select(s => _phrases.Sentence("instead", ("days", _phrases.List([.. query.Days.Select(d => SessionFinder.Meant(d, [s])).Select(d => context.Times.Within(d.From, d.To))])), ("session", context.Sessions.Name(s)))), .. shown.SelectMany(s => context.Sessions.Inferred(s, []))],
            [context.Ask(context.Clock.IsOver(shown[0]) ? "ask.when.past" : "ask.when", ("session", context.Sessions.FullName(shown[0]))), context.Ask("ask.source", ("session", context.Sessions.FullName(shown[0])))]);
    }

    /// <summary>What is on those days, where the session asked about is not.</summary>
    private IReadOnlyList<Session> Instead(IReadOnlyList<Session> subjects)
    {
        if (query.Days.Count != 1 || subjects.All(s => Failing(s).TrueForAll(f => f.Key != "none.day")))
        {
            return [];
        }

        var day = SessionFinder.Meant(query.Days[0], subjects) is var meant && subjects.Any(s => s.Start is { } a && s.End is { } b && meant.To >= a && meant.From <= b) ? meant : Nearby(subjects);
        return day.From != day.To ? [] : [.. context.Index.Sessions.Among(new SessionSearch { Days = [day] }).Where(s => SessionFinder.SitsWithin(s, day) && subjects.All(x => x.Id != s.Id))];
    }

    private DayRange Nearby(IReadOnlyList<Session> subjects)
    {
        foreach (var (from, to) in query.Days[0].Others)
        {
            if (subjects.Any(s => s.Start is { } a && s.End is { } b && to >= a && from <= b))
            {
                return query.Days[0] with { From = from, To = to };
            }
        }

        return query.Days[0];
    }

    /// <summary>"Are there six rounds?" Only a letter that says how many there are in all settles it.</summary>
    private Answer Number(int claimed, IReadOnlyList<Session> sessions, Answer list)
    {
        if (context.Index.Sessions.InAll(sessions) is not { } total)
        {
            return list;
        }

        var said = _phrases.Say("series.of", ("total", context.Glossary.Number(total)), ("kinds", context.Glossary.Counted(sessions[0].Kind, total)));
        return list with
        {
            Message = list.Message with
            {
                Headline = _phrases.Confirm(claimed == total, said),
                Citations = [.. context.Index.Sessions.Counted(sessions).SelectMany(s => context.Cite.Of(s, "of")), .. list.Message.Citations],
            },
        };
    }

    /// <summary>"Is the round over?"</summary>
    private Answer? Phase(SessionPhase phase, IReadOnlyList<Session> focus)
    {
        var located = locator.Locate(query with { Past = false }, focus, Constraints.Ordinals);
        var session = located.Sessions is [var one] ? one
            : context.Clock.Nearest(located.Fitting);
        if (session?.Start is null || (located.Sessions.Count != 1 && located.As != LocatedAs.Several))
        {
            return null;
        }

        var holds = phase == SessionPhase.Over ? context.Clock.IsOver(session) : context.Clock.HasBegun(session);
        var when = context.Sessions.When(session);
        return context.Answered(
            _phrases.Confirm(holds, when),
            [session],
            context.Cite.Of(session, "start", "end", "days", "sittings"),
            [new MessageSection(null, [.. context.Sessions.TimesAndPlace(session)])]);
    }

    /// <summary>"Is the dialogue before the hearing?"</summary>
    private Answer? Compare(TimeRelation relation, IReadOnlyList<Session> focus)
    {
        var sides = query.References.Select(r => locator.Locate(query with { References = [r] }, focus, Constraints.Ordinals)).ToList();
        if (sides.Find(s => s.As != LocatedAs.Found) is { } failed)
        {
            return failed.As == LocatedAs.None ? absences.NoSuchSession(failed) : null;
        }

        return Compare(relation, sides[0].Sessions[0], sides[1].Sessions[0]);
    }

    private Answer? Compare(TimeRelation relation, Session a, Session b)
    {
        if (context.Clock.Start(a) is not { } startA || context.Clock.Start(b) is not { } startB)
        {
            return null;
        }

        if (query.Days.Count > 0)
        {
            // "Is the dialogue before the round on Thursday?": their hours of that day.
            Instant? OnDay(Session s) => s.Sittings.Where(x => x.From is not null && query.Days.Any(d => SessionFinder.Meant(d, [a, b]).Contains(x.Date)))
                .Select(x => (Instant?)context.Clock.ZoneOf(s).AtLeniently(x.Date + x.From!.Value).ToInstant()).Min();
            (startA, startB) = (OnDay(a) ?? startA, OnDay(b) ?? startB);
        }

        if (relation is TimeRelation.Overlap && a.Days.Intersect(b.Days).Any(day => a.Sittings.Concat(b.Sittings).Any(s => s.Date == day && s.From is null)
            || a.Sittings.All(s => s.Date != day) || b.Sittings.All(s => s.Date != day)))
        {
            relation = TimeRelation.SameDay; // without hours the day is all that can be told
        }

        var holds = relation switch
        {
            TimeRelation.Before => startA < startB,
            TimeRelation.After => startA > startB,
            TimeRelation.Overlap => a.Sittings.Any(x => b.Sittings.Any(y => x.Date == y.Date && x.From < y.To && y.From < x.To)),
            _ => a.Days.Intersect(b.Days).Any(),
        };
        var (whenA, whenB) = (context.Sessions.When(a), context.Sessions.When(b));
        return context.Answered(
            _phrases.Confirm(holds, whenA),
            [a, b],
            [.. context.Cite.Of(a, "start", "end", "days", "sittings"), .. context.Cite.Of(b, "start", "end", "days", "sittings")],
            query.Days.Count > 0 || relation is TimeRelation.Overlap ? [new MessageSection(null, [new Fact(_phrases.Capital(context.Sessions.Name(a)), string.Join('\n', context.Sessions.SittingLines(a))), new Fact(_phrases.Capital(context.Sessions.Name(b)), string.Join('\n', context.Sessions.SittingLines(b)))])] : null,
            [whenB]);
    }

    /// <summary>Sessions of that kind that run over the day asked about, and do not sit on it.</summary>
    private IReadOnlyList<Session> Around() =>
        query.References is [{ Kind: not null, Ordinals.Count: 0, Position: null } reference] && query.Days is [var day] && day.From == day.To
            ? [.. context.Finder.Fitting(query, reference, Constraints.All & ~Constraints.Days)
                .Where(s => s is { Start: { } start, End: { } end } && SessionFinder.Meant(day, [s]).From > start && SessionFinder.Meant(day, [s]).To < end)]
            : [];

    /// <summary>"Is there …", "will there be …".</summary>
    private Answer? Exists()
    {
        var located = locator.Locate(query with { References = [.. query.References.Select(r => r with { Many = true })] }, []);
        if (located.As != LocatedAs.Found || located.Sessions.Count == 0)
        {
            if (Around() is { Count: > 0 } around)
            {
                return Check(around);
            }

            return query.References.Count + query.Places.Count + query.Rooms.Count + query.Content.Count > 0 ? absences.NoSuchSession(located) : null;
        }

        var list = new ListAnswers(context, query, absences).Of(located.Sessions, located.Reference);
        if (query.HowMany is { } claimed && query.References[0].Position is null)
        {
            return Number(claimed, located.Sessions, list);
        }

        return list with { Message = list.Message with { Headline = _phrases.Confirm(true, list.Message.Headline) } };
    }
}
