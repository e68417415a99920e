using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Answers what is asked of sessions that were found.</summary>
internal sealed partial class SessionAnswers(AnswerContext context, Query query, Absences absences)
{
    /// <summary>More sessions than these are listed, and not each answered in its turn.</summary>
    private const int MostTogether = 40;

    private readonly Phrases _phrases = context.Phrases;
    private readonly SessionTeller _sessions = context.Sessions;

    public Answer About(Located located)
    {
        var sessions = located.Sessions;
        if (sessions.Count > 1)
        {
            return sessions.Count <= MostTogether && query.Kind is QueryKind.Invited or QueryKind.Theme or QueryKind.Room or QueryKind.Time or QueryKind.Where or QueryKind.Convenor or QueryKind.Level or QueryKind.Until or QueryKind.Duration
                ? Together([.. sessions.Select(s => One(s))])
                : new ListAnswers(context, query, absences).Of(sessions, located.Reference);
        }

        var answer = One(sessions[0]);
        return located.ChoseNext && answer.Outcome == Outcome.Answered
            ? answer with { Message = answer.Message with { Paragraphs = [.. answer.Message.Paragraphs, _phrases.Say("chose.next", ("kind", context.Glossary.Kind(sessions[0].Kind, many: true)))] } }
            : answer;
    }

    /// <summary>Several sessions, one question: each answered in its turn; what no letter says of one is said beside the others.</summary>
    private Answer Together(IReadOnlyList<Answer> answers)
    {
        var held = answers.Where(a => a.Outcome == Outcome.Answered).ToList();
        var first = held.Count > 0 ? held[0] : answers[0];
        var rest = answers.Where(a => !ReferenceEquals(a, first)).ToList();
        return context.Make(
            first.Outcome,
            first.Message.Headline,
            answers.SelectMany(a => a.Sessions),
            answers.SelectMany(a => a.Message.Citations),
            answers.SelectMany(a => a.Message.Sections.Select(s => s with { Heading = s.Heading ?? (a.Sessions.Count > 0 ? _phrases.Capital(_sessions.FullName(a.Sessions[0])) : null) })),
            [.. rest.Select(a => a.Message.Headline), .. answers.Where(a => a.Outcome == Outcome.Answered).SelectMany(a => a.Message.Paragraphs)],
            first.Message.Actions);
    }

    private Answer One(Session session) => query.Kind switch
    {
        QueryKind.When or QueryKind.Where or QueryKind.Room or QueryKind.Time or QueryKind.Until or QueryKind.Duration or QueryKind.Overview when !session.Stands => Off(session),
        _ when query.DayOfSession > session.Days.Count && session.Days.Count > 0 => absences.NotSaid(session, "none.said"),
        QueryKind.When => When(session),
        QueryKind.Where => Where(session),
        QueryKind.Room => Room(session),
        QueryKind.Time => Time(session),
        QueryKind.Theme => Theme(session),
        QueryKind.Convenor => Convenor(session),
        QueryKind.Preside or QueryKind.Person => Preside(session),
        QueryKind.Invited => Invited(session),
        QueryKind.Level => Level(session),
        QueryKind.Until => Until(session),
        QueryKind.Duration => Duration(session),
        QueryKind.Mode => Mode(session),
        QueryKind.Status or QueryKind.Changes => Standing(session),
        QueryKind.Unsaid or QueryKind.Deadline or QueryKind.Link or QueryKind.Resolution or QueryKind.Enclosures => absences.NotSaid(session, query.AskedWords is null ? "none.said" : "none.said.of", null, ("words", query.AskedWords)),
        _ => Overview(session),
    };

    /// <summary>It is cancelled, or put off until further notice: what was announced for it does not hold, and is told as such alone.</summary>
    private Answer Off(Session session) => query.AsksNewDays && session.Status == SessionStatus.Postponed ? absences.NotSaid(session, "none.day") : context.Answered(
        Denied(session),
        [session],
        [.. context.Cite.Of(session, "status"), .. Times(session)],
        Section(_sessions.TimesAndPlace(session)));

