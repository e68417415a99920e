using CompactBot.Core.Answers;
using CompactBot.Core.Messages;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

public sealed class ToldSessionsTests
{
    private static readonly DateTimeZone Tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    [Fact]
    public void SameLanguageAndClock_IsToldOnce()
    {
        var (catalogue, session) = (LettersByHand.Catalogue, LettersByHand.Catalogue.Sessions[0]);

        ToldSessions.Of(catalogue, "fr", null, null)(session).ShouldBeSameAs(ToldSessions.Of(catalogue, "fr", null, null)(session));
    }

    [Fact]
    public void AnotherLanguageClockOrDay_IsToldByItself()
    {
        var (catalogue, session) = (LettersByHand.Catalogue, LettersByHand.Catalogue.Sessions[0]);
        var told = ToldSessions.Of(catalogue, "fr", null, null)(session);

        ToldSessions.Of(catalogue, "es", null, null)(session).ShouldNotBeSameAs(told);
        ToldSessions.Of(catalogue, "fr", Tokyo, null)(session).ShouldNotBeSameAs(told);
        ToldSessions.Of(catalogue, "fr", Tokyo, "Osaka")(session).ShouldNotBeSameAs(ToldSessions.Of(catalogue, "fr", Tokyo, null)(session));
        ToldSessions.Of(catalogue.AsOf(catalogue.Letters[0].Letter.Date), "fr", null, null)(session).ShouldNotBeSameAs(told);
        ToldSessions.Of(catalogue, "fr", null, null)(session with { Room = "Room XIX" }).ShouldNotBeSameAs(told);
    }

    [Fact]
    public void MoreThanAreKept_AreForgottenAndToldAgain()
    {
        var (catalogue, session) = (LettersByHand.Catalogue, LettersByHand.Catalogue.Sessions[0]);
        var told = ToldSessions.Of(catalogue, "ru", null, null)(session);
        for (var i = 0; i < 5000; i++)
        {
            ToldSessions.Of(catalogue, "ru", null, null)(session with { Ordinal = i }).Listed(() => new Fact("", "")).Label.ShouldBeEmpty();
        }

        ToldSessions.Of(catalogue, "ru", null, null)(session).ShouldNotBeSameAs(told);
    }

    [Fact]
    public void AnswersByTwoClocks_EachTellItsOwn()
    {
        var now = Instant.FromUtc(2018, 2, 10, 14, 0);
        string Ask(DateTimeZone? zone) => QuestionCorpus.Respondent.Answer(LettersByHand.Catalogue, new Question("when are the rounds and the dialogue?", now, zone), Dialogue.Empty).Answer.Text;

        var (plain, own) = (Ask(null), Ask(Tokyo));
        own.ShouldContain("Tokyo");
        plain.ShouldNotContain("Tokyo");
        (Ask(null), Ask(Tokyo)).ShouldBe((plain, own));
    }
}
