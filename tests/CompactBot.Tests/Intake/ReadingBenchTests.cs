using System.Diagnostics;
using CompactBot.Intake;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Intake;

public sealed class ReadingBenchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void BusyMachine_TimeIsThatOfTheProcessor()
    {
        var limit = TimeSpan.FromSeconds(4);
        ReadingBench.Left(limit, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1)).ShouldBe(TimeSpan.FromSeconds(3));
        ReadingBench.Left(limit, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4)).ShouldBe(TimeSpan.Zero);
        ReadingBench.Left(limit, TimeSpan.FromSeconds(4), null).ShouldBe(TimeSpan.Zero);
        ReadingBench.Left(limit, TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(1)).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task WorkThatWaits_IsNotTakenForWorkThatIsSlow()
    {
        using var bench = new ReadingBench(new IntakeOptions());
        using var gate = new ManualResetEventSlim();
        using var opening = new Timer(_ => gate.Set(), null, Limit * 2, Timeout.InfiniteTimeSpan);
        var done = await bench.RunAsync(
            late =>
            {
                gate.Wait(late);
                return Task.FromResult("done");
            },
            Limit,
            "late",
            TestContext.Current.CancellationToken);
        done.ShouldBe(OperatingSystem.IsLinux() ? "done" : "late");
    }

    [Fact]
    public async Task WorkThatOverruns_IsEndedAndLeavesItsPlace()
    {
        using var bench = new ReadingBench(new IntakeOptions { AtOnce = 1 });
        for (var i = 0; i < 3; i++)
        {
            (await bench.RunAsync(Spin, Limit, "late", TestContext.Current.CancellationToken)).ShouldBe("late");
        }

        (await bench.RunAsync(_ => Task.FromResult("next"), Limit, "late", TestContext.Current.CancellationToken)).ShouldBe("next");
    }

    [Fact]
    public async Task WorkThatFails_ThrowsAndLeavesItsPlace()
    {
        using var bench = new ReadingBench(new IntakeOptions { AtOnce = 1 });
        await Should.ThrowAsync<InvalidDataException>(() => bench.RunAsync<string>(_ => throw new InvalidDataException("bad"), Limit, "late", TestContext.Current.CancellationToken));

        (await bench.RunAsync(_ => Task.FromResult("next"), Limit, "late", TestContext.Current.CancellationToken)).ShouldBe("next");
    }

    private static Task<string> Spin(CancellationToken late)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(1);)
        {
            late.ThrowIfCancellationRequested();
        }

        return Task.FromResult("never");
    }
}
