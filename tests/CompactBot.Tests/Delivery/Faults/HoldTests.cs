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
    private static readonly int Deliveries = FaultRow.Of(5_000, 300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>How a run is held.</summary>
    private delegate Task<Held> Holding(Cluster cluster, Func<string, Task> announce);

    [Fact]
    public async Task HeldStill_RepeatsNothing()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        (string Name, Holding How)[] rows =
        [
            ("SIGSTOP before the claim", BeforeAsync),
            ("SIGSTOP in the claim", InClaimAsync),
            ("SIGSTOP between claim and send", BetweenAsync),
            ("SIGSTOP at any moment", AtAnyMomentAsync),
            ("SIGSTOP after the send", AfterSendAsync),
            ("SIGSTOP between the last look and the send (counted)", CheckToSendAsync),
        ];

        // Most of it is waiting: where they are small, several at the same time.
        var clusters = rows.Chunk(FaultRow.IsFull ? rows.Length : 2).Select(RunAsync).ToList();
        foreach (var ((row, between), isCounted) in (await Task.WhenAll(clusters)).SelectMany(ran => ran).Zip(rows, (ran, how) => (ran, how.How == CheckToSendAsync)))
        {
            // Of those that stand between the last look and the send when their process is held, each is posted when it goes on. One row
            // holds them there; in the others many sends are under way beside what the row names, and one may stand there by chance: that
            // counts as such only where its process itself noticed it of that very delivery.
            row.More = between > 0 ? $", {between} of them held between the last look and the send" : "";
            row.Hold(repeated: isCounted ? row.Runs * Workspaces : between);
        }
    }

    /// <summary>Two nodes for all of these rows. What was sent is counted when both have ended, and nothing can come any more.</summary>
    private static async Task<IReadOnlyList<(FaultRow Row, int Between)>> RunAsync((string Name, Holding How)[] rows)
    {
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(await PostgreSqlServer.SharedAsync(), ("Delivery:UncertainRestSeconds", "2"));
        await store.FollowAsync("asked", Deliveries, Workspaces);
        await using var cluster = Cluster.Start(store, platform);
        await cluster.ReadyAsync();
        var done = new List<(FaultRow Row, List<string> Announced, TimeSpan Took)>();
        var heldAfterSend = new List<string>();
        foreach (var (name, how) in rows)
        {
            var row = new FaultRow(name, 20);
            for (var run = 0; run < row.Runs; run++)
            {
                var announced = new List<string>();
                var held = await how(cluster, async text => announced.Add(await store.AnnounceAsync(text)));
                var stopped = Stopwatch.StartNew();
                if (held.Sent is { } sent)
                {
                    heldAfterSend.Add(sent);
                }

                // Until the other has done all that there was to do, and at least as long as the row says.
                await store.SettledAsync(Longest, () => cluster.Said);
                var took = stopped.Elapsed;
                var rest = TimeSpan.FromSeconds(FaultRow.Of(12, 0)) - took;
                await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
                held.Node.GoOn();
                platform.Taken = _ => Task.CompletedTask;
                platform.Coming = (_, _) => Task.CompletedTask;
                done.Add((row, announced, took));
            }
        }

        await cluster.EndAsync();
        var repeated = platform.Posts.CountBy(p => p.Delivery).Where(p => p.Value > 1).ToDictionary(p => p.Key, p => p.Value - 1, StringComparer.Ordinal);
        var (between, said) = (new Dictionary<FaultRow, int>(), cluster.Said);
        foreach (var (row, announced, took) in done)
        {
            foreach (var line in (await Task.WhenAll(announced.Select(store.Host.Desk.ReportAsync))).SelectMany(r => r!.Lines))
            {
                // A delivery that its process noticed there explains one repetition, not more.
                var isBetween = repeated.ContainsKey(line.DeliveryId) && said.Contains($"Delivery {line.DeliveryId} was held for", StringComparison.Ordinal);
                between[row] = between.GetValueOrDefault(row) + (isBetween ? 1 : 0);
            }

            var counts = await Task.WhenAll(announced.Select(id => store.CountAsync(platform, id)));
            row.Add(counts.Aggregate((one, other) => one + other), took);
        }

        platform.Posts.CountBy(p => p.Delivery).Where(p => heldAfterSend.Contains(p.Key)).ShouldAllBe(p => p.Value == 1);
        return [.. done.Select(d => d.Row).Distinct().Select(row => (row, between[row]))];
    }

    private static async Task<Held> BeforeAsync(Cluster cluster, Func<string, Task> announce)
    {
        var node = cluster.Nodes[Random.Shared.Next(2)];
        node.Hold();
        await announce("letter");
        return new Held(node);
    }

    private static async Task<Held> AtAnyMomentAsync(Cluster cluster, Func<string, Task> announce)
    {
        var before = cluster.Platform.Posts.Count;
        await announce("letter");
        await KillTests.PostedAsync(cluster.Platform, before + Random.Shared.Next(1, Deliveries));
        var node = cluster.Nodes[Random.Shared.Next(2)];
        node.Hold();
        return new Held(node);
    }

    private static async Task<Held> AfterSendAsync(Cluster cluster, Func<string, Task> announce)
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
        await announce("letter");
        return await held.Task.WaitAsync(Longest);
    }

    private static Task<Held> BetweenAsync(Cluster cluster, Func<string, Task> announce) =>
        AskingAsync(cluster, announce, CrashSenders.AsksAbove, Random.Shared.Next(1, Deliveries / 2));

    private static Task<Held> CheckToSendAsync(Cluster cluster, Func<string, Task> announce) =>
        AskingAsync(cluster, announce, CrashSenders.AsksBelow, Random.Shared.Next(1, Deliveries / CrashSenders.AskingBelow / 2));

    /// <summary>A process is held while one of its sends asks whether it may come.</summary>
    private static async Task<Held> AskingAsync(Cluster cluster, Func<string, Task> announce, string text, int asked)
    {
        var (left, held) = (asked, new TaskCompletionSource<Held>());
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
        await announce(text);
        return await held.Task.WaitAsync(Longest);
    }

    /// <summary>The lanes' rows are locked, so that claims wait in the middle; one that does is held, and its claim let through.</summary>
    private static async Task<Held> InClaimAsync(Cluster cluster, Func<string, Task> announce)
    {
        await using var connection = new NpgsqlConnection(cluster.Store.Settings["Storage:ConnectionString"]);
        await connection.OpenAsync();
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < Longest)
        {
            if (await cluster.Store.OpenAsync() == 0)
            {
                await announce("letter");
            }

            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT number FROM lane WHERE number = {Random.Shared.Next(4)} FOR UPDATE";
            await command.ExecuteNonQueryAsync();
            command.CommandText = "SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%claimed_at = %' AND application_name LIKE 'node %' LIMIT 1";
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
        public string Said => string.Concat(Nodes.Select(n => n.Said));

        public static Cluster Start(FaultStore store, FaultPlatform platform)
        {
            var nodes = Enumerable.Range(0, 2).Select(n => FaultNode.Start(
                new Dictionary<string, string?>(store.Settings) { ["Storage:ConnectionString"] = $"{store.Settings["Storage:ConnectionString"]};Application Name=node {n}" },
                platform.Address)).ToArray();
            return new Cluster(store, platform, nodes);
        }

        public Task ReadyAsync() => Task.WhenAll(Nodes.Select(n => n.ReadyAsync()));

        /// <summary>Both end as they do when they are told to: after all that was under way in them.</summary>
        public Task EndAsync() => Task.WhenAll(Nodes.Select(n => n.EndAsync().WaitAsync(Longest)));

        public ValueTask DisposeAsync()
        {
            Array.ForEach(Nodes, n => n.Dispose());
            return ValueTask.CompletedTask;
        }
    }
}