    /// <summary>"Is it still on the 17th?": no, where it no longer stands.</summary>
    private string Denied(Session session) => query.YesNo && (query.Affirms || query.Days.Count + query.Hours.Count > 0)
        ? _phrases.Confirm(false, _sessions.When(session))
        : _sessions.When(session);

    private Answer When(Session session)
    {
        if (session.Start is null)
        {
            return absences.NotSaid(session, "none.day");
        }

        if (query.Ends && session.Start == (session.End ?? session.Start) && session.Sittings.All(s => s.To is null))
        {
            return absences.NotSaid(session, "none.end");
        }

        return OfDays(session) is { } days
            ? context.Answered(_phrases.Sentence("on.days", ("session", _sessions.FullName(session)), ("line", _sessions.Line(session, days))), [session], Times(session), Section(_sessions.TimesAndPlace(session, days)), Notes(session), Next(session))
            : context.Answered(_sessions.When(session), [session], Times(session), Section(_sessions.TimesAndPlace(session)), Notes(session), Next(session));
    }

    private Answer Where(Session session)
    {
        var rooms = Rooms(session, null);
        if (session.City is null && session.Building is null && rooms.Count == 0)
        {
            return absences.NotSaid(session, "none.place");
        }

        if (query.AsksBuilding && session.Building is null && rooms.Count == 0)
        {
            return absences.NotSaid(session, "none.building", [_phrases.Sentence("known.place", ("place", _sessions.Place(session)))]);
        }

        if (OfDays(session) is not null)
        {
            return Room(session);
        }

        var place = _sessions.Place(session);
        var headline = session.Room is null && rooms.Count > 1
            ? _phrases.Sentence(Tensed("where.rooms", session), ("session", _sessions.FullName(session)), ("place", place), ("rooms", _phrases.List([.. rooms.Select(_sessions.Room)])))
            : _phrases.Sentence(Tensed(session.Room is null ? "where" : "where.room", session), ("session", _sessions.FullName(session)), ("place", place));
        var notes = Notes(session, "city");
        return context.Answered(
            headline,
            [session],
            context.Cite.Of(session, "room", "building", "city", "sittings"),
            Section(_sessions.TimesAndPlace(session)),
            rooms.Count == 0 ? [_phrases.Say("missing.room"), .. notes] : notes,
            Next(session));
    }

    private Answer Room(Session session)
    {
        var days = OfDays(session);
        var rooms = Rooms(session, days);
        if (rooms.Count == 0)
        {
            return absences.NotSaid(session, "none.room", _sessions.Place(session) is { Length: > 0 } place
                ? [_phrases.Sentence("known.place", ("place", place))]
                : []);
        }

        var byDay = rooms.Count == 1
            ? _sessions.Room(rooms[0])
            : _phrases.List([.. session.Sittings
                .Where(s => s.Room is not null && (days is null || days.Contains(s.Date)))
                .DistinctBy(s => (s.Date, s.Room))
                .Select(s => _phrases.Say("room.on", ("room", _sessions.Room(s.Room!)), ("day", context.Times.DayMonth(s.Date))))]);
        return context.Answered(
            _phrases.Sentence(days is null ? Tensed("room", session) : Tensed("room.day", session), ("session", _sessions.FullName(session)), ("rooms", byDay), ("day", days is null ? "" : context.Times.Days(days))),
            [session],
            context.Cite.Of(session, "room", "sittings"),
            Section(_sessions.TimesAndPlace(session, days)),
            Notes(session),
            Next(session));
    }

