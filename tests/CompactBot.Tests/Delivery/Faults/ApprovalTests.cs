using System.Diagnostics;
using CompactBot.Core.Announcements;
using CompactBot.Delivery;
using CompactBot.Storage;
using CompactBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>The one transaction that an approval is.</summary>
[Collection("faults")]
public sealed class ApprovalTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task KilledWhileItApproves_AllOrNothing(string provider)
    {
        const int Each = 40;
        Assert.SkipUnless(provider == "sqlite" || PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var conversations = FaultRow.Of(1_000, 100);
        var row = new FaultRow($"kill during the approving transaction, {provider}", 50);
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(provider == "sqlite" ? null : await PostgreSqlServer.SharedAsync());
        await store.FollowAsync("nowhere", conversations, 4);
        for (var run = 0; run < row.Runs; run++)
        {
            var ids = Enumerable.Range(0, Each).Select(n => $"run{run}-{n}").ToArray();
            foreach (var id in ids)
            {
                await store.Host.DraftAsync(id);
            }

            var settings = new Dictionary<string, string?>(store.Settings) { [CrashSenders.ApprovesVariable] = string.Join(' ', ids) };
            using var node = FaultNode.Start(settings, platform.Address);
            var limit = Stopwatch.StartNew();
            var at = ids[Random.Shared.Next(Each / 2)];
            while (!node.Said.Contains($"approving {at};", StringComparison.Ordinal) && limit.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(1);
            }

            await Task.Delay(Random.Shared.Next(0, 15));
            node.Kill();
            var (torn, lost) = (0, 0);
            foreach (var id in ids)
            {
                var isApproved = (await store.Host.Services.GetRequiredService<AnnouncementStore>().FindAsync(id))!.Announcement.State == AnnouncementState.Approved;
                var deliveries = (await store.Host.Deliveries.ReportAsync(id)).Lines.Count;
                torn += deliveries == (isApproved ? conversations : 0) ? 0 : 1;
                lost += !isApproved && node.Said.Contains($"approved {id};", StringComparison.Ordinal) ? 1 : 0;
            }

            row.Add(new FaultCount(Each, torn + lost, 0, 0, 0, 0), TimeSpan.Zero);
        }

        row.Hold();
    }

    private static readonly int Conversations = FaultRow.Of(1_000, 250);

    [Fact]
    public async Task ThreeNodesApproveAtOnce_EveryoneGetsItOnce()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var row = new FaultRow("three nodes, approved on all three at once", 100);
        FakeSender[] senders = [new("slack"), new("slack"), new("slack")];
        await using var store = await FaultStore.CreateAsync(await PostgreSqlServer.SharedAsync());
        await store.FollowAsync("slack", Conversations, 20);
        var settings = store.Settings.ToDictionary(StringComparer.Ordinal);
        var nodes = await Task.WhenAll(senders.Select(sender => LaneHost.StartAsync([sender], settings, folder: store.Host.Folder)));
        try
        {
            for (var run = 0; run < row.Runs; run++)
            {
                var id = await store.Host.DraftAsync($"letter-{run}");
                var watch = Stopwatch.StartNew();
                var results = await Task.WhenAll(nodes.Select((node, n) => Task.Run(() => node.Desk.ApproveAsync(id, Actor.Service($"node {n}")))));
                results.Count(r => r.Outcome == DeskOutcome.Done).ShouldBe(1);
                var report = await nodes[run % 3].SettledAsync(id);
                var posts = senders.SelectMany(s => s.Posts).Where(p => p.Message.Headline.EndsWith(id, StringComparison.Ordinal)).ToLookup(p => p.DeliveryId);
                row.Add(
                    new FaultCount(report.Intended, Math.Abs(Conversations - report.Intended) + report.Lines.Count(l => l.State != DeliveryState.Sent || !posts.Contains(l.DeliveryId)), posts.Sum(p => p.Count() - 1), posts.Sum(p => p.Count() - 1), 0, 0),
                    watch.Elapsed);
            }
        }
        finally
        {
            await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        }

        row.Hold();
    }
}
