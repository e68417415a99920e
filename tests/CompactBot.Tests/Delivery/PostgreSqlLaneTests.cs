using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>Everything that holds of the lanes on SQLite, on PostgreSQL.</summary>
public sealed class PostgreSqlLaneTests : DeliveryLaneTests
{
    private protected override Task<LaneHost> StartAsync(
        IReadOnlyList<ISender>? senders = null,
        Dictionary<string, string?>? settings = null,
        PlatformLimits? limits = null,
        string? folder = null) => LaneHost.StartOnPostgreSqlAsync(senders, settings, limits, folder);

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
