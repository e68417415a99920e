using CompactBot.Core.Corrections;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;
using static CompactBot.Tests.Corrections.ReadingsByHand;

namespace CompactBot.Tests.Corrections;

public sealed class CorrectedReadingTests
{
    [Fact]
    public void Nothing_LeavesTheReadingAsItIs()
    {
        var reading = ReadingOf(Round);

        CorrectedReading.Of(reading, []).Reading.Sessions.ShouldBe([Round]);
        CorrectedReading.Of(reading, []).Reading.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Room_HoldsForEverySitting_AndSaysThatItIsStaffs()
    {
        var session = Corrected(ReadingOf(Round), Say(1, KeyOf(Round), "room", "Conference Room 4", "Conference Room 3"))[0];

        session.Room.ShouldBe("Conference Room 4");
        session.Sittings.ShouldAllBe(s => s.Room == "Conference Room 4");
        session.Corrected.ShouldBe(["room"]);
        session.Evidence[0].Quote.ShouldBe("Conference Room 3", "the words that it was read from are where a reader should look");
        session.Id.ShouldBe(Round.Id);
    }

    [Fact]
    public void Field_WithoutWordsOfItsOwn_CitesTheSessionsName()
    {
        var session = Corrected(ReadingOf(Round), Say(1, KeyOf(Round), "level", "ambassadors"))[0];

        session.Evidence.First(e => e.Field == "level").Quote.ShouldBe("second round of negotiations");
    }

    [Fact]
    public void InferredField_ThatIsCorrected_IsInferredNoMore() =>
        Corrected(ReadingOf(Round), Say(1, KeyOf(Round), "city", "Geneva", "New York"))[0].Inferred.ShouldBeEmpty();

    [Fact]
    public void Days_TakeTheirSittingsAlong()
    {
        var session = Corrected(ReadingOf(Round), Say(1, KeyOf(Round), "days", "2018-02-22, 2018-02-23", "2018-02-20, 2018-02-21"))[0];

        session.Start.ShouldBe(new LocalDate(2018, 2, 22));
        session.End.ShouldBe(new LocalDate(2018, 2, 23));
        session.Sittings.Select(s => s.Date).ShouldBe([new LocalDate(2018, 2, 22), new LocalDate(2018, 2, 23)]);
        session.Sittings[0].From.ShouldBe(new LocalTime(10, 0));
    }

    [Fact]
    public void Sittings_DecideTheDaysAndTheRoom()
    {
        var session = Corrected(ReadingOf(Round), Say(1, KeyOf(Round), "sittings", "2018-02-20 10:00 13:00 Trusteeship Council Chamber\n2018-02-22 15:00 18:00 Conference Room 3"))[0];

        session.Days.ShouldBe([new LocalDate(2018, 2, 20), new LocalDate(2018, 2, 22)]);
        session.Room.ShouldBeNull();
    }

    [Fact]
    public void Number_ChangesTheId_AndCalendarsKeepTheirs()
    {
        var session = Corrected(ReadingOf(Round), Say(1, KeyOf(Round), "ordinal", "3", "2"))[0];

        session.Id.ShouldBe("negotiation-round-3");
        session.CalendarId.ShouldBe("negotiation-round-2");
    }

    [Fact]
    public void LaterCorrection_OfTheSameField_Wins() =>
        Corrected(ReadingOf(Round), Say(1, KeyOf(Round), "room", "A"), Say(2, KeyOf(Round), "room", "B"))[0].Room.ShouldBe("B");

    [Fact]
    public void Undone_GivesTheReadersWordAgain_AndUndoingThatTheCorrections()
    {
        var wrong = Say(1, KeyOf(Round), "room", "A", "Conference Room 3");

        Corrected(ReadingOf(Round), wrong, Undo(2, 1))[0].Room.ShouldBe("Conference Room 3");
        Corrected(ReadingOf(Round), wrong, Undo(2, 1), Undo(3, 2))[0].Room.ShouldBe("A");
    }

    [Fact]
    public void Dropped_IsGone_AndComesBackWhenUndone()
    {
        Corrected(ReadingOf(Round), Say(1, KeyOf(Round), Correction.Dropped, null)).ShouldBeEmpty();
        Corrected(ReadingOf(Round), Say(1, KeyOf(Round), Correction.Dropped, null), Undo(2, 1)).ShouldBe([Round]);
    }

    [Fact]
    public void Added_StandsWithItsFields_AndCitesItsParagraph()
    {
        var session = Corrected(ReadingOf(Round), [.. Briefing(1)])[1];

        session.Kind.ShouldBe(SessionKind.Briefing);
        session.Title.ShouldBe("briefing in the summer");
        session.Id.ShouldBe("briefing-2018-07-02");
        session.Evidence.ShouldAllBe(e => e.Source == EvidenceSource.Staff && e.Paragraph == 1);
        session.Evidence.First(e => e.Field == "title").Quote.ShouldBe("A briefing will follow in the summer.");
    }

    [Fact]
    public void Added_AndUndone_TakesItsFieldsAlong()
    {
        var corrected = CorrectedReading.Of(ReadingOf(Round), [.. Briefing(1), Undo(9, 1)]);

        corrected.Reading.Sessions.ShouldBe([Round]);
        corrected.Reading.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void Letter_FieldsAreCorrected_AndTheirEvidenceIsStaffs()
    {
        var letter = CorrectedReading.Of(
            ReadingOf(Round),
            [Say(1, null, "date", "2018-02-06", "2018-02-05"), Say(2, null, "issuers", "The co-facilitators | by their offices"), Say(3, null, "deadlines", "2018-03-01 | summer briefing")]).Reading;

        letter.Letter.Date.ShouldBe(new LocalDate(2018, 2, 6));
        letter.Letter.Id.ShouldBe(Id);
        letter.Issuers.ShouldBe([new Issuer("The co-facilitators", "by their offices")]);
        letter.Deadlines.ShouldBe([new Deadline("summer briefing", new LocalDate(2018, 3, 1), "A briefing will follow in the summer.", 1)]);
        letter.Evidence.First(e => e.Field == "date").Source.ShouldBe(EvidenceSource.Staff);
    }

    [Fact]
    public void Process_IsThatOfTheSessionsToo()
    {
        var letter = CorrectedReading.Of(ReadingOf(Round), [Say(1, null, "process", "Pact for the Seas")]).Reading;

        letter.Process!.Name.ShouldBe("Pact for the Seas");
        letter.Sessions[0].Process.ShouldBe(letter.Process.Key);
    }

    private static IReadOnlyList<Session> Corrected(LetterReading reading, params Correction[] corrections) =>
        CorrectedReading.Of(reading, corrections).Reading.Sessions;

    private static IEnumerable<Correction> Briefing(long number) =>
    [
        Say(number, "new-1", Correction.Added, "briefing") with { Paragraph = 1 },
        Say(number + 1, "new-1", "title", "briefing in the summer"),
        Say(number + 2, "new-1", "days", "2018-07-02"),
    ];
}
