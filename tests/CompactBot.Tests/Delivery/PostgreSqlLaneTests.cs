using CompactBot.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>Everything that holds of the lanes on SQLite, on PostgreSQL.</summary>
public sealed class PostgreSqlLaneTests : DeliveryLaneTests
{
    private protected override bool IsOnPostgreSql => true;

    [Fact]
    public override async Task TwoProcessesOnOneStore_OneSendsAndTheOtherTakesOver()
    {
        var (first, second) = (new FakeSender("slack"), new FakeSender("slack"));
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var one = await StartAsync([first], folder: folder);
        await one.FollowAsync("slack", "T1", 10);
        await one.SettledAsync(await one.AnnounceAsync("first"));
        await using (var other = await StartAsync([second], folder: folder))
        {
            (await one.SettledAsync(await other.AnnounceAsync("second"))).Sent.ShouldBe(10);
            (first.Posts.Count + second.Posts.Count).ShouldBe(20);

            await one.DisposeAsync();
            (await other.SettledAsync(await other.AnnounceAsync("third"))).Sent.ShouldBe(10);
            (first.Posts.Count + second.Posts.Count).ShouldBe(30);
            second.Posts.Count.ShouldBeGreaterThanOrEqualTo(10);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task LaneTakenOver_WaitsOutWhatTheOtherHasSent()
    {
        const int Count = 5;
        var (window, sent) = (Duration.FromSeconds(3), new System.Collections.Concurrent.ConcurrentQueue<Instant>());
        var limits = new PlatformLimits(new Dictionary<string, PlatformLimit> { ["slack"] = new(8, [], [new(Count, 3)]) });
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var first = await StartAsync([Sender()], limits: limits, folder: folder);
        await first.FollowAsync("slack", "T1", 2 * Count);
        var id = await first.AnnounceAsync("letter");
        await first.UntilAsync(id, r => r.Sent == Count);

        // It hands over while its window is full.
        await using var second = await StartAsync([Sender()], limits: limits, folder: folder);
        await first.DisposeAsync();

        (await second.SettledAsync(id)).Sent.ShouldBe(2 * Count);
        var times = sent.Order().ToList();
        times.Count.ShouldBe(2 * Count);
        times.Zip(times.Skip(Count)).ShouldAllBe(t => t.Second - t.First >= window, "never more than five in any three seconds, whoever sends");
        Directory.Delete(folder, recursive: true);

        FakeSender Sender() => new("slack")
        {
            Hold = _ =>
            {
                sent.Enqueue(SystemClock.Instance.GetCurrentInstant());
                return Task.CompletedTask;
            },
        };
    }

    [Fact]
    public async Task ApprovedOnThreeNodesAtOnce_GoesOutOnce()
    {
        FakeSender[] senders = [new("slack"), new("slack"), new("slack")];
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var nodes = await Task.WhenAll(senders.Select(sender => StartAsync([sender], folder: folder)));
        await nodes[0].FollowAsync("slack", "T1", 20);
        await nodes[0].FollowAsync("slack", "T2", 20);
        await nodes[0].DraftAsync("letter");

        var results = await Task.WhenAll(nodes.Select((node, n) => node.Desk.ApproveAsync("letter", $"Person {n}")));

        results.Count(r => r.Outcome == DeskOutcome.Done).ShouldBe(1);
        results.Count(r => r.Outcome == DeskOutcome.Already).ShouldBe(2);
        (await nodes[1].SettledAsync("letter")).Sent.ShouldBe(40);
        senders.Sum(s => s.Posts.Count).ShouldBe(40);
        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        Directory.Delete(folder, recursive: true);
    }
}