    public Answer Overview(Session session)
    {
        if (session.Start is null)
        {
            return absences.NotSaid(session, "none.day");
        }

        var days = OfDays(session);
        return context.Answered(
            days is null ? _sessions.When(session) : _phrases.Sentence("on.days", ("session", _sessions.FullName(session)), ("line", _sessions.Line(session, days))),
            [session],
            context.Cite.Of(session, "start", "end", "days", "sittings", "room", "city", "theme", "invited", "level", "convenor"),
            Section(_sessions.All(session, days)),
            Notes(session),
            Next(session));
    }

    /// <summary>The days of the session that the question is about; null where it is about all of them.</summary>
    public IReadOnlyList<LocalDate>? OfDays(Session session)
    {
        if (query.DayOfSession is { } nth)
        {
            var at = nth < 0 ? session.Days.Count - 1 : nth - 1;
            return at >= 0 && at < session.Days.Count ? [session.Days[at]] : null;
        }

        if (query.Days.Count == 0 || query.YesNo)
        {
            return null;
        }

        var meant = query.Days.Select(d => SessionFinder.Meant(d, [session])).ToList();
        var days = session.Days.Where(d => meant.Exists(m => m.Contains(d))).ToList();
        return days.Count == 0 || days.Count == session.Days.Count ? null : days;
    }

    private static IReadOnlyList<string> Rooms(Session session, IReadOnlyList<LocalDate>? days) =>
        [.. session.Sittings.Where(s => days is null || days.Contains(s.Date)).Select(s => s.Room).Append(days is null || session.Sittings.Count == 0 ? session.Room : null).OfType<string>().Distinct(StringComparer.Ordinal)];

    private string Tensed(string key, Session session) => $"{key}.{(context.Clock.IsOver(session) ? "past" : "future")}";

    private IReadOnlyList<Citation> Times(Session session) => context.Cite.Of(session, "start", "end", "days", "sittings");

    private static IEnumerable<MessageSection> Section(IEnumerable<Fact> facts) => [new MessageSection(null, [.. facts])];

    private IReadOnlyList<string> Notes(Session session, params IReadOnlyList<string> fields)
    {
        var notes = _sessions.Inferred(session, fields).ToList();
        notes.InsertRange(0, context.Changes.Notes(session));
        if (session.Status is not (SessionStatus.Scheduled or SessionStatus.Moved) || (session.Status == SessionStatus.Moved && notes.Count == 0))
        {
            notes.Insert(0, _phrases.Sentence("note.status", ("session", _sessions.Name(session)), ("status", context.Glossary.Status(session.Status))));
        }

        if (query.Kind is QueryKind.When or QueryKind.Overview or QueryKind.Until)
        {
            var (hours, place) = (session.Sittings.Any(s => s.From is not null), _sessions.Place(session).Length > 0);
            if (!hours || !place)
            {
                notes.Add(_phrases.Say(hours ? "missing.place" : place ? "missing.hours" : "missing.both"));
            }
        }

        return notes;
    }

    /// <summary>Two or three questions that go on from here.</summary>
    private IEnumerable<MessageAction> Next(Session session)
    {
        var name = _sessions.FullName(session);
        var isOver = context.Clock.IsOver(session);
        if (query.Kind is not (QueryKind.Room or QueryKind.Where) && session.Sittings.Any(s => s.Room is not null))
        {
            yield return context.Ask(isOver ? "ask.room.past" : "ask.room", ("session", name));
        }

        if (query.Kind is QueryKind.Room or QueryKind.Where or QueryKind.Theme or QueryKind.Invited or QueryKind.Level or QueryKind.Convenor)
        {
            yield return context.Ask(isOver ? "ask.when.past" : "ask.when", ("session", name));
        }

        if (query.Kind != QueryKind.Theme && session.Theme is not null)
        {
            yield return context.Ask(isOver ? "ask.theme.past" : "ask.theme", ("session", name));
        }

        yield return context.Ask("ask.source", ("session", name));
        if (query.Kind != QueryKind.Invited && session.Invited.Count > 0)
        {
            yield return context.Ask(isOver ? "ask.invited.past" : "ask.invited", ("session", name));
        }
    }
}
