using CompactBot.Core.Messages;
using CompactBot.Core.Questions;

namespace CompactBot.Core.Answers;

/// <summary>What is not answered: asked back, declined, not understood, too long. Each says what can be asked instead.</summary>
internal static class Refusals
{
    public static Answer Declined(AnswerContext context) =>
        Make(context, Outcome.Declined, "declined", []);

    /// <summary>Passcodes and the like are for those who were invited, and no letter's words are quoted that may hold one.</summary>
    public static Answer Secret(AnswerContext context) => context.Make(Outcome.Declined, context.Phrases.Say("declined.secret"));

    public static Answer TooLong(AnswerContext context) =>
        Make(context, Outcome.NotUnderstood, "too.long", [("limit", Respondent.LongestQuestion)]);

    public static Answer NotUnderstood(AnswerContext context, Query query) =>
        Make(context, Outcome.NotUnderstood, query.Kind == QueryKind.Help ? "help" : "not.understood", []);

    /// <summary>Something was set for the conversation: no question, and no fact of a letter.</summary>
    public static Answer Noted(AnswerContext context, SettingRequest request) => request switch
    {
        SettingRequest.Clock { Zone: var zone, City: var city } => Make(
            context,
            Outcome.NotUnderstood,
            "setting.zone",
            [("city", context.Glossary.Place(city ?? TimeTeller.CityOf(NodaTime.DateTimeZoneProviders.Tzdb[zone])))]),
        SettingRequest.UnknownClock { Words: var words } => Make(context, Outcome.NotUnderstood, "setting.zone.unknown", [("words", words)]),
        SettingRequest.Speak { Language: null } => Make(context, Outcome.NotUnderstood, "setting.language.any", []),
        _ => Make(context, Outcome.NotUnderstood, "setting.language", []),
    };

    /// <summary>Asks which of several is meant; each choice is a question that can be asked as it stands.</summary>
    public static Answer Several(AnswerContext context, IReadOnlyList<PendingChoice> choices)
    {
        var questions = choices.Select(c => c.Question).ToList();
        return context.Make(
            Outcome.Ambiguous,
            context.Phrases.Say("which.one"),
            paragraphs: questions,
            actions: questions.Select(q => new MessageAction(ActionKind.Ask, q, q)),
            choices: questions);
    }

    private static Answer Make(AnswerContext context, Outcome outcome, string key, ReadOnlySpan<(string, object?)> values)
    {
        var examples = Examples(context);
        return context.Make(
            outcome,
            context.Phrases.Say(key, values),
            paragraphs: examples.Count == 0 ? [context.Phrases.Say("no.letters")] : [context.Phrases.Say("examples", ("questions", string.Join(context.Phrases.Say("examples.between"), examples)))],
            actions: examples.Select(q => new MessageAction(ActionKind.Ask, q, q)));
    }

    /// <summary>Two or three questions that this catalogue answers: about the session ahead, or the last one.</summary>
    private static IReadOnlyList<string> Examples(AnswerContext context)
    {
        var sessions = context.Index.Sessions.All;
        var about = context.Clock.NotOver(sessions, context.Index.Sessions.LongestDays).FirstOrDefault() ?? (sessions.Dated > 0 ? sessions[sessions.Dated - 1] : null);
        if (about is null)
        {
            return context.Catalogue.Letters.Count > 0 ? [context.Phrases.Say("ask.letters")] : [];
        }

        var isOver = context.Clock.IsOver(about);
        var other = sessions.FindLast(s => s.Id != about.Id && s.Sittings.Any(x => x.Room is not null)) ?? about;
        return
        [
            context.Phrases.Say(isOver ? "ask.when.past" : "ask.when", ("session", context.Sessions.FullName(about))),
            context.Phrases.Say(context.Clock.IsOver(other) ? "ask.where.past" : "ask.where", ("session", context.Sessions.FullName(other))),
            context.Phrases.Say("ask.list"),
        ];
    }
}
