using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>Shows sessions side by side: all that letters give of each, and which comes first.</summary>
internal sealed class ComparedSessions(AnswerContext context, Query query, SessionLocator locator, Absences absences)
{
    private const int Most = 4;

    private readonly Phrases _phrases = context.Phrases;

    /// <summary>Null where nothing is to be compared.</summary>
    public Answer? TryAnswer(IReadOnlyList<Session> focus)
    {
        if (!query.Compares || query.Letter is not null || query.References.Count == 0)
        {
            return null;
        }

        var compared = new List<Session>();
        foreach (var reference in query.References.SelectMany(Each).Take(Most))
        {
            var located = locator.Locate(query with { References = [reference], Content = [.. query.Content.Where(context.Index.IsThemeWord)], YesNo = false }, []);
            switch (located.As)
            {
                case LocatedAs.Found:
                    compared.AddRange(located.Sessions);
                    break;
                case LocatedAs.None:
                    return absences.NoSuchSession(located);
                default:
                    compared.AddRange(located.Fitting.Take(1));
                    break;
            }
        }

        if (compared.DistinctBy(s => s.Id).Count() == 1 && focus is [var spoken, ..] && spoken.Id != compared[0].Id)
        {
            compared.Insert(0, spoken); // "how does it differ from the hearing?"
        }

        var sessions = compared.DistinctBy(s => s.Id).Take(Most).ToList();
        return sessions.Count < 2 ? null : context.Answered(
            _phrases.Sentence("compare", ("sessions", _phrases.List([.. sessions.Select(s => context.Sessions.FullName(s).Text)]))),
            sessions,
            sessions.SelectMany(s => context.Cite.Of(s, "start", "end", "days", "sittings", "room", "city", "theme", "invited", "level", "convenor")),
            sessions.Select(s => new MessageSection(_phrases.Capital(context.Sessions.FullName(s)), [.. context.Sessions.All(s)])),
            [Order(sessions), .. sessions.Select(context.Sessions.When)],
            sessions.Take(2).Select(s => context.Ask("ask.about", ("session", context.Sessions.FullName(s)))));
    }

    /// <summary>"The fourth and the fifth session" are two.</summary>
    private static IEnumerable<SessionReference> Each(SessionReference reference) =>
        reference.Ordinals.Count > 0 ? reference.Ordinals.Select(n => reference with { Ordinals = [n], Many = false }) : [reference];

    private string Order(IReadOnlyList<Session> sessions)
    {
        if (sessions is not [{ Start: { } a }, { Start: { } b }] || a == b)
        {
            return "";
        }

        var (first, second) = a < b ? (sessions[0], sessions[1]) : (sessions[1], sessions[0]);
        return _phrases.Sentence(
            "compare.first",
            ("first", context.Sessions.FullName(first)),
            ("second", context.Sessions.FullName(second)),
            ("count", Period.Between(first.Start!.Value, second.Start!.Value, PeriodUnits.Days).Days));
    }
}
