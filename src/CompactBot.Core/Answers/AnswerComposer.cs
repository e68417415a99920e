using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>Hands a question to those who answer its kind.</summary>
internal sealed class AnswerComposer(AnswerContext context, Query query, IReadOnlyList<Session> focus, Dialogue dialogue)
{
    private const int MostChoices = 5;

    private readonly SessionLocator _locator = new(context.Index, context.Clock, context.Finder);
    private readonly Absences _absences = new(context, query);

    public (Answer Answer, IReadOnlyList<PendingChoice> Choices) Compose()
    {
        if (query.Also is { } also)
        {
            // Words of letters that no theme has are the other question's ("… and by when are the additional inputs due?").
            return (Beside(context, [Part(query with { Also = null, Content = [.. query.Content.Where(w => context.Index.IsThemeWord(w) || query.Unknown.Contains(w))] }), Part(query with { Also = null, Kind = also })]), []);
        }

        if (query is { DayOfSession: not null, References.Count: 0, Letter: null, Days.Count: 0 } && focus.Count > 1)
        {
            return Several(focus); // "the third day": of which?
        }

        if (query is { Former: true, References.Count: 0, Letter: null } && focus is [var unchanged] && context.Changes.Of(unchanged).Count == 0 && ChangedBeside(unchanged) is [var changed])
        {
            return new AnswerComposer(context, query, [changed], dialogue).Compose();
        }

        var letters = new LetterAnswers(context, query, dialogue, focus);
        if (letters.TryAnswer(_locator, _absences) is { } ofLetters)
        {
            return (ofLetters, []);
        }

        if (new ComparedSessions(context, query, _locator, _absences).TryAnswer(focus) is { } compared)
        {
            return (compared, []);
        }

        if (new ClashAnswers(context, query, _locator).TryAnswer(focus) is { } clash)
        {
            return (clash, []);
        }

        if (query is { Kind: QueryKind.Agenda, YesNo: true, References.Count: 0, Days.Count: > 0 } && query.Places.Count + query.Rooms.Count > 0
            && new CheckAnswers(context, query, _locator, _absences).OfTheDay() is { } ofTheDay)
        {
            return (ofTheDay, []);
        }

        if (query.Kind == QueryKind.Agenda && (query.Days.Count > 0 || query.References.Count == 0))
        {
            return (new ListAnswers(context, query, _absences).Agenda(), []);
        }

        if (query is { AsksAgenda: true, Relation: TimeRelation.After, References: [_], Days.Count: 0, YesNo: false }
            && _locator.Locate(query, focus) is { As: LocatedAs.Found, Sessions: [{ End: not null } before] })
        {
            return (new ListAnswers(context, query, _absences).After(before), []);
        }

        if (query is { Relation: TimeRelation.After, References.Count: 0, Days.Count: 0, Places.Count: 0, Content.Count: 0, YesNo: false, Letter: null } && (query.Follows || query.Pronoun || query.Likewise)
            && focus is [{ End: not null } spoken])
        {
            return (new ListAnswers(context, query, _absences).After(spoken), []);
        }

        if (query is { Follows: true, YesNo: false, Letter: null, References: [{ Position: SessionPosition.Next, Ordinals.Count: 0, Many: false } another], Days.Count: 0, Places.Count: 0, Rooms.Count: 0, Content.Count: 0, HowMany: null }
            && focus is [{ Start: not null } last] && (another.Kind ?? last.Kind) == last.Kind)
        {
            return NextAfter(last);
        }

        if (new CheckAnswers(context, query, _locator, _absences).TryAnswer(focus) is { } check)
        {
            return (check, []);
        }

        if (query.Kind is QueryKind.List or QueryKind.Count)
        {
            return (new ListAnswers(context, query, _absences).ListOrCount(_locator), []);
        }

        var located = _locator.Locate(query, focus);
        return located.As switch
        {
            LocatedAs.Found when located.ChoseNext && query.DayOfSession is not null => Several(located.Fitting), // "the fourth day of the round": of which?
            LocatedAs.Found => (new SessionAnswers(context, query, _absences).About(located), []),
            LocatedAs.Several => Several(located.Fitting),
            LocatedAs.Unnamed => Unnamed(),
            _ => (_absences.NoSuchSession(located), []),
        };
    }

