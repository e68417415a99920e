using System.Diagnostics;
using System.Globalization;
using CompactBot.Delivery;
using CompactBot.Tests.Delivery.Faults;
using CompactBot.Tests.Storage;

namespace CompactBot.Benchmarks;

/// <summary>What the built service takes as a process of its own: to start, to stand idle, and with many deliveries in flight; each beside its bound.</summary>
internal static class DeliveryNode
{
    private const int InFlight = 100_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);
    private static int _over;

    /// <param name="words">Of what is wanted, where that is not all: sqlite, postgresql, start, idle, memory.</param>
    public static async Task<int> RunAsync(string[] words)
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}");
        await using var platform = await FaultPlatform.StartAsync();
        using var server = PostgreSqlServer.IsInstalled && Wanted(words, "postgresql") ? await PostgreSqlServer.StartNewAsync() : null;
        foreach (var provider in new[] { "sqlite", "postgresql" }.Where(p => Wanted(words, p)))
        {
            if (provider == "postgresql" && server is null)
            {
                Console.WriteLine($"postgresql: {PostgreSqlServer.Missing}");
                continue;
            }

            var connection = server is null || provider == "sqlite" ? null : await server.ConnectionStringAsync("node");
            await using var store = await SpeedStore.StartAsync(connection, new CountingSender("asked", TimeSpan.Zero), PlatformLimits.Load());
            if (Wanted(words, "start"))
            {
                await StartAsync(provider, store, platform);
            }

            if (Wanted(words, "idle"))
            {
                await IdleAsync(provider, store, platform);
            }

            if (Wanted(words, "memory"))
            {
                await MemoryAsync(provider, store, platform);
            }
        }

        return _over == 0 ? 0 : 1;
    }

    private static bool Wanted(string[] words, string which) =>
        words.Length == 0 || words.Contains(which) || (which is "sqlite" or "postgresql" ? !words.Any(w => w is "sqlite" or "postgresql") : !words.Any(w => w is "start" or "idle" or "memory"));

    /// <summary>From the start of the process until it answers that it is well; the best of some, for the machine may be busy.</summary>
    private static async Task StartAsync(string provider, SpeedStore store, FaultPlatform platform)
    {
        const int Runs = 7;
        var took = new List<(double Wall, double Processor)>();
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            using var node = FaultNode.Start(store.Settings, platform.Address, isPlain: true);
            await node.AnswersAsync("/health");
            took.Add((watch.Elapsed.TotalSeconds, node.ProcessorTime.TotalSeconds));
            await node.EndAsync();
        }

        took.Sort();
        Line($"{provider}: start until it answers, best of {Runs}", took[0].Wall, "s", 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  median {took[Runs / 2].Wall:N2} s; processor time at the least {took.Min(t => t.Processor):N2} s; load {Load()}"));
    }

    private static async Task IdleAsync(string provider, SpeedStore store, FaultPlatform platform)
    {
        using var node = FaultNode.Start(store.Settings, platform.Address, isPlain: true);
        await node.AnswersAsync("/health");

        // What belongs to the start is over by then.
        await Task.Delay(TimeSpan.FromSeconds(15));
        var before = node.ProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.Delay(Idle);
        Line($"{provider}: idle, of one core, over {Idle.TotalSeconds} s", (node.ProcessorTime - before) / watch.Elapsed * 100, "%", 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  memory then {node.Memory / 1e6:N0} MB, at most {node.PeakMemory / 1e6:N0} MB; load {Load()}"));
        await node.EndAsync();
    }

    private static async Task MemoryAsync(string provider, SpeedStore store, FaultPlatform platform)
    {
        using var node = FaultNode.Start(store.Settings, platform.Address);
        await node.ReadyAsync();
        await store.FollowAsync("asked", InFlight, 20);
        await store.DraftAsync("letter");
        await store.Desk.ApproveAsync("letter", "the benchmark");
        var watch = Stopwatch.StartNew();
        while (await store.IsOpenAsync())
        {
            await Task.Delay(250);
        }

        var sent = await store.CountAsync("state = 'sent'");
        if (sent != InFlight || platform.Posts.Count(p => p.Headline.Length > 0) % InFlight != 0)
        {
            _over++;
            Console.WriteLine($"WRONG: {sent} recorded as sent, {platform.Posts.Count} posted of {InFlight}");
        }

        Line($"{provider}: most memory with {InFlight:N0} deliveries in flight", node.PeakMemory / 1e6, "MB", 180);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  at the end {node.Memory / 1e6:N0} MB; sent in {watch.Elapsed.TotalSeconds:N1} s over HTTP; processor time {node.ProcessorTime.TotalSeconds:N1} s; load {Load()}"));
        await node.EndAsync();
    }

    private static void Line(string what, double figure, string unit, double bound)
    {
        _over += figure > bound ? 1 : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {figure,8:N2} {unit,-3} bound {bound:N0} {(figure > bound ? "OVER" : "within")}"));
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
