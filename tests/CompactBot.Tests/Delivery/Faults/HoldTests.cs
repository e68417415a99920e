using System.Diagnostics;
using CompactBot.Tests.Storage;
using Npgsql;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>SIGSTOP: a process is held still until others have taken it for dead and gone on, and then goes on itself.</summary>
[Collection("held processes")]
public sealed class HoldTests
{
    private const int Workspaces = 20;
    private static readonly int Deliveries = FaultRow.IsNightly ? 5_000 : 600;
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(FaultRow.IsNightly ? 12 : 8);

    /// <summary>How a run is held.</summary>
    private delegate Task<Held> Holding(Cluster cluster, Func<Task> announce);

    [Fact]
    public async Task HeldStill_RepeatsNothing()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        (string Name, Holding How, int Repeated)[] rows =
        [
            ("SIGSTOP before the claim", BeforeAsync, 0),
            ("SIGSTOP in the claim; others may be before the send (counted)", InClaimAsync, 1),
            ("SIGSTOP at any moment, between claim and send too", AtAnyMomentAsync, 1),
            ("SIGSTOP after the send; others may be before it (counted)", AfterSendAsync, 1),
            ("SIGSTOP between the last check and the send (counted)", CheckToSendAsync, 1),
        ];
        var seen = new List<(FaultRow Row, int Repeated)>();
        if (FaultRow.IsNightly)
        {
            foreach (var row in rows)
            {
                seen.Add((await RunAsync(row.Name, row.How), row.Repeated));
            }
        }
        else
        {
            // Most of it is waiting: all at the same time.
            var all = await Task.WhenAll(rows.Select(row => RunAsync(row.Name, row.How)));
            seen.AddRange(all.Zip(rows, (ran, row) => (ran, row.Repeated)));
        }

        foreach (var (row, repeated) in seen)
        {
            // When a process is held, some of its sends may be between their last check and the send: no more than are under way, and each of
            // them that is repeated is listed.
            row.Hold(repeated: repeated * row.Runs * Workspaces * 16);
        }
    }

    private static async Task<FaultRow> RunAsync(string name, Holding how)
    {
        var row = new FaultRow(name, 20);
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(await PostgreSqlServer.SharedAsync());
        await store.FollowAsync("asked", Deliveries, Workspaces);
        await using var cluster = await Cluster.StartAsync(store, platform);
        for (var run = 0; run < row.Runs; run++)
        {
            var id = "";
            var watch = Stopwatch.StartNew();
            var held = await how(cluster, async () => id = await store.AnnounceAsync());
            await Task.Delay(Hold);
            held.Node.GoOn();
            await store.SettledAsync(TimeSpan.FromSeconds(90), () => string.Concat(cluster.Nodes.Select(n => n.Said)));

            // What the held one still has to say comes after it goes on.
            await Task.Delay(1500);
            platform.Taken = _ => Task.CompletedTask;
            platform.Coming = (_, _) => Task.CompletedTask;
            row.Add(await store.CountAsync(platform, id), watch.Elapsed - Hold);
            if (held.Sent is { } sent)
            {
                platform.Posts.Count(p => p.Delivery == sent).ShouldBe(1, "what was sent before its process was held is not sent again");
            }
        }

        return row;
    }

    private static async Task<Held> BeforeAsync(Cluster cluster, Func<Task> announce)
    {
        var node = cluster.Nodes[Random.Shared.Next(2)];
        node.Hold();
        await announce();
        return new Held(node);
    }

    private static async Task<Held> AtAnyMomentAsync(Cluster cluster, Func<Task> announce)
    {
        var before = cluster.Platform.Posts.Count;
        await announce();
        await KillTests.PostedAsync(cluster.Platform, before + Random.Shared.Next(1, Deliveries));
        var node = cluster.Nodes[Random.Shared.Next(2)];
        node.Hold();
        return new Held(node);
    }

    private static async Task<Held> AfterSendAsync(Cluster cluster, Func<Task> announce)
    {
        var (left, held) = (Random.Shared.Next(1, Deliveries / 2), new TaskCompletionSource<Held>());
        cluster.Platform.Taken = post =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                var node = cluster.Nodes.Single(n => n.Id == post.Node);
                node.Hold();
                held.SetResult(new Held(node, post.Delivery));
            }

            return Task.CompletedTask;
        };
        await announce();
        return await held.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static async Task<Held> CheckToSendAsync(Cluster cluster, Func<Task> announce)
    {
        var (left, held) = (Random.Shared.Next(1, Deliveries / 2), new TaskCompletionSource<Held>());
        cluster.Platform.Coming = (id, _) =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                var node = cluster.Nodes.Single(n => n.Id == id);
                node.Hold();
                held.SetResult(new Held(node));
            }

            return Task.CompletedTask;
        };
        await announce();
        return await held.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>The lanes' rows are locked, so that claims wait in the middle; one that does is held, and its claim let through.</summary>
    private static async Task<Held> InClaimAsync(Cluster cluster, Func<Task> announce)
    {
        await using var connection = new NpgsqlConnection(cluster.Store.Settings["Storage:ConnectionString"]);
        await connection.OpenAsync();
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (await cluster.Store.OpenAsync() == 0)
            {
                await announce();
            }

            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT number FROM lane WHERE number = {Random.Shared.Next(4)} FOR UPDATE";
            await command.ExecuteNonQueryAsync();
            command.CommandText = "SELECT application_name FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%claimed_at = %' AND application_name LIKE 'node %' LIMIT 1";
            for (var look = 0; look < 40; look++)
            {
                if (await command.ExecuteScalarAsync() is string name)
                {
                    var node = cluster.Nodes[name[^1] - '0'];
                    node.Hold();
                    await transaction.RollbackAsync();
                    return new Held(node);
                }

                await Task.Delay(5);
            }

            await transaction.RollbackAsync();
        }

        throw new TimeoutException("No claim was met.");
    }

    /// <param name="Node">The process that is held.</param>
    /// <param name="Sent">The delivery whose post had just been taken; null where it was held for another reason.</param>
    private sealed record Held(FaultNode Node, string? Sent = null);

    /// <summary>Two nodes on one store.</summary>
    private sealed record Cluster(FaultStore Store, FaultPlatform Platform, FaultNode[] Nodes) : IAsyncDisposable
    {
        public static async Task<Cluster> StartAsync(FaultStore store, FaultPlatform platform)
        {
            var nodes = Enumerable.Range(0, 2).Select(n => FaultNode.Start(
                new Dictionary<string, string?>(store.Settings)
                {
                    ["Storage:ConnectionString"] = $"{store.Settings["Storage:ConnectionString"]};Application Name=node {n}",
                    [CrashSenders.AsksVariable] = "1",
                },
                platform.Address)).ToArray();
            await Task.WhenAll(nodes.Select(n => n.ReadyAsync()));
            return new Cluster(store, platform, nodes);
        }

        public ValueTask DisposeAsync()
        {
            Array.ForEach(Nodes, n => n.Dispose());
            return ValueTask.CompletedTask;
        }
    }
}
