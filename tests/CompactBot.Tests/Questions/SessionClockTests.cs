using CompactBot.Core.Questions;
using CompactBot.Core.Reading;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

public sealed class SessionClockTests
{
    private static readonly LocalDate Day = new(2018, 2, 20);

    [Theory]
    [InlineData(23, 0, false)]
    [InlineData(25, 0, false)]
    [InlineData(26, 0, true)]
    public void SittingPastMidnight_IsOverWhenItEnds(int hours, int minutes, bool over)
    {
        var session = Session(new Sitting(Day, new LocalTime(22, 0), new LocalTime(1, 30), null));
        new SessionClock(At(hours, minutes), DateTimeZone.Utc).IsOver(session).ShouldBe(over);
    }

    [Fact]
    public void SittingWithoutAnEnd_LastsTheDay()
    {
        var session = Session(new Sitting(Day, new LocalTime(15, 0), null, null));
        new SessionClock(At(23, 59), DateTimeZone.Utc).IsOver(session).ShouldBeFalse();
        new SessionClock(At(24, 0), DateTimeZone.Utc).IsOver(session).ShouldBeTrue();
    }

    private static Instant At(int hours, int minutes) => Day.AtMidnight().InUtc().ToInstant() + Duration.FromHours(hours) + Duration.FromMinutes(minutes);

    private static Session Session(Sitting sitting) => new()
    {
        Id = "event-1",
        Kind = SessionKind.Event,
        Title = "event",
        Start = Day,
        End = Day,
        Days = [Day],
        Zone = "Etc/UTC",
        Sittings = [sitting],
    };
}
