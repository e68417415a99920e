using System.Globalization;
using CompactBot.Delivery;
using CompactBot.Tests.Delivery;

namespace CompactBot.Benchmarks;

/// <summary>
/// How long announcements take from their approval by what the platforms allow, beside what that allows at the least: once by a clock that only waiting moves,
/// and once by the machine's.
/// </summary>
internal static class DeliveryLimits
{
    private const int Workspaces = 20;
    private const double Bound = 1.05;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync()
    {
        var limits = PlatformLimits.Load();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Workspaces} workspaces, {Latency.TotalMilliseconds} ms between request and reply, SQLite"));
        var over = 0;
        foreach (var isSimulated in new[] { true, false })
        {
            // An announcement is one post to each conversation: on Teams a tenant's window counts. Slack publishes only what a channel takes,
            // which counts where several announcements follow each other.
            over += await RowAsync(limits, "teams", 10_000, 1, isSimulated);
            over += await RowAsync(limits, "slack", 1_000, 10, isSimulated);
        }

        return over == 0 ? 0 : 1;
    }

    private static async Task<int> RowAsync(PlatformLimits limits, string platform, int conversations, int announcements, bool isSimulated)
    {
        var allowed = Allowed(limits.For(platform), conversations / Workspaces, announcements);
        await using var time = isSimulated ? new SimulatedTime(TimeSpan.FromMilliseconds(150)) : null;
        var clock = time ?? TimeProvider.System;
        var sender = new CountingSender(platform, Latency, clock);
        await using var store = await SpeedStore.StartAsync(null, sender, limits, time);
        await store.FollowAsync(platform, conversations, Workspaces);
        for (var n = 0; n < announcements; n++)
        {
            await store.DraftAsync($"letter-{n}");
        }

        await store.RunAsync();
        await store.Desk.ApproveAsync("letter-0", "the benchmark");
        var began = clock.GetUtcNow();
        for (var n = 1; n < announcements; n++)
        {
            await store.Desk.ApproveAsync($"letter-{n}", "the benchmark");
        }

        while (await store.IsOpenAsync())
        {
            await Task.Delay(100);
        }

        var took = sender.Last - began;
        var repeated = sender.Posts.Values.Count(n => n > 1);
        var isOver = took > allowed * Bound || sender.Posts.Count != conversations * announcements || repeated > 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{platform}, {announcements} to {conversations:N0} conversations, {(isSimulated ? "simulated clock" : "the machine's clock"),-19} {took.TotalSeconds,7:N2} s, the limits alone {allowed.TotalSeconds:N0} s: {took / allowed:N3} times, bound {Bound:N2} {(isOver ? "OVER" : "within")}"));
        return isOver ? 1 : 0;
    }

    /// <summary>When the last post may go out, if the first goes at once: by the windows of a workspace and by those of a conversation.</summary>
    private static TimeSpan Allowed(PlatformLimit limit, int inWorkspace, int inConversation)
    {
        var workspace = limit.Workspace.Select(window => ((inWorkspace * inConversation) - 1) / window.Count * window.Seconds);
        var conversation = limit.Conversation.Select(window => (inConversation - 1) / window.Count * window.Seconds);
        return TimeSpan.FromSeconds(workspace.Concat(conversation).Max());
    }
}
