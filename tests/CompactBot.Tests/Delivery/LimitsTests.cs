using CompactBot.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>Announcements under the platforms' limits, by a clock that only waiting moves: hardly longer than the limits themselves allow, and never beyond them.</summary>
public sealed class LimitsTests
{
    [Theory]
    [InlineData("teams", 150, 1)]
    [InlineData("slack", 20, 4)]
    public async Task UnderTheLimits_TakesHardlyLongerThanTheyAllow(string platform, int conversations, int announcements)
    {
        const int Workspaces = 4;
        var limits = PlatformLimits.Load();
        await using var time = new SimulatedTime(TimeSpan.FromMilliseconds(100));
        var posts = new List<(Instant At, string Workspace, string Conversation)>();
        var sender = new FakeSender(platform)
        {
            Hold = outgoing =>
            {
                lock (posts)
                {
                    posts.Add((time.GetCurrentInstant(), outgoing.Conversation.Workspace, outgoing.Conversation.Id));
                }

                return Task.CompletedTask;
            },
        };
        await using var host = await LaneHost.StartAsync([sender], new() { ["Delivery:LookSeconds"] = "0.5" }, limits, time: time);
        await Followers.AddAsync(host.Database, platform, conversations * Workspaces, Workspaces);
        for (var n = 0; n < announcements; n++)
        {
            await host.DraftAsync($"letter-{n}");
        }

        for (var n = 0; n < announcements; n++)
        {
            await host.Desk.ApproveAsync($"letter-{n}", "Ana");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (sender.Posts.Count < conversations * Workspaces * announcements)
        {
            await Task.Delay(50, patience.Token);
        }

        var limit = limits.For(platform);
        posts.Count.ShouldBe(conversations * Workspaces * announcements);
        Hold(limit.Workspace, posts.GroupBy(p => p.Workspace).Select(g => g.Select(p => p.At).Order().ToList()));
        Hold(limit.Conversation, posts.GroupBy(p => p.Conversation).Select(g => g.Select(p => p.At).Order().ToList()));
        var allowed = limit.Workspace.Select(w => ((conversations * announcements) - 1) / w.Count * w.Seconds)
            .Concat(limit.Conversation.Select(w => (announcements - 1) / w.Count * w.Seconds)).Max();

        // A fifth beside all other tests: the clock goes on too early where the machine is busy. The benchmark holds it to a twentieth.
        (posts.Max(p => p.At) - posts.Min(p => p.At)).TotalSeconds.ShouldBeInRange(allowed, allowed * 1.2);
    }

    private static void Hold(IReadOnlyList<SendWindow> windows, IEnumerable<List<Instant>> sent)
    {
        foreach (var ends in sent)
        {
            foreach (var window in windows)
            {
                ends.Skip(window.Count).Zip(ends).ShouldAllBe(pair => pair.First - pair.Second >= Duration.FromSeconds(window.Seconds));
            }
        }
    }
}
