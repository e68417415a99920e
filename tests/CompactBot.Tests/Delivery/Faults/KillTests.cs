using System.Diagnostics;
using CompactBot.Tests.Storage;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>kill -9 at a random moment of a send.</summary>
[Collection("faults")]
public sealed class KillTests
{
    private const int Workspaces = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Fewer where they are run beside all other tests.</summary>
    private static readonly int Deliveries = FaultRow.Of(5_000, 300);

    [Fact]
    public async Task OneOfTwoNodesIsKilled_TheOtherGoesOn()
    {
        var row = new FaultRow("kill -9 of one of two nodes, PostgreSQL, look-up", 50);
        await OnTwoNodesAsync(row, "asked", node =>
        {
            node.Kill();
            return Task.CompletedTask;
        });

        row.Hold(within: TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task ToldToEnd_FinishesWhatIsInFlightAndHandsOver()
    {
        var row = new FaultRow("SIGTERM of one of two nodes, PostgreSQL, without look-up", 20);

        // Nothing is taken over here but what is handed over: however slow the machine is, nobody is to be taken for dead.
        const int AliveSeconds = 5;
        var pause = await OnTwoNodesAsync(row, "blind", node => node.EndAsync(), ("Delivery:AliveSeconds", $"{AliveSeconds}"));
        row.More = string.Create(System.Globalization.CultureInfo.InvariantCulture, $", longest without a post {pause.TotalSeconds:N1} s");

        pause.ShouldBeLessThan(TimeSpan.FromSeconds(AliveSeconds * 3), "a lane that is handed over waits for no death");
        row.Hold(within: TimeSpan.FromSeconds(15)).Listed.ShouldBe(0, "what ends in order leaves nothing in doubt");
    }

    [Theory]
    [InlineData("asked", "kill -9 and restart, SQLite, look-up", 100)]
    [InlineData("blind", "kill -9 and restart, SQLite, without look-up", 20)]
    public async Task TheOneProcessIsKilledAndStartedAgain_NothingIsLost(string from, string name, int runs)
    {
        var row = new FaultRow(name, runs);
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(null);
        await store.FollowAsync(from, Deliveries, Workspaces);
        var node = FaultNode.Start(store.Settings, platform.Address);
        try
        {
            await node.ReadyAsync();
            for (var run = 0; run < row.Runs; run++)
            {
                var before = platform.Posts.Count;
                var id = await store.AnnounceAsync();
                await PostedAsync(platform, before + Random.Shared.Next(1, Deliveries));
                node.Kill();
                node.Dispose();
                var watch = Stopwatch.StartNew();
                node = FaultNode.Start(store.Settings, platform.Address);
                await store.SettledAsync(Limit, () => node.Said);
                row.Add(await store.CountAsync(platform, id), watch.Elapsed);
            }
        }
        finally
        {
            node.Dispose();
        }

        // What was in flight: as many at once as the platform lets a workspace have.
        row.Hold(repeated: from == "blind" ? row.Runs * Workspaces * CrashSenders.AtOnce : 0, within: TimeSpan.FromSeconds(15));
    }

    /// <summary>In the middle of each announcement one of two nodes ends, and the other goes on. Answers how long no post came, at the longest.</summary>
    private static async Task<TimeSpan> OnTwoNodesAsync(FaultRow row, string follows, Func<FaultNode, Task> end, params (string Key, string Value)[] more)
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(await PostgreSqlServer.SharedAsync(), more);
        await store.FollowAsync(follows, Deliveries, Workspaces);
        var longest = TimeSpan.Zero;
        var nodes = new[] { FaultNode.Start(store.Settings, platform.Address), FaultNode.Start(store.Settings, platform.Address) };
        try
        {
            for (var run = 0; run < row.Runs; run++)
            {
                await Task.WhenAll(nodes.Select(n => n.ReadyAsync()));
                var id = await store.AnnounceAsync();
                await PostedAsync(platform, (run * Deliveries) + Random.Shared.Next(1, Deliveries));

                // The one that sends: nothing is lost with one that looks on.
                var victim = platform.Posts.Last().Node == nodes[0].Id ? 0 : 1;
                await end(nodes[victim]);
                var took = await store.SettledAsync(Limit, () => nodes[1 - victim].Said);
                row.Add(await store.CountAsync(platform, id), took);
                var posts = platform.Posts.Skip(run * Deliveries).ToArray();
                longest = posts.Zip(posts.Skip(1)).Select(p => p.Second.At - p.First.At).Append(longest).Max();
                if (run + 1 < row.Runs)
                {
                    nodes[victim].Dispose();
                    nodes[victim] = FaultNode.Start(store.Settings, platform.Address);
                }
            }
        }
        finally
        {
            Array.ForEach(nodes, n => n.Dispose());
        }

        return longest;
    }

    internal static async Task PostedAsync(FaultPlatform platform, int count)
    {
        var watch = Stopwatch.StartNew();
        while (platform.Posts.Count < count && watch.Elapsed < Limit)
        {
            await Task.Delay(1);
        }
    }
}
