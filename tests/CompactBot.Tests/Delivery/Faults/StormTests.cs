using System.Collections.Concurrent;
using System.Globalization;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>
/// A platform that takes so many posts in any second from each workspace, as the service knows, and that refuses one workspace of twenty
/// nine times in ten: how fast each workspace is sent to is measured with and without that.
/// </summary>
[Collection("faults")]
public sealed class StormTests
{
    private const string Stormy = "W07";
    private const int Workspaces = 20;

    /// <summary>Deliveries to each workspace.</summary>
    private static readonly int Each = FaultRow.IsFull ? 250 : 30;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task OneWorkspaceIsLimited_TheOthersKeepTheirRateAndNothingComesBeforeItsTime()
    {
        var row = new FaultRow("429 storm in one workspace of twenty", 10);
        await using var platform = await FaultPlatform.StartAsync();
        platform.RetryAfter = FaultRow.IsFull ? 2 : 1;
        await using var store = await FaultStore.CreateAsync(null);
        await store.FollowAsync("limited", Each * Workspaces, Workspaces);
        using var node = FaultNode.Start(store.Settings, platform.Address);
        await node.ReadyAsync();
        var (slowest, kept, limited, requests) = (1d, new List<double>(), 0, 0);
        for (var run = 0; run < row.Runs; run++)
        {
            var calm = await SendAsync(isStorm: false);
            var storm = await SendAsync(isStorm: true);
            var shares = calm.Where(c => c.Key != Stormy).Select(c => storm[c.Key] / c.Value).ToList();
            slowest = Math.Min(slowest, shares.Min());
            kept.Add(shares.Average());
        }

        row.More = string.Create(
            CultureInfo.InvariantCulture,
            $"; the others kept {kept.Average():P1} of their rate (at least 95 %; the slowest once {slowest:P1}); {limited} of {requests} requests outside the storm got 429 ({(double)limited / requests:P2}, at most 1 %)");
        row.Hold();
        kept.Average().ShouldBeGreaterThanOrEqualTo(FaultRow.IsFull ? 0.95 : 0.8, row.More);
        ((double)limited / requests).ShouldBeLessThanOrEqualTo(0.01, row.More);

        async Task<Dictionary<string, double>> SendAsync(bool isStorm)
        {
            var (posted, refused, windows) = (platform.Posts.Count, platform.Limited.Count, new PlatformWindows());
            var rages = isStorm;
            platform.Answer = post => post.Workspace == Stormy && rages && Random.Shared.NextDouble() < 0.9 || !windows.Takes(post) ? Fault.TooMany : Fault.None;
            var began = TimeProvider.System.GetTimestamp();
            var id = await store.AnnounceAsync();
            while (platform.Posts.Skip(posted).Count(p => p.Workspace != Stormy) < Each * (Workspaces - 1) && TimeProvider.System.GetElapsedTime(began) < Limit)
            {
                await Task.Delay(10);
            }

            rages = false;
            await store.SettledAsync(Limit, () => node.Said);
            row.Add(await store.CountAsync(platform, id), TimeProvider.System.GetElapsedTime(began));
            var (posts, refusals) = (platform.Posts.Skip(posted).ToList(), platform.Limited.Skip(refused).ToList());
            requests += posts.Count + refusals.Count;
            if (isStorm)
            {
                NothingTooEarly([.. refusals.Where(r => r.Workspace == Stormy).Select(r => r.At)], [.. posts.Where(p => p.Workspace == Stormy).Select(p => p.At)], platform.RetryAfter);
                refusals.RemoveAll(r => r.Workspace == Stormy);
            }

            limited += refusals.Count;

            // The next begins with empty windows.
            await Task.Delay(Window);
            var first = posts.Min(p => p.At);
            return posts.GroupBy(p => p.Workspace, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count() / (g.Max(p => p.At) - first).TotalSeconds, StringComparer.Ordinal);
        }
    }

    /// <summary>After a refusal nothing comes from that workspace before the time that it was told, but for what was on its way already.</summary>
    private static void NothingTooEarly(List<DateTimeOffset> refusals, List<DateTimeOffset> taken, int seconds)
    {
        var onItsWay = TimeSpan.FromMilliseconds(FaultRow.IsFull ? 100 : 400);
        var tooEarly = TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(50);
        foreach (var at in refusals)
        {
            taken.Concat(refusals).Count(other => other > at + onItsWay && other < at + tooEarly).ShouldBe(0, "a request came before Retry-After");
        }
    }

    /// <summary>What a platform counts: so many in any second.</summary>
    private sealed class PlatformWindows
    {
        private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _taken = new(StringComparer.Ordinal);

        public bool Takes(FaultPost post)
        {
            var taken = _taken.GetOrAdd(post.Workspace, _ => new());
            lock (taken)
            {
                while (taken.TryPeek(out var oldest) && post.At - oldest >= Window)
                {
                    taken.Dequeue();
                }

                if (taken.Count >= CrashSenders.PerSecond)
                {
                    return false;
                }

                taken.Enqueue(post.At);
                return true;
            }
        }
    }
}
