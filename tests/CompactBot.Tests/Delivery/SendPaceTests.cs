using CompactBot.Delivery;
using CompactBot.Storage;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

public sealed class SendPaceTests
{
    private static readonly Instant Start = Instant.FromUtc(2018, 2, 5, 12, 0);
    private static readonly WorkspaceKey Slack = new("slack", "T1");
    private static readonly WorkspaceKey Teams = new("teams", "tenant");

    private readonly SendPace _pace = new(PlatformLimits.Load());

    [Fact]
    public void SlackChannel_GetsOneASecond()
    {
        SendAll(Slack, ["c"], 5).ShouldBe([0, 1000, 2000, 3000, 4000]);
    }

    [Fact]
    public void SlackChannels_DoNotWaitForOneAnother()
    {
        SendAll(Slack, ["a", "b", "c"], 3).ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void TeamsConversation_GetsSevenInOneSecondAndEightInTwo()
    {
        // Seven at once; the eighth once a second has passed; the ninth not before the first of the last eight is two seconds old.
        SendAll(Teams, ["c"], 9).ShouldBe([0, 0, 0, 0, 0, 0, 0, 1000, 2000]);
    }

    [Fact]
    public void TeamsConversation_GetsSixtyInThirtySeconds()
    {
        var sent = SendAll(Teams, ["c"], 130);

        for (var i = 60; i < sent.Count; i++)
        {
            (sent[i] - sent[i - 60]).ShouldBeGreaterThanOrEqualTo(30_000);
        }

        for (var i = 8; i < sent.Count; i++)
        {
            (sent[i] - sent[i - 8]).ShouldBeGreaterThanOrEqualTo(2_000);
        }
    }

    [Fact]
    public void TeamsTenant_GetsFiftyASecondOverAllConversations()
    {
        var sent = SendAll(Teams, [.. Enumerable.Range(0, 120).Select(n => $"c{n}")], 120);

        sent.Count(at => at == 0).ShouldBe(50);
        sent.Count(at => at == 1000).ShouldBe(50);
        sent.Count(at => at == 2000).ShouldBe(20);
    }

    [Fact]
    public void SendUnderWay_CountsUntilItsWindowHasPassedAfterItsEnd()
    {
        var slot = _pace.TryTake(Slack, "c", Start, out _)!;

        _pace.TryTake(Slack, "c", Start + Duration.FromSeconds(5), out _).ShouldBeNull();
        _pace.End(slot, Slack, Start, Start + Duration.FromSeconds(5));
        _pace.TryTake(Slack, "c", Start + Duration.FromSeconds(5.9), out var free).ShouldBeNull();
        free.ShouldBe(Start + Duration.FromSeconds(6) - SendPace.Ahead);
        _pace.TryTake(Slack, "c", free, out _)!.From.ShouldBe(Start + Duration.FromSeconds(6));
    }

    [Fact]
    public void PlatformFarAway_ItsShortestRoundTripLessAMarginIsTakenOffOnceItIsKnown()
    {
        SendEverySecond(20, took: n => n == 12 ? 80 : 120);

        var now = Start + Duration.FromHours(1);
        var slot = _pace.TryTake(Slack, "c", now, out _)!;
        _pace.End(slot, Slack, now, now + Duration.FromMilliseconds(200));

        _pace.TryTake(Slack, "c", now + Duration.FromMilliseconds(200), out var free).ShouldBeNull();
        free.ShouldBe(now + Duration.FromMilliseconds(1125) - SendPace.Ahead);
    }

    [Fact]
    public void FewSendsOfAPlatformFarAway_CountFromTheirEnd()
    {
        for (var n = 0; n < 19; n++)
        {
            _pace.End(_pace.TryTake(Slack, $"c{n}", Start, out _)!, Slack, Start, Start + Duration.FromMilliseconds(100));
        }

        _pace.TryTake(Slack, "c18", Start + Duration.FromMilliseconds(100), out var free).ShouldBeNull();
        free.ShouldBe(Start + Duration.FromMilliseconds(1100) - SendPace.Ahead);
    }

    [Fact]
    public void PlatformNearby_WithAFewSlowReplies_IsAskedNoSoonerThanItsWindow()
    {
        SendEverySecond(300, took: n => n == 30 ? 2 : 40);

        var now = Start + Duration.FromHours(1);
        _pace.End(_pace.TryTake(Slack, "c", now, out _)!, Slack, now, now + Duration.FromMilliseconds(1));

        _pace.TryTake(Slack, "c", now + Duration.FromMilliseconds(1), out var free).ShouldBeNull();
        free.ShouldBe(now + Duration.FromMilliseconds(1001) - SendPace.Ahead);
    }

    [Fact]
    public void PlaceGivenBack_CountsForNothing()
    {
        _pace.GiveBack(_pace.TryTake(Slack, "c", Start, out _)!);

        _pace.TryTake(Slack, "c", Start, out _).ShouldNotBeNull();
    }

    [Fact]
    public async Task PlaceTakenAhead_IsWaitedForThoughTimersEndEarly()
    {
        _pace.End(_pace.TryTake(Slack, "c", Start, out _)!, Slack, Start, Start);
        var time = new HastyTime(Start + Duration.FromMilliseconds(960));
        var slot = _pace.TryTake(Slack, "c", time.Now, out _)!;

        await slot.CameAsync(time, time, TestContext.Current.CancellationToken);

        time.Now.ShouldBeGreaterThanOrEqualTo(Start + Duration.FromSeconds(1));
        time.Timers.ShouldBeGreaterThan(1, "the first one ended early");
    }

    /// <summary>Sends as soon as it is allowed, to the conversations in turn, each send taking no time; in milliseconds from the start.</summary>
    private List<long> SendAll(WorkspaceKey workspace, string[] conversations, int count)
    {
        var (now, sent) = (Start, new List<long>());
        for (var i = 0; i < count; i++)
        {
            SendPace.Slot? slot;
            while ((slot = _pace.TryTake(workspace, conversations[i % conversations.Length], now, out var free)) is null)
            {
                free.ShouldBeGreaterThan(now);
                now = free;
            }

            now = Instant.Max(now, slot.From);
            _pace.End(slot, workspace, now, now);
            sent.Add((long)(now - Start).TotalMilliseconds);
        }

        return sent;
    }

    /// <summary>A clock that moves by its timers alone, each of which ends two milliseconds before its time, but lasts one at least.</summary>
    private sealed class HastyTime(Instant now) : TimeProvider, IClock
    {
        public Instant Now { get; private set; } = now;

        public int Timers { get; private set; }

        public Instant GetCurrentInstant() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers++;
            Now += Duration.Max(Duration.FromTimeSpan(dueTime) - Duration.FromMilliseconds(2), Duration.FromMilliseconds(1));
            return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    /// <param name="sends">How many, each to a conversation of its own.</param>
    /// <param name="took">How long each took, in milliseconds.</param>
    private void SendEverySecond(int sends, Func<int, int> took)
    {
        for (var n = 0; n < sends; n++)
        {
            var began = Start + Duration.FromSeconds(n);
            _pace.End(_pace.TryTake(Slack, $"c{n}", began, out _)!, Slack, began, began + Duration.FromMilliseconds(took(n)));
        }
    }
}
