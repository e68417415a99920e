using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Catalogue;

public sealed class CatalogueRemarksTests
{
    private static readonly LocalDate Day = new(2021, 4, 12);

    [Fact]
    public void ThirdAfterTheFirst_WithoutASecond_IsRemarked() =>
        Codes([Round(1, Day)], Round(3, Day.PlusDays(30))).ShouldBe(["ordinal-skips"]);

    [Fact]
    public void ThirdAfterTheSecond_OrAlone_IsNot()
    {
        Codes([Round(2, Day)], Round(3, Day.PlusDays(30))).ShouldBeEmpty();
        Codes([], Round(3, Day)).ShouldBeEmpty();
    }

    [Fact]
    public void AnotherLettersSessionInTheRoomAtThatHour_IsRemarked()
    {
        var other = Round(1, Day, "Room A", 10) with { Id = "briefing-2021-04-12", Kind = SessionKind.Briefing, Ordinal = null, Process = "oceans" };

        Codes([other], Round(1, Day, "Room A", 12)).ShouldBe(["room-clash"]);
        Codes([other], Round(1, Day, "Room A", 13)).ShouldBeEmpty();
        Codes([other], Round(1, Day, "Room B", 12)).ShouldBeEmpty();
        Codes([other with { Status = SessionStatus.Cancelled }], Round(1, Day, "Room A", 12)).ShouldBeEmpty();
    }

    [Fact]
    public void RoomThatALaterLetterChanges_IsNoClash() =>
        Codes([Round(1, Day, "Room A", 10)], Round(1, Day, "Room B", 10)).ShouldBeEmpty();

    [Fact]
    public void DayFarFromAllOthersOfItsProcess_IsRemarked()
    {
        Codes([Round(1, Day), Round(2, Day.PlusDays(30))], Round(3, Day.PlusDays(900))).ShouldBe(["outside-process"]);
        Codes([Round(1, Day), Round(2, Day.PlusDays(30))], Round(3, Day.PlusDays(200))).ShouldBeEmpty();
    }

    [Fact]
    public void Remark_QuotesTheLetter()
    {
        var remark = Remarks([Round(1, Day)], Round(3, Day.PlusDays(30))).ShouldHaveSingleItem();

        (remark.Quote, remark.Paragraph, remark.IsOfCatalogue).ShouldBe(("12 April", 1, true));
        remark.Text.ShouldContain("second");
    }

    private static IEnumerable<string> Codes(Session[] before, Session now) => Remarks(before, now).Select(r => r.Code);

    private static IReadOnlyList<Remark> Remarks(Session[] before, Session now)
    {
        var held = CatalogueSnapshot.Of(before.Select((s, i) => Letter($"held-{i}", Day.PlusDays(-60 + i), s)));
        return CatalogueRemarks.With(held, [Letter("new", Day.PlusDays(-10), now)])[0].Remarks;
    }

    private static LetterReading Letter(string id, LocalDate date, Session session) => new()
    {
        Letter = new Letter { Id = id, FileName = id + ".txt", Date = date, Language = "en", Paragraphs = [] },
        Subject = id,
        Kind = LetterKind.Invitation,
        Sessions = [session with { Evidence = [new Evidence("start", id, 1, 0, "12 April")] }],
    };

    private static Session Round(int ordinal, LocalDate day, string? room = null, int? hour = null) => new()
    {
        Id = $"negotiation-round-{ordinal}",
        Kind = SessionKind.NegotiationRound,
        Ordinal = ordinal,
        Title = $"round {ordinal}",
        Start = day,
        End = day,
        Days = [day],
        Process = "plastics",
        Sittings = hour is { } from ? [new Sitting(day, new LocalTime(from, 0), new LocalTime(from + 3, 0), room)] : [],
    };
}
