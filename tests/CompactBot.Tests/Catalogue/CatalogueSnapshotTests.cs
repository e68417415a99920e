using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Catalogue;

public sealed class CatalogueSnapshotTests
{
    private static readonly LocalDate First = new(2021, 3, 1);
    private static readonly LocalDate Later = new(2021, 3, 20);
    private static readonly LocalDate Day = new(2021, 4, 12);

    [Fact]
    public void TwoLettersOnOneSession_MakeOneSessionWithBothAsEvidence()
    {
        var catalogue = CatalogueSnapshot.Of([Letter("a", First, Round(Day)), Letter("b", Later, Round(Day))]);

        var session = catalogue.Sessions.ShouldHaveSingleItem();
        session.Evidence.Select(e => e.Letter).ShouldBe(["b", "a"]);
        catalogue.LettersOf(session).Select(l => l.Letter.Id).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void LaterLetter_WinsWhereItStatesSomething()
    {
        var catalogue = CatalogueSnapshot.Of([
            Letter("a", First, Round(Day) with { Room = "Room A", Theme = "finance", Sittings = [new Sitting(Day, new LocalTime(10, 0), null, "Room A")] }),
            Letter("b", Later, Round(Day) with { Room = "Room B", Sittings = [new Sitting(Day, null, null, "Room B")] }),
        ]);

        var session = catalogue.Sessions.ShouldHaveSingleItem();
        session.Room.ShouldBe("Room B");
        session.Theme.ShouldBe("finance");
        session.Sittings.ShouldHaveSingleItem().ShouldBe(new Sitting(Day, new LocalTime(10, 0), null, "Room B"));
    }

    [Fact]
    public void LetterReceivedLaterButDatedEarlier_DoesNotUndoALaterOne()
    {
        var dated = Letter("b", Later, Round(Day) with { Room = "Room B" });
        var late = Letter("a", First, Round(Day) with { Room = "Room A" });

        CatalogueSnapshot.Of([dated, late]).Sessions.ShouldHaveSingleItem().Room.ShouldBe("Room B");
    }

    [Fact]
    public void AsOf_SeesTheLettersOfThatDayAndNoLaterOne()
    {
        var catalogue = CatalogueSnapshot.Of([
            Letter("a", First, Round(Day) with { Room = "Room A" }),
            Letter("b", Later, Round(Day) with { Room = "Room B" }),
        ]);

        catalogue.AsOf(First.PlusDays(-1)).Sessions.ShouldBeEmpty();
        catalogue.AsOf(First).Sessions.ShouldHaveSingleItem().Room.ShouldBe("Room A");
        catalogue.AsOf(Later.PlusDays(-1)).Sessions.ShouldHaveSingleItem().Room.ShouldBe("Room A");
        catalogue.AsOf(Later).Sessions.ShouldHaveSingleItem().Room.ShouldBe("Room B");
    }

    [Fact]
    public void AsOf_IsWhatTheLettersUpToThenMake()
    {
        var whole = Answers.LettersByHand.Catalogue;
        foreach (var day in whole.Letters.SelectMany(l => new[] { l.Letter.Date.PlusDays(-1), l.Letter.Date }).Distinct())
        {
            var (known, folded) = (whole.AsOf(day), CatalogueSnapshot.Of(whole.Letters.Where(l => l.Letter.Date <= day)));

            known.Letters.ShouldBe(folded.Letters);
            known.Sessions.Select(s => s.Id).ShouldBe(folded.Sessions.Select(s => s.Id));
            known.Sessions.Zip(folded.Sessions, SessionComparer.Compare).ShouldAllBe(change => change == null);
            known.Sessions.ShouldAllBe(s => known.StatesOf(s.Id).Count == folded.StatesOf(s.Id).Count);
            whole.ChangesSince(known).Select(c => (c.After.Id, c.Before?.Id)).ShouldBe(whole.ChangesSince(folded).Select(c => (c.After.Id, c.Before?.Id)));
        }
    }

    [Fact]
    public void ChangesSince_SaysFromWhatToWhat()
    {
        var before = CatalogueSnapshot.Of([Letter("a", First, Round(Day) with { Room = "Room A" })]);
        var after = CatalogueSnapshot.Of([.. before.Letters, Letter("b", Later, Round(Day) with { Room = "Room B" })]);

        var change = after.ChangesSince(before).ShouldHaveSingleItem();
        change.Fields.ShouldHaveSingleItem().ShouldBe(new FieldChange("room", "Room A", "Room B"));
    }

    [Fact]
    public void MovedRound_StaysOneSession()
    {
        var moved = Day.PlusDays(7);
        var catalogue = CatalogueSnapshot.Of([Letter("a", First, Round(Day)), Letter("b", Later, Round(moved))]);

        catalogue.Sessions.ShouldHaveSingleItem().Days.ShouldBe([moved]);
    }

    [Fact]
    public void OtherProcess_KeepsItsOwnFirstRound()
    {
        var catalogue = CatalogueSnapshot.Of([
            Letter("a", First, Round(Day) with { Process = "plastics treaty" }),
            Letter("b", Later, Round(Day) with { Process = "oceans compact" }),
        ]);

        catalogue.Sessions.Select(s => s.Id).ShouldBe(["negotiation-round-1", "negotiation-round-1-oceans-compact"], ignoreOrder: true);
    }

    [Fact]
    public void TwoFourthMeetingsInOneLetter_StayTwo()
    {
        Session Meeting(string of, LocalDate day) => Round(day) with { Id = "event-4-" + of, Kind = SessionKind.Event, Ordinal = 4, Title = "fourth meeting of the " + of };
        var first = Letter("a", First, Meeting("group", Day), Meeting("panel", Day.PlusDays(7)));
        var second = Letter("b", Later, Meeting("panel", Day.PlusDays(7)) with { Room = "Room B" });

        var sessions = CatalogueSnapshot.Of([first, second]).Sessions;
        sessions.Count.ShouldBe(2);
        sessions.Single(s => s.Room == "Room B").Title.ShouldBe("fourth meeting of the panel");
    }

    [Fact]
    public void TwoHearingsOfOneDayAtDifferentHours_AreTwo()
    {
        Session At(int hour) => Round(Day) with
        {
            Id = "stakeholder-hearing-2021-04-12",
            Kind = SessionKind.StakeholderHearing,
            Ordinal = null,
            Sittings = [new Sitting(Day, new LocalTime(hour, 0), null, null)],
        };

        CatalogueSnapshot.Of([Letter("a", First, At(10), At(15))]).Sessions.Count.ShouldBe(2);
    }

    [Fact]
    public void SessionWithoutANumberThatALetterMoves_StaysOneSession()
    {
        var hearing = Round(Day) with { Id = "stakeholder-hearing-2021-04-12", Kind = SessionKind.StakeholderHearing, Ordinal = null, Title = "hearing" };
        var moved = Day.PlusDays(3);
        var later = hearing with { Id = "stakeholder-hearing-2021-04-15", Start = moved, End = moved, Days = [moved] };

        var session = CatalogueSnapshot.Of([Letter("a", First, hearing), Letter("b", Later, later with { Status = SessionStatus.Moved })]).Sessions.ShouldHaveSingleItem();
        (session.Id, session.Start, session.Status).ShouldBe(("stakeholder-hearing-2021-04-12", moved, SessionStatus.Moved));
        CatalogueSnapshot.Of([Letter("a", First, hearing), Letter("b", Later, later)]).Sessions.Count.ShouldBe(2);
        CatalogueSnapshot.Of([Letter("a", First, hearing), Letter("b", Later, later with { Status = SessionStatus.Moved, Title = "hearing with cities" })]).Sessions.Count.ShouldBe(2);
    }

    [Fact]
    public void SessionThatGoesToAnotherCity_LeavesItsRoomBehind()
    {
        var hours = new Sitting(Day, new LocalTime(10, 0), null, "Room A");
        var session = CatalogueSnapshot.Of([
            Letter("a", First, Round(Day) with { City = "Here", Building = "House", Room = "Room A", Zone = "Europe/Paris", Sittings = [hours] }),
            Letter("b", Later, Round(Day) with { City = "There", Status = SessionStatus.Moved }),
        ]).Sessions.ShouldHaveSingleItem();

        (session.City, session.Building, session.Room, session.Zone).ShouldBe(("There", null, null, null));
        session.Sittings.ShouldHaveSingleItem().ShouldBe(hours with { Room = null });
    }

    [Fact]
    public void SessionThatGoesToAnotherBuilding_LeavesItsRoomBehindAndKeepsItsClock()
    {
        var session = CatalogueSnapshot.Of([
            Letter("a", First, Round(Day) with { City = "Here", Building = "House", Room = "Room A", Zone = "Europe/Paris" }),
            Letter("b", Later, Round(Day) with { Building = "Hall" }),
        ]).Sessions.ShouldHaveSingleItem();

        (session.City, session.Building, session.Room, session.Zone).ShouldBe(("Here", "Hall", null, "Europe/Paris"));
    }

    private static LetterReading Letter(string id, LocalDate date, params Session[] sessions) => new()
    {
        Letter = new Letter { Id = id, FileName = id + ".txt", Date = date, Language = "en", Paragraphs = [] },
        Subject = id,
        Kind = LetterKind.Invitation,
        Sessions = [.. sessions.Select(s => s with { Evidence = [new Evidence("start", id, 1, 0, "12 April")] })],
    };

    private static Session Round(LocalDate day) => new()
    {
        Id = "negotiation-round-1",
        Kind = SessionKind.NegotiationRound,
        Ordinal = 1,
        Title = "first round",
        Start = day,
        End = day,
        Days = [day],
    };
}
