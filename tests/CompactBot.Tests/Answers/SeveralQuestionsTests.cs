using CompactBot.Core.Answers;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>Several questions in one sentence, and the words that an answer rests on, in six languages.</summary>
public sealed class SeveralQuestionsTests
{
    private static readonly Instant February2018 = Instant.FromUtc(2018, 2, 10, 14, 0);

    [Theory]
    [InlineData("when is the sixth thematic session, where is it, and who is invited?", "12 to Friday 13 October", "Conference Room XIX", "observer States")]
    [InlineData("Quand a lieu la sixième session thématique, dans quelle salle et qui est invité ?", "12 au vendredi 13 octobre", "salle de conférence XIX", "États observateurs")]
    [InlineData("¿cuándo es la sexta sesión temática, dónde y quién está invitado?", "12 al viernes 13 de octubre", "Sala de Conferencias XIX", "Estados observadores")]
    [InlineData("第六次专题会议什么时候举行？在哪里？谁受邀？", "10月12日", "第XIX会议室", "观察员国")]
    [InlineData("когда шестая тематическая сессия, где и кто приглашен?", "13 октября", "зал заседаний XIX", "государства-наблюдатели")]
    [InlineData("متى الجلسة المواضيعية السادسة ومن المدعوون إليها؟", "13 تشرين الأول/أكتوبر", "الدول المراقبة")]
    public void EachIsAnswered(string question, params string[] expected)
    {
        var answer = Ask(question)[0];

        answer.Outcome.ShouldBe(Outcome.Answered);
        var lines = answer.Text.Split("\n\n")[0];
        expected.ShouldAllBe(words => lines.Contains(words, StringComparison.Ordinal), lines);
    }

    [Theory]
    [InlineData("why do you say so?", "en")]
    [InlineData("where does it say that?", "en")]
    [InlineData("show me the words of the letter", "en")]
    [InlineData("pourquoi dites-vous cela ?", "fr")]
    [InlineData("montrez-moi les termes exacts", "fr")]
    [InlineData("¿por qué dices eso?", "es")]
    [InlineData("muéstrame el texto de la carta", "es")]
    [InlineData("почему вы так говорите?", "ru")]
    [InlineData("покажи дословно", "ru")]
    [InlineData("لماذا تقول ذلك؟", "ar")]
    [InlineData("اعرض نص الرسالة", "ar")]
    [InlineData("为什么这么说？", "zh")]
    [InlineData("原文是什么？", "zh")]
    public void WhyItWasSaid_IsShownInTheLettersWords(string question, string language)
    {
        var answer = Ask("when is the sixth thematic session?", question)[1];

        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Message.Language.ShouldBe(language);
        answer.Text.ShouldContain("will take place on 12-13 October 2017");
        if (language != "en")
        {
            // The letter is in another language than the answer, and is said to be.
            answer.Message.Citations.ShouldAllBe(c => c.Label.Contains(' ') || c.Label.Contains('（'));
            answer.Message.Citations[0].Label.ShouldNotBe(Ask("when is the sixth thematic session?")[0].Message.Citations[0].Label);
        }
    }

    [Fact]
    public void LabelsOfTheLastAnswer_AreSaidInTheLanguageOfThisOne()
    {
        var answers = Ask("متى الجلسة المواضيعية السادسة؟", "tell me a joke", "quote the letter");

        answers[2].Text.ShouldContain("Letter of 11 September 2017, paragraph 2");
    }

    [Theory]
    [InlineData("what changed since the letter of 11 September 2017?", 3)]
    [InlineData("what changed since 11 September 2017?", 5)]
    public void SinceALetter_LeavesOutWhatItBrought(string question, int sessions) => Ask(question)[0].Sessions.Count.ShouldBe(sessions);

    private static List<Answer> Ask(params IReadOnlyList<string> questions)
    {
        var dialogue = Dialogue.Empty;
        var answers = new List<Answer>();
        foreach (var question in questions)
        {
            var turn = QuestionCorpus.Respondent.Answer(LettersByHand.Catalogue, new Question(question, February2018), dialogue);
            answers.Add(turn.Answer);
            dialogue = turn.Next;
        }

        return answers;
    }
}
