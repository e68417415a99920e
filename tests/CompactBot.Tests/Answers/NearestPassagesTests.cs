using CompactBot.Core.Answers;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>What is about the process and fits no query: quotes with their source, which are not called an answer.</summary>
public sealed class NearestPassagesTests
{
    private static readonly Instant February2018 = Instant.FromUtc(2018, 2, 10, 14, 0);

    [Theory]
    [InlineData("how are trafficking victims to be protected?", "en", "trafficking in persons")]
    [InlineData("why are natural disasters a driver of migration?", "en", "natural disasters")]
    [InlineData("comment les victimes de la traite seront-elles protégées ?", "fr", "trafficking in persons")]
    [InlineData("¿por qué los desastres naturales son causa de la migración?", "es", "natural disasters")]
    [InlineData("каковы причины миграции и изменение климата?", "ru", "climate change")]
    [InlineData("كيف تحمى ضحايا الاتجار بالأشخاص؟", "ar", "trafficking in persons")]
    [InlineData("气候变化对移民有什么影响？", "zh", "climate change")]
    public void QuestionOfTheProcess_IsShownTheWordsOfLetters(string question, string language, string words)
    {
        var answer = Ask(question);

        answer.Outcome.ShouldBe(Outcome.NotAnnounced);
        answer.Message.Language.ShouldBe(language);
        answer.Message.Citations[0].Quote.ShouldContain(words);
        answer.Message.Paragraphs[0].ShouldContain(answer.Message.Citations[0].Quote);
        answer.Sessions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("why is the climate so hot this summer")]
    [InlineData("how do i protect my house from natural disasters")]
    [InlineData("what should i know about birds and their migration")]
    [InlineData("tell me a joke about negotiations")]
    public void AnotherSubject_IsNotUnderstood(string question) => Ask(question).Outcome.ShouldNotBe(Outcome.Answered);

    [Fact]
    public void WordsThatNoLetterHas_AreSaidToBeMissing()
    {
        var answer = Ask("what do the letters say about remittances?");

        answer.Outcome.ShouldBe(Outcome.NotAnnounced);
        answer.Text.ShouldContain("remittances");
    }

    [Fact]
    public void WordsThatALetterHas_AreQuoted()
    {
        var answer = Ask("what do the letters say about climate change?");

        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Message.Citations.ShouldHaveSingleItem().Quote.ShouldContain("adverse effects of climate change");
    }

    private static Answer Ask(string question) =>
        QuestionCorpus.Respondent.Answer(LettersByHand.Catalogue, new Question(question, February2018), Dialogue.Empty).Answer;
}
