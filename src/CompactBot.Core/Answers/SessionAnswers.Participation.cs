using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>What a session is about, and for whom: theme, convenor, chair, who is invited, level.</summary>
internal sealed partial class SessionAnswers
{
    private Answer Theme(Session session) => session.Theme is { } theme
        ? context.Answered(
            _phrases.Sentence(Tensed("theme", session), ("session", _sessions.FullName(session)), ("theme", _sessions.Quoted(session, theme))),
            [session],
            context.Cite.Of(session, "theme"),
            Section(_sessions.TimesAndPlace(session)),
            actions: Next(session))
        : absences.NotSaid(session, "none.theme");

    private Answer Convenor(Session session)
    {
        if (session.Convenor is { } convenor)
        {
            return context.Answered(
                _phrases.Sentence(Tensed("convenor", session), ("session", _sessions.FullName(session)), ("convenor", context.Glossary.Office(convenor))),
                [session],
                context.Cite.Of(session, "convenor"),
                paragraphs: [_phrases.Say("no.name", ("office", context.Glossary.Office(convenor)))],
                actions: Next(session));
        }

        var letter = context.Catalogue.LettersOf(session)[0];
        return context.Answered(
            _phrases.Sentence("convenor.issuers", ("session", _sessions.FullName(session)), ("date", context.Times.Plain(letter.Letter.Date)), ("names", _phrases.List([.. letter.Issuers.Select(i => i.Name)])), ("role", letter.Role is { } role ? _phrases.Say("as.role", ("role", _sessions.Quoted(letter, role))) : "")),
            [session],
            [.. context.Cite.Of(session, "title"), .. LetterAnswers.Signatures(context, letter)],
            actions: Next(session));
    }

    private Answer Preside(Session session) => absences.NotSaid(
        session,
        "none.preside",
        session.Convenor is { } convenor && context.Catalogue.LettersOf(session) is [var letter, ..]
            ? [_phrases.Say("known.convenor", ("date", context.Times.Plain(letter.Letter.Date)), ("office", context.Glossary.Office(convenor)))]
            : []);

    private Answer Invited(Session session)
    {
        if (session.Invited.Count == 0)
        {
            return session.Level is null || !query.AsksInvited ? absences.NotSaid(session, "none.invited") : Level(session);
        }

        var missing = query.Invitees.Where(i => !session.Invited.Contains(i)).ToList();
        var isCheck = query.YesNo && query.Invitees.Count > 0;
        var values = (_sessions.FullName(session), _sessions.Invited(session), _phrases.Either([.. missing.Select(context.Glossary.Invitee)]));
        var others = missing.Count == 0 ? [] : context.Index.Sessions.OfLetters(session.Evidence.Select(e => e.Letter).Distinct(StringComparer.Ordinal))
            .Where(s => s.Id != session.Id && SessionLocator.ShareLetter(s, session) && missing.TrueForAll(i => s.Invited.Contains(i)))
            .ToList();
        return context.Answered(
            _phrases.Sentence(missing.Count > 0 ? "invited.no" : isCheck ? Tensed("invited.yes", session) : Tensed("invited", session), ("session", values.Item1), ("invited", values.Item2), ("missing", values.Item3)),
            [session],
            [.. context.Cite.Of(session, "invited"), .. others.SelectMany(o => context.Cite.Of(o, "invited"))],
            Section(_sessions.TimesAndPlace(session)),
            others.Select(o => _phrases.Sentence("invited.other", ("invited", values.Item3), ("session", _sessions.FullName(o)))),
            Next(session));
    }

    private Answer Level(Session session) => session.Level is { } level
        ? context.Answered(
            _phrases.Sentence("level", ("session", _sessions.FullName(session)), ("level", _sessions.QuotedTerm(session, level))),
            [session],
            context.Cite.Of(session, "level"),
            Section(_sessions.TimesAndPlace(session)),
            Notes(session),
            Next(session))
        : absences.NotSaid(session, "none.level");

    private Answer Mode(Session session) => session.Mode != SessionMode.Unstated
        ? context.Answered(
            _phrases.Sentence("mode", ("session", _sessions.FullName(session)), ("mode", context.Glossary.Mode(session.Mode))),
            [session],
            context.Cite.Of(session, "mode"),
            Section(_sessions.TimesAndPlace(session)),
            actions: Next(session))
        : absences.NotSaid(session, "none.mode");

    /// <summary>Whether it still stands as first announced.</summary>
    private Answer Standing(Session session)
    {
        var letters = context.Catalogue.LettersOf(session);
        var changes = context.Changes.Of(session);
        var last = changes.Count > 0 ? changes[0].State.Letter : letters.Count > 0 ? letters[0] : null;
        IEnumerable<string> lines = [.. changes.Select(c => _phrases.Say("note.changed", ("date", context.Times.Plain(c.State.Letter.Letter.Date)), ("changes", string.Join(_phrases.Say("changes.join"), c.Lines.Select(l => l.Text)))))];
        if (!session.Stands)
        {
            return context.Answered(query is { YesNo: true, Affirms: false, AskedStatus: { } asked } ? _phrases.Confirm(asked == session.Status, _sessions.When(session)) : Denied(session), [session], [.. context.Cite.Of(session, "status"), .. Times(session)], Section(_sessions.TimesAndPlace(session)), lines, Next(session));
        }

        var (key, citations) = session.Status switch
        {
            SessionStatus.Tentative or SessionStatus.Moved => ("standing.status", context.Cite.Of(session, "status")),
            _ when changes.Count > 0 => ("standing.changed", Times(session)),
            _ => (query.YesNo ? query.Affirms ? "standing.yes" : "standing.no" : "standing.unchanged", Times(session)),
        };
        var standing = _phrases.Sentence(key, ("session", _sessions.FullName(session)), ("date", last is null ? "" : context.Times.Plain(last.Letter.Date)), ("status", context.Glossary.Status(session.Status)));
        return context.Answered(
            query is { YesNo: true, Kind: QueryKind.Changes } && changes.Count > 0 ? _phrases.Confirm(true, standing) : standing,
            [session],
            changes.Count > 0 ? [.. citations, .. Times(session)] : citations,
            Section(_sessions.TimesAndPlace(session)),
            changes.Count == 0 ? context.Changes.Notes(session) : lines,
            Next(session));
    }
}
