using CompactBot.Core.Answers;
using CompactBot.Core.Languages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>What the bot offers to ask it understands itself, in each language: a button that is not understood is worse than none.</summary>
public sealed class SuggestedQuestionsTests
{
    private static readonly Instant Now = Instant.FromUtc(2018, 2, 10, 14, 0);

    public static TheoryData<string> Spoken => [.. LanguageTags.Spoken];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void QuestionAboutASession_IsAnsweredOfThatSession(string language)
    {
        var context = Context(language);
        string[] keys = ["ask.when", "ask.where", "ask.room", "ask.theme", "ask.invited", "ask.source", "ask.about"];
        var wrong = new List<string>();
        foreach (var session in context.Catalogue.Sessions)
        {
            foreach (var key in keys)
            {
                var past = context.Clock.IsOver(session) && context.Phrases.Has(key + ".past") ? key + ".past" : key;
                var question = context.Phrases.Say(past, ("session", context.Sessions.FullName(session)));
                var answer = Ask(question);
                if (!answer.Sessions.Select(s => s.Id).SequenceEqual([session.Id]) || answer.Message.Language != language)
                {
                    wrong.Add($"{question}: {answer.Outcome} in {answer.Message.Language} of <{string.Join(", ", answer.Sessions.Select(s => s.Id))}>: {answer.Message.Headline}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void QuestionAboutLetters_IsAnswered(string language)
    {
        var context = Context(language);
        var date = context.Times.Plain(new LocalDate(2018, 2, 5));
        string[] questions =
        [
            context.Phrases.Say("ask.list"),
            context.Phrases.Say("ask.letters"),
            context.Phrases.Say("ask.latest"),
            context.Phrases.Say("ask.signed", ("date", date)),
            context.Phrases.Say("ask.enclosed", ("date", date)),
            .. new[] { SessionKind.ThematicSession, SessionKind.StakeholderDialogue, SessionKind.NegotiationRound }.Select(kind => context.Phrases.Say("ask.list.kind", ("kinds", context.Glossary.Kind(kind, many: true)))),
        ];
        questions.Select(q => (q, Answer: Ask(q))).Where(a => a.Answer.Outcome != Outcome.Answered || a.Answer.Message.Language != language)
            .Select(a => $"{a.q}: {a.Answer.Outcome} in {a.Answer.Message.Language}: {a.Answer.Message.Headline}").ShouldBeEmpty();
    }

    private static AnswerContext Context(string language) =>
        new(CatalogueIndex.Of(LettersByHand.Catalogue), new Question("", Now), language, DateTimeZoneProviders.Tzdb["America/New_York"]);

    private static Answer Ask(string text) => QuestionCorpus.Respondent.Answer(LettersByHand.Catalogue, new Question(text, Now), Dialogue.Empty).Answer;
}
