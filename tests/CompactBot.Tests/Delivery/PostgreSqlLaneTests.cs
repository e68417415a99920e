using CompactBot.Delivery;
using CompactBot.Storage;
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

    /// <summary>A ledger that was empty a minute ago has no statistics yet: the server must not read the whole of it for each claim.</summary>
    [Fact]
    public async Task StepsOfASend_FindTheirRowsByAnIndex_WhateverTheStatisticsSay()
    {
        const int Count = 300;
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        await using (var host = await LaneHost.StartOnPostgreSqlAsync(folder: folder))
        {
            await Followers.AddAsync(host.Database, "slack", Count, 1);
            await host.AnnounceAsync("letter");
        }

        var before = await WholeReadsAsync(folder);
        var now = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(1);
        var sent = 0;
        await using (var host = await LaneHost.StartOnPostgreSqlAsync(folder: folder))
        await using (var commits = new GroupCommit(host.Database))
        {
            var (ledger, hold) = (new DeliveryLedger(host.Database, commits), new LaneHold(0, "run"));
            await new LaneStore(host.Database, commits).TakeAsync(hold, 1, now);
            while (await ledger.HeadsAsync(new WorkspaceKey("slack", "W00"), now, 20) is { Count: > 0 } heads)
            {
                sent += (await ledger.ClaimAsync(heads, hold, now)).Count;
                await Task.WhenAll(heads.Select(due => ledger.SentAsync(due.Id, hold, due.Id, now)));
            }
        }

        sent.ShouldBe(Count);
        (await WholeReadsAsync(folder) - before).ShouldBe(0, "reads of the ledger from its first row to its last");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>How often the ledger was read from its first row to its last, by connections that are closed.</summary>
    private static async Task<long> WholeReadsAsync(string folder)
    {
        var server = await Storage.PostgreSqlServer.SharedAsync();
        await using var connection = new Npgsql.NpgsqlConnection(await server.ConnectionStringAsync(Path.GetFileName(folder).ToLowerInvariant()));
        await connection.OpenAsync();
        await using var look = connection.CreateCommand();
        do
        {
            // What a connection did is counted at the latest when it ends, and it ends a little after it was closed.
            look.CommandText = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
        }
        while ((long)(await look.ExecuteScalarAsync())! > 0);

        look.CommandText = "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'delivery'";
        return (long)(await look.ExecuteScalarAsync())!;
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
