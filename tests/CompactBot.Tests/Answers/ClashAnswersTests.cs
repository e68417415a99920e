using CompactBot.Core.Answers;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>Sessions beside each other. By the letters: a dialogue each on 23 May, 5 September and 13 October 2017 and on 22 February 2018, on a day of its session.</summary>
public sealed class ClashAnswersTests
{
    private static readonly Instant February2018 = Instant.FromUtc(2018, 2, 10, 14, 0);

    [Theory]
    [InlineData("which sessions are on the same day?", "en")]
    [InlineData("are there sessions on the same day?", "en")]
    [InlineData("quelles réunions ont lieu le même jour ?", "fr")]
    [InlineData("¿qué reuniones son el mismo día?", "es")]
    [InlineData("какие заседания проходят в один день?", "ru")]
    [InlineData("ما الاجتماعات التي تنعقد في اليوم نفسه؟", "ar")]
    [InlineData("哪些会议在同一天？", "zh")]
    public void SameDay_IsListedByDay(string question, string language)
    {
        var answer = Ask(question)[0];

        answer.Outcome.ShouldBe(Outcome.Answered);
        answer.Message.Language.ShouldBe(language);
        answer.Sessions.Count.ShouldBe(8);
        answer.Message.Sections.ShouldHaveSingleItem().Facts.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("which sessions clash?")]
    [InlineData("do any sessions overlap?")]
    public void HoursThatNoLetterGives_AreNoClashAndNotDenied(string question)
    {
        var answer = Ask(question)[0];

        answer.Text.ShouldContain("does not give all hours");
        answer.Text.ShouldContain("The second informal thematic session: hours not announced");
    }

    [Fact]
    public void DialogueBeforeTheRound_DoesNotClashWithIt()
    {
        var answer = Ask("does anything clash with the first round?")[0];

        answer.Text.ShouldStartWith("By the letters I hold, nothing sits at the same hours as the first round");
        answer.Sessions[0].Id.ShouldBe("negotiation-round-1");
    }

    [Fact]
    public void WhatElseIsOn_IsNamed() =>
        Ask("what else is on the same day as the second thematic session?")[0].Text.ShouldContain("the informal dialogue with stakeholders of 23 May 2017");

    [Theory]
    [InlineData("is it on the same day as the hearing?", "No:")]
    [InlineData("is it before the hearing?", "Yes:")]
    [InlineData("is the hearing after it?", "Yes:")]
    public void WhatWasSpokenOf_IsHeldAgainstWhatIsNamed(string question, string expected) =>
        Ask("when is the first round?", question)[1].Text.ShouldStartWith(expected);

    [Theory]
    [InlineData("compare the fifth and the sixth thematic session", "38 days before")]
    [InlineData("compare la cinquième et la sixième session thématique", "38 jours avant")]
    [InlineData("¿cuál es la diferencia entre la quinta y la sexta sesión temática?", "38 días antes")]
    [InlineData("сравни пятую и шестую тематическую сессию", "38 дней")]
    [InlineData("قارن بين الجلسة المواضيعية الخامسة والسادسة", "38 يوما")]
    [InlineData("第五次和第六次专题会议有什么区别？", "早38天")]
    public void Compared_StandSideBySide(string question, string apart)
    {
        var answer = Ask(question)[0];

        answer.Sessions.Select(s => s.Ordinal).ShouldBe([5, 6]);
        answer.Text.ShouldContain(apart);
        answer.Message.Sections.Count.ShouldBe(2);
    }

    [Fact]
    public void ComparedWithWhatNoLetterAnnounces_SaysSo()
    {
        var answer = Ask("compare the fourth and the fifth thematic session")[0];

        answer.Outcome.ShouldBe(Outcome.NotAnnounced);
        answer.Text.ShouldContain("the fourth thematic session");
    }

    [Fact]
    public void ComparedWithWhatWasSpokenOf_AreTwo() =>
        Ask("when is the first round?", "how does it differ from the hearing?")[1].Sessions.Count.ShouldBe(2);

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
