using CompactBot.Core.Corrections;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;
using static CompactBot.Tests.Corrections.ReadingsByHand;

namespace CompactBot.Tests.Corrections;

/// <summary>Corrections were made over <see cref="Round"/>; another version of the reader reads it otherwise.</summary>
public sealed class RereadingTests
{
    private static readonly Correction Room = Say(1, KeyOf(Round), "room", "Conference Room 4", "Conference Room 3");

    public static TheoryData<string, Session> SameSession => new()
    {
        { "another kind", Round with { Kind = SessionKind.Consultation, Id = "consultation-2" } },
        { "another day", Round with { Start = new LocalDate(2018, 2, 19), Days = [new LocalDate(2018, 2, 19)] } },
        { "no number", Round with { Ordinal = null, Id = "negotiation-round-2018-02-20" } },
        { "longer words", Round with { Evidence = [Words("title", "The second round of negotiations"), .. Round.Evidence.Skip(1)] } },
        { "other words", Round with { Title = "negotiations", Evidence = [Words("title", "negotiations"), .. Round.Evidence.Skip(1)] } },
    };

    [Theory]
    [MemberData(nameof(SameSession))]
    public void Correction_FindsItsSession_ThoughItIsReadOtherwise(string what, Session reread)
    {
        var letter = CorrectedReading.Of(ReadingOf(Other, reread), [Room]).Reading;

        letter.Sessions[1].Room.ShouldBe("Conference Room 4", what);
        letter.Sessions[0].Room.ShouldBeNull();
        letter.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Correction_OfASessionThatIsNotFound_WaitsAndIsAWarning()
    {
        var letter = CorrectedReading.Of(ReadingOf(Other), [Room]).Reading;

        letter.Sessions[0].Room.ShouldBeNull();
        var remark = letter.Remarks.ShouldHaveSingleItem();
        (remark.Code, remark.Severity).ShouldBe(("correction-unplaced", RemarkSeverity.Warning));
        remark.Text.ShouldContain("second round of negotiations");
    }

    [Fact]
    public void Correction_BetweenTwoThatCouldBeMeant_IsGuessedForNeither()
    {
        var twin = Round with { Id = "negotiation-round-2-b" };

        var letter = CorrectedReading.Of(ReadingOf(Round with { Start = null }, twin with { Start = null }), [Room]).Reading;

        letter.Sessions.ShouldAllBe(s => s.Room == "Conference Room 3");
        letter.Remarks.ShouldHaveSingleItem().Code.ShouldBe("correction-unplaced");
    }

    [Fact]
    public void Reader_ThatAgreesByNow_MakesItMoot()
    {
        var letter = CorrectedReading.Of(ReadingOf(Round with { Room = "Conference Room 4" }), [Room]).Reading;

        letter.Remarks.ShouldHaveSingleItem().Code.ShouldBe("correction-moot");
        letter.Remarks[0].Severity.ShouldBe(RemarkSeverity.Info);
    }

    [Fact]
    public void Reader_ThatSaysAThirdThing_DoesNotOverwriteIt()
    {
        var letter = CorrectedReading.Of(ReadingOf(Round with { Room = "Conference Room 7" }), [Room]).Reading;

        letter.Sessions[0].Room.ShouldBe("Conference Room 4");
        var remark = letter.Remarks.ShouldHaveSingleItem();
        remark.Code.ShouldBe("correction-stands");
        remark.Text.ShouldContain("Conference Room 7");
    }

    [Fact]
    public void Dropped_StaysDropped_UnderAnotherReading() =>
        CorrectedReading.Of(ReadingOf(Round with { Kind = SessionKind.Event }), [Say(1, KeyOf(Round), Correction.Dropped, null)]).Reading.Sessions.ShouldBeEmpty();

    [Fact]
    public void Dropped_ThatTheReaderDropsToo_IsMoot() =>
        CorrectedReading.Of(ReadingOf(), [Say(1, KeyOf(Round), Correction.Dropped, null)]).Reading.Remarks.ShouldHaveSingleItem().Code.ShouldBe("correction-moot");

    [Fact]
    public void Added_ThatTheReaderFindsToo_IsOneSession_AndThePersonsWordHolds()
    {
        Correction[] added =
        [
            Say(1, "new-1", Correction.Added, "negotiation-round") with { Paragraph = 1 },
            Say(2, "new-1", "ordinal", "2"),
            Say(3, "new-1", "title", "second round"),
            Say(4, "new-1", "days", "2018-02-20"),
            Say(5, "new-1", "room", "Conference Room 4"),
        ];

        var letter = CorrectedReading.Of(ReadingOf(Round), added).Reading;

        letter.Sessions.ShouldHaveSingleItem().Room.ShouldBe("Conference Room 4");
        letter.Remarks.ShouldHaveSingleItem().Code.ShouldBe("correction-moot");
    }

    [Fact]
    public void Differences_NameWhatIsOtherwise()
    {
        var after = ReadingOf(Round with { Room = "Conference Room 7", Sittings = [] }, Other) with { Place = "Geneva" };

        ReadingDifferences.Between(ReadingOf(Round), after).ShouldBe(
        [
            "place: – → Geneva",
            "second round of negotiations – sittings: 2018-02-20 10:00 13:00 Conference Room 3; 2018-02-21 - - Conference Room 3 → –",
            "second round of negotiations – room: Conference Room 3 → Conference Room 7",
            "found now: briefing (2018-06-01)",
        ]);
        ReadingDifferences.Between(after, after).ShouldBeEmpty();
    }

    [Fact]
    public void CalendarId_GoesAlongWithASessionWhoseIdChanges()
    {
        var after = ReadingOf(Round with { Kind = SessionKind.Consultation, Id = "consultation-2" });

        ReadingDifferences.KeepCalendarIds(ReadingOf(Round), after).Sessions[0].CalendarId.ShouldBe("negotiation-round-2");
        ReadingDifferences.KeepCalendarIds(ReadingOf(Round), ReadingOf(Round)).Sessions[0].CalendarId.ShouldBeNull();
    }

    private static Session Other { get; } = new()
    {
        Id = "briefing-2018-06-01",
        Kind = SessionKind.Briefing,
        Title = "briefing",
        Start = new LocalDate(2018, 6, 1),
        Days = [new LocalDate(2018, 6, 1)],
        Evidence = [Words("title", "A briefing")],
    };
}
