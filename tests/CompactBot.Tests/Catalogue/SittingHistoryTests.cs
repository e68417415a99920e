using CompactBot.Core.Catalogue;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Catalogue;

public sealed class SittingHistoryTests
{
    private static readonly LocalDate Day = new(2021, 4, 12);

    [Fact]
    public void MovedDays_KeepTheirNumbers() =>
        Numbers(Round(Day, Day.PlusDays(1)), Round(Day.PlusDays(7), Day.PlusDays(8)) with { Status = SessionStatus.Moved })
            .ShouldBe([(1, Day.PlusDays(7), true), (2, Day.PlusDays(8), true)]);

    [Fact]
    public void DayThatFallsAway_IsKeptAsOneThatDoesNotStand() =>
        Numbers(Round(Day, Day.PlusDays(1), Day.PlusDays(2)), Round(Day, Day.PlusDays(2)))
            .ShouldBe([(1, Day, true), (2, Day.PlusDays(1), false), (3, Day.PlusDays(2), true)]);

    [Fact]
    public void DayBeforeTheOthersThatIsAdded_TakesNoNumberOfTheirs() =>
        Numbers(Round(Day, Day.PlusDays(1)), Round(Day.PlusDays(-1), Day, Day.PlusDays(1)))
            .ShouldBe([(3, Day.PlusDays(-1), true), (1, Day, true), (2, Day.PlusDays(1), true)]);

    [Fact]
    public void CancelledSession_HasNoSittingThatStands() =>
        Numbers(Round(Day, Day.PlusDays(1)), Round(Day, Day.PlusDays(1)) with { Status = SessionStatus.Cancelled })
            .ShouldBe([(1, Day, false), (2, Day.PlusDays(1), false)]);

    private static IEnumerable<(int, LocalDate, bool)> Numbers(params Session[] states)
    {
        var catalogue = CatalogueSnapshot.Of(states.Select((s, i) => Letter($"letter-{i}", Day.PlusDays(-30 + i), s)));
        return SittingHistory.Of(catalogue, catalogue.Sessions.ShouldHaveSingleItem()).Select(s => (s.Number, s.Sitting.Date, s.Stands));
    }

    private static LetterReading Letter(string id, LocalDate date, Session session) => new()
    {
        Letter = new Letter { Id = id, FileName = id + ".txt", Date = date, Language = "en", Paragraphs = [] },
        Subject = id,
        Kind = LetterKind.Invitation,
        Sessions = [session with { Evidence = [new Evidence("start", id, 1, 0, "12 April")] }],
    };

    private static Session Round(params LocalDate[] days) => new()
    {
        Id = "negotiation-round-1",
        Kind = SessionKind.NegotiationRound,
        Ordinal = 1,
        Title = "first round",
        Start = days[0],
        End = days[^1],
        Days = days,
    };
}
