using CompactBot.Channels;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels;

public sealed class DeliveryHoursTests
{
    private static readonly DateTimeZone Home = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("2018-02-10T02:00:00Z", "2018-02-10T07:00:00Z")] // 03:00 in Vienna: until 08:00
    [InlineData("2018-02-10T21:30:00Z", "2018-02-11T07:00:00Z")]
    [InlineData("2018-02-10T12:00:00Z", null)]
    [InlineData("2018-02-10T07:00:00Z", null)]
    [InlineData("2018-03-24T22:00:00Z", "2018-03-25T06:00:00Z")] // the clocks go forward that night
    [InlineData("2018-10-27T21:00:00Z", "2018-10-28T07:00:00Z")] // and back
    public void QuietHours_EndAtTheConversationsOwnHour(string now, string? until) =>
        new DeliveryHours("Europe/Vienna", null, null, 22 * 60, 8 * 60).HoldUntil(At(now), Home).ShouldBe(until is null ? null : At(until));

    [Theory]
    [InlineData("2018-02-10T12:00:00Z", "2018-02-10T14:00:00Z")] // 9:00 in New York
    [InlineData("2018-02-10T14:00:00Z", "2018-02-11T14:00:00Z")]
    [InlineData("2018-03-10T15:00:00Z", "2018-03-11T13:00:00Z")] // the clocks went forward
    public void Digest_ComesOnceADayAtItsHour(string now, string until) =>
        new DeliveryHours(null, 9 * 60, null, null, null).HoldUntil(At(now), Home).ShouldBe(At(until));

    [Fact]
    public void GatheredIntoTheNight_WaitsForTheMorning() =>
        new DeliveryHours("Europe/Vienna", null, 60, 22 * 60, 8 * 60).HoldUntil(At("2018-02-10T20:30:00Z"), Home).ShouldBe(At("2018-02-11T07:00:00Z"));

    [Fact]
    public void WithoutWishes_GoesAtOnce() => DeliveryHours.AtOnce.HoldUntil(At("2018-02-10T02:00:00Z"), Home).ShouldBeNull();

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
