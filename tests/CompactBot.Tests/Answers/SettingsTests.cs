using CompactBot.Core.Answers;
using CompactBot.Core.Dates;
using CompactBot.Core.Questions;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>What is set in a conversation holds for what is asked in it afterwards.</summary>
public sealed class SettingsTests
{
    private static readonly Respondent Respondent = new(new DateReader());
    private static readonly Instant February2018 = Instant.FromUtc(2018, 2, 10, 14, 0);

    [Theory]
    [InlineData("my time zone is Vienna", "when does the first round begin?", "16:00 in Vienna")]
    [InlineData("my time zone is Geneva", "when does the first round begin?", "16:00 in Geneva")]
    [InlineData("my time zone is Tokyo", "when does the first round begin?", "Wednesday 00:00 in Tokyo")]
    [InlineData("mon fuseau horaire est Nairobi", "quand commence le premier cycle de négociations ?", "18:00 à Nairobi")]
    [InlineData("mi zona horaria es Madrid", "¿cuándo comienza la primera ronda de negociaciones?", "16:00 en Madrid")]
    [InlineData("منطقتي الزمنية هي القاهرة", "متى تبدأ الجولة الأولى من المفاوضات؟", "17:00 بتوقيت القاهرة")]
    [InlineData("мой часовой пояс — Москва", "когда начинается первый раунд переговоров?", "Москва: 18:00")]
    [InlineData("我的时区是东京", "第一轮谈判什么时候开始？", "东京时间星期三00:00")]
    public void Zone_StandsBesideTheVenues(string setting, string question, string expected) =>
        Say(setting, question)[^1].Text.ShouldContain(expected);

    [Fact]
    public void SameZone_IsNotSaidTwice() => Say("my time zone is New York", "when does the first round begin?")[^1].Text.ShouldNotContain("(");

    [Fact]
    public void Language_HoldsUntilItIsSetAnew()
    {
        var answers = Say("speak French", "when is the first round?", "which room?", "langue : automatique", "when is the first round?");
        answers.Select(a => a.Message.Language).ShouldBe(["fr", "fr", "fr", "fr", "en"]);
        answers[1].Outcome.ShouldBe(Outcome.Answered);
        answers[2].Text.ShouldContain("salle du Conseil de tutelle");
    }

    [Fact]
    public void WhatTheConversationKeeps_GoesOverWhatTheDialogueRemembers()
    {
        var set = Respondent.Answer(LettersByHand.Catalogue, new Question("my time zone is Tokyo", February2018), Dialogue.Empty);
        var kept = new Question("when does the first round begin?", February2018) { Settings = new AskerSettings { Zone = "Europe/Vienna", Language = "es" } };

        var answer = Respondent.Answer(LettersByHand.Catalogue, kept, set.Next).Answer;

        answer.Message.Language.ShouldBe("es");
        answer.Text.ShouldContain("16:00 en Viena");
    }

    [Fact]
    public void WhatWasSet_ComesBackWithTheAnswer()
    {
        var answers = Say("my time zone is Geneva", "speak Spanish", "when is the first round?");
        answers[0].Settings.ShouldBe(new AskerSettings { Zone = "Europe/Zurich", City = "Geneva" });
        answers[1].Settings.ShouldBe(new AskerSettings { Zone = "Europe/Zurich", City = "Geneva", Language = "es" });
        answers[2].Settings.ShouldBeNull();
        Say("my time zone is Atlantis")[0].Settings.ShouldBeNull();
    }

    private static List<Answer> Say(params IReadOnlyList<string> texts)
    {
        var dialogue = Dialogue.Empty;
        var answers = new List<Answer>();
        foreach (var text in texts)
        {
            var turn = Respondent.Answer(LettersByHand.Catalogue, new Question(text, February2018), dialogue);
            answers.Add(turn.Answer);
            dialogue = turn.Next;
        }

        return answers;
    }
}
