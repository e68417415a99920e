using System.Diagnostics;
using CompactBot.Tests.Storage;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>What platforms and the database do amiss while a process sends.</summary>
[Collection("faults")]
public sealed class ReplyTests
{
    private const int Workspaces = 20;
    private static readonly int Deliveries = FaultRow.Of(5_000, 300);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task RepliesThatFail_AreTriedAgainOrLookedUp()
    {
        (string Name, Fault Fault, double Share)[] rows =
        [
            ("503 in 10 % of posts", Fault.Refused, 0.10),
            ("lost reply in 5 % of posts", Fault.Lost, 0.05),
            ("30 s until the reply, in 2 % of posts", Fault.Late, 0.02),
            ("broken body in 5 % of posts", Fault.Broken, 0.05),
        ];
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(null, ("Delivery:TimeoutSeconds", "2"));
        await store.FollowAsync("asked", Deliveries, Workspaces);
        using var node = FaultNode.Start(store.Settings, platform.Address);
        await node.ReadyAsync();
        foreach (var (name, fault, share) in rows)
        {
            var row = new FaultRow(name, 20);
            platform.Answer = _ => Random.Shared.NextDouble() < share ? fault : Fault.None;
            for (var run = 0; run < row.Runs; run++)
            {
                var watch = Stopwatch.StartNew();
                var id = await store.AnnounceAsync();
                await store.SettledAsync(Limit, () => node.Said);
                row.Add(await store.CountAsync(platform, id), watch.Elapsed);
            }

            row.Hold();
        }
    }

    [Fact]
    public async Task ServerIsStoppedAtOnceAndStartedAgain_GoesOn()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var row = new FaultRow("PostgreSQL stopped at once and restarted mid-send", 20);
        using var server = await PostgreSqlServer.StartNewAsync();
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(server);
        await store.FollowAsync("asked", Deliveries, Workspaces);
        using var node = FaultNode.Start(store.Settings, platform.Address);
        using var other = FaultNode.Start(store.Settings, platform.Address);
        await node.ReadyAsync();
        await other.ReadyAsync();
        for (var run = 0; run < row.Runs; run++)
        {
            var before = platform.Posts.Count;
            var id = await store.AnnounceAsync();
            await KillTests.PostedAsync(platform, before + Random.Shared.Next(1, Deliveries));
            await server.StopAtOnceAsync();
            await Task.Delay(Random.Shared.Next(0, 2000));
            await server.StartAsync();
            var took = await store.SettledAsync(Limit, () => node.Said + other.Said);
            row.Add(await store.CountAsync(platform, id), took);
        }

        row.Hold(within: TimeSpan.FromSeconds(10));
    }
}