    /// <summary>"And the next one?": the next of its kind behind the one that was spoken of, wherever that stands in time.</summary>
    private (Answer, IReadOnlyList<PendingChoice>) NextAfter(Session spoken)
    {
        var next = context.Clock.First(context.Index.Sessions.Of(spoken.Kind).Between(spoken.Start, null), s => s.Stands && s.Start > spoken.Start, 1);
        return next.Count > 0
            ? new AnswerComposer(context, query with { References = [], Follows = false, Relation = null, Pronoun = true }, next, dialogue).Compose()
            : (_absences.Plainly("none.after", [context.Sessions.When(spoken)], context.Cite.Of(spoken, "start", "end", "days"), ("session", context.Sessions.FullName(spoken))), []);
    }

    /// <summary>What was changed by the letters that speak of a session which was not: "the old dates" are theirs.</summary>
    private IReadOnlyList<Session> ChangedBeside(Session session) => [.. context.Catalogue.LettersOf(session)
        .SelectMany(letter => letter.Sessions)
        .Select(s => s.Id)
        .Distinct(StringComparer.Ordinal)
        .Select(context.Catalogue.Session)
        .OfType<Session>()
        .Where(s => context.Changes.Of(s).Count > 0)];

    private Answer Part(Query part) => new AnswerComposer(context, part, focus, dialogue).Compose().Answer;

    /// <summary>Questions of one sentence, each answered for itself: what no letter says of one does not take away what one says of another.</summary>
    public static Answer Beside(AnswerContext context, IReadOnlyList<Answer> answers) => answers.Any(a => a.Outcome is not (Outcome.Answered or Outcome.NotAnnounced))
        ? answers[0]
        : context.Make(
            answers.Any(a => a.Outcome == Outcome.Answered) ? Outcome.Answered : answers[^1].Outcome,
            answers[0].Message.Headline,
            answers.SelectMany(a => a.Sessions),
            answers.SelectMany(a => a.Message.Citations),
            answers[0].Message.Sections,
            [.. answers.Skip(1).Select(a => a.Message.Headline), .. answers[0].Message.Paragraphs],
            answers[0].Message.Actions);

    /// <summary>Nothing is named and nothing was spoken of: the session ahead where there is one, else a question back.</summary>
    private (Answer, IReadOnlyList<PendingChoice>) Unnamed()
    {
        if (query.AskedWords is { } words)
        {
            return (_absences.Plainly("none.unsaid", null, null, ("words", words)), []);
        }

        if (query.NamesProcess && query.Kind is not QueryKind.Room)
        {
            return query.Kind == QueryKind.Overview ? (Refusals.NotUnderstood(context, query), []) : (_absences.Plainly("none.process"), []);
        }

        var today = context.Index.Sessions.Among(new SessionSearch { Days = [context.Clock.AboutToday] });
        var sitting = today.Where(context.Clock.IsSitting);
        var on = sitting.Count > 0 ? sitting : today.Where(s => s.Days.Contains(context.Clock.TodayAt(s)));
        var ahead = on.Count > 0 ? on : context.Index.Sessions.All.Where(s => !context.Clock.IsOver(s));
        var offered = ahead.Count > 0 ? ahead : context.Index.Sessions.All;
        return offered.Count switch
        {
            0 => (Refusals.NotUnderstood(context, query), []),
            1 => (new SessionAnswers(context, query, _absences).About(new Located(LocatedAs.Found, offered, offered, null)), []),
            _ => Several(offered),
        };
    }

    private (Answer, IReadOnlyList<PendingChoice>) Several(IReadOnlyList<Session> fitting)
    {
        var key = $"choice.{DataName.Of(query.Kind)}";
        var choices = context.Clock.Last(fitting, _ => true, MostChoices)
            .Reverse()
            .Select(s => new PendingChoice(
                context.Phrases.Sentence(context.Phrases.Has(key) ? key : "choice", ("session", context.Sessions.FullName(s)), ("is", context.Phrases.Say(context.Clock.IsOver(s) ? "is.past" : "is.future"))),
                s.Id))
            .ToList();
        return (Refusals.Several(context, choices), choices);
    }
}
