using CompactBot.Intake;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake;

public sealed class ThreadTimeTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(60);

    [Fact]
    public void SecondWorkOfAThread_DoesNotPayForTheFirst()
    {
        var time = new ThreadTime();
        time.Used().ShouldBeNull();
        time.Watch();
        time.Begin();
        Assert.SkipUnless(time.Used() is not null, "left out: only Linux has a clock for each thread");

        while (time.Used() < Long)
        {
        }

        time.End();
        time.Used().ShouldBeNull();

        time.Begin();
        time.Used().ShouldNotBeNull().ShouldBeLessThan(Long);
    }
}
