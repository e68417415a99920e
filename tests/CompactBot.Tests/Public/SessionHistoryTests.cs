using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Public;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Public;

public sealed class SessionHistoryTests
{
    private static readonly LocalDate Day = new(2021, 7, 12);

    [Fact]
    public void EachLetter_IsAStepWithWhatItChanged()
    {
        var catalogue = CatalogueSnapshot.Of([
            Letter("a", Day.PlusMonths(-3), Round("Room A")),
            Letter("b", Day.PlusMonths(-2), Round("Room A")),
            Letter("c", Day.PlusMonths(-1), Round("Room B")),
            Letter("d", Day.PlusMonths(-1)),
        ]);

        var steps = SessionHistory.Of(catalogue.Sessions.ShouldHaveSingleItem(), catalogue);

        steps.Select(s => (s.Letter.Letter.Id, s.IsFirst)).ShouldBe([("a", true), ("b", false), ("c", false)]);
        steps[1].Changes.ShouldBeEmpty();
        steps[2].Changes.Select(c => c.Text).ShouldBe(["Room: Room A → Room B"]);
    }

    private static Session Round(string room) => new()
    {
        Id = "negotiation-round-1",
        Kind = SessionKind.NegotiationRound,
        Ordinal = 1,
        Title = "first round",
        Start = Day,
        End = Day,
        Days = [Day],
        Room = room,
    };

    private static LetterReading Letter(string id, LocalDate date, params Session[] sessions) => new()
    {
        Letter = new Letter { Id = id, FileName = id + ".txt", Date = date, Language = "en", Paragraphs = [] },
        Subject = id,
        Kind = LetterKind.Invitation,
        Sessions = [.. sessions.Select(s => s with { Evidence = [new Evidence("start", id, 1, 0, "12 July")] })],
    };
}
