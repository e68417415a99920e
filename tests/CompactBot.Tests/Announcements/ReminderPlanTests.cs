using CompactBot.Core.Announcements;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Announcements;

public sealed class ReminderPlanTests
{
    private static readonly ReminderPlan Plan = new(DateTimeZoneProviders.Tzdb["America/New_York"], new LocalTime(9, 0));

    [Theory]
    [InlineData("P1D", "2018-03-10T15:00:00Z")] // the same hour of the day before, though the clocks go forward in between
    [InlineData("PT24H", "2018-03-10T14:00:00Z")] // by the stop-watch
    [InlineData("P1W", "2018-03-04T15:00:00Z")]
    [InlineData("PT30M", "2018-03-11T13:30:00Z")]
    public void AcrossAChangeOfSummerTime_DaysAreTheCalendars(string ahead, string at) =>
        Single(Session(new LocalDate(2018, 3, 11), new LocalTime(10, 0)), new ReminderWish(ReminderSubject.Session, ahead)).At.ShouldBe(At(at));

    [Fact]
    public void DayWithoutHours_CountsFromTheMorning() =>
        Single(Session(new LocalDate(2018, 2, 20), null), new ReminderWish(ReminderSubject.Session, "P1D")).At.ShouldBe(At("2018-02-19T14:00:00Z"));

    [Fact]
    public void EachDay_HasItsOwn()
    {
        var session = Session(new LocalDate(2018, 2, 20), new LocalTime(10, 0)) with { Days = [new LocalDate(2018, 2, 20), new LocalDate(2018, 2, 22)] };

        For(session, new ReminderWish(ReminderSubject.Day, "P1D")).Select(r => r.Day).ShouldBe([new LocalDate(2018, 2, 20), new LocalDate(2018, 2, 22)]);
        For(session, new ReminderWish(ReminderSubject.Session, "P1D")).Count.ShouldBe(1);
    }

    [Fact]
    public void Cancelled_HasNone() =>
        For(Session(new LocalDate(2018, 2, 20), null) with { Status = SessionStatus.Cancelled }, new ReminderWish(ReminderSubject.Session, "P1D")).ShouldBeEmpty();

    [Fact]
    public void Moved_HasAnother()
    {
        var wish = new ReminderWish(ReminderSubject.Session, "P1D");
        var session = Session(new LocalDate(2018, 2, 20), null);

        Single(session, wish).Key.ShouldBe(Single(session, wish).Key);
        Single(session with { Start = new LocalDate(2018, 2, 21), Days = [new LocalDate(2018, 2, 21)] }, wish).Key.ShouldNotBe(Single(session, wish).Key);
    }

    [Fact]
    public void Deadline_IsRemindedOfByTheHomeClock()
    {
        var letter = Letter() with { Deadlines = [new Deadline("register", new LocalDate(2018, 2, 16), "We meet", 1)] };

        Plan.For(CatalogueSnapshot.Of([letter]), [new ReminderWish(ReminderSubject.Deadline, "P2D")], Instant.MinValue).Single().At.ShouldBe(At("2018-02-14T14:00:00Z"));
    }

    [Theory]
    [InlineData("P0D")]
    [InlineData("P2Y")]
    [InlineData("-P1D")]
    [InlineData("1 day")]
    [InlineData("")]
    public void TimeThatCannotBeKept_IsNone(string ahead) => ReminderPlan.AheadOf(ahead).ShouldBeNull();

    [Fact]
    public void Composed_SaysWhatAndWhenInEveryLanguage()
    {
        var session = Session(new LocalDate(2018, 2, 20), new LocalTime(10, 0));
        var catalogue = CatalogueSnapshot.Of([Letter() with { Sessions = [session] }]);
        var reminder = Plan.For(catalogue, [new ReminderWish(ReminderSubject.Session, "P1D")], Instant.MinValue).Single();

        var message = ReminderComposer.Compose(reminder, catalogue)!;

        message.Headline.ShouldBe("Reminder: Second briefing, Tuesday 20 February 2018");
        message.Translations!.Select(t => t.Language).ShouldBe(["fr", "es", "ar", "ru", "zh"], ignoreOrder: true);
        message.In("fr").Headline.ShouldStartWith("Rappel : ");
        message.Citations.ShouldNotBeEmpty();
    }

    private static Reminder Single(Session session, ReminderWish wish) => For(session, wish).Single();

    private static IReadOnlyList<Reminder> For(Session session, ReminderWish wish) => Plan.For(CatalogueSnapshot.Of([Letter() with { Sessions = [session] }]), [wish], Instant.MinValue);

    private static LetterReading Letter() => new()
    {
        Letter = new Letter
        {
            Id = "letter",
            FileName = "letter.txt",
            Date = new LocalDate(2018, 2, 5),
            Language = "en",
            Paragraphs = [new LetterParagraph(0, 1, LetterPart.Head, "Excellency,"), new LetterParagraph(1, 1, LetterPart.Body, "We meet.")],
        },
        Subject = "A briefing",
        Kind = LetterKind.Invitation,
    };

    private static Session Session(LocalDate day, LocalTime? from) => new()
    {
        Id = "briefing-2",
        Kind = SessionKind.Briefing,
        Ordinal = 2,
        Title = "second briefing",
        Start = day,
        End = day,
        Days = [day],
        City = "New York",
        Zone = "America/New_York",
        Sittings = from is null ? [] : [new Sitting(day, from, null, null)],
        Evidence = [new Evidence("start", "letter", 1, 0, "We meet")],
    };

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
