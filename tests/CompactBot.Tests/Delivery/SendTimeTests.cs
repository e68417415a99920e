using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

public sealed class SendTimeTests
{
    [Theory]
    [InlineData("2018-02-10T09:00", "Europe/Vienna", "2018-02-10T08:00:00Z")]
    [InlineData("2018-07-10 09:00", "Europe/Vienna", "2018-07-10T07:00:00Z")]
    [InlineData("2018-02-10T09:00:00", "America/New_York", "2018-02-10T14:00:00Z")]
    public void Time_IsReadInItsZone(string text, string zone, string at)
    {
        SendTime.Read(text, zone, out var problem)!.At.ShouldBe(NodaTime.Text.InstantPattern.General.Parse(at).Value);
        problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("2018-03-25T02:30", "Europe/Vienna", "does not exist")]
    [InlineData("2018-10-28T02:30", "Europe/Vienna", "is twice")]
    [InlineData("tomorrow", "Europe/Vienna", "is no time")]
    [InlineData("2018-02-10T09:00", "Vienna", "is no zone")]
    public void WhatIsNoTime_IsSaidWithItsMend(string text, string zone, string says)
    {
        SendTime.Read(text, zone, out var problem).ShouldBeNull();
        problem!.ShouldContain(says);
    }
}
