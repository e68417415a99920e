using System.Diagnostics;
using System.Globalization;
using CompactBot.Delivery;
using CompactBot.Tests.Storage;

namespace CompactBot.Benchmarks;

/// <summary>How fast announcements go out, each figure beside its bound: the best of several runs, with the load of the machine.</summary>
internal static class DeliverySpeed
{
    /// <summary>Deliveries that a process makes before those that are measured.</summary>
    private const int Warm = 2_000;

    private static int _over;

    /// <param name="arguments">How many runs of each; then words of the lines that are wanted, where not all are.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var runs = arguments is [var first, ..] && int.TryParse(first, CultureInfo.InvariantCulture, out var given) ? given : 3;
        var words = arguments.Skip(1).ToArray();
        Console.WriteLine($"{runs} runs of each, the best is shown, each after {Warm:N0} other deliveries in the same process; {Environment.ProcessorCount} processors, load {Load()}");
        PostgreSqlServer? server = null;
        try
        {
            foreach (var provider in new[] { "sqlite", "postgresql" })
            {
                if (provider == "postgresql" && !PostgreSqlServer.IsInstalled)
                {
                    Console.WriteLine($"postgresql: {PostgreSqlServer.Missing}");
                    continue;
                }

                foreach (var count in new[] { 5_000, 100_000 })
                {
                    if (!Wanted(words, provider, count.ToString(CultureInfo.InvariantCulture)))
                    {
                        continue;
                    }

                    server ??= provider == "postgresql" ? await PostgreSqlServer.StartNewAsync() : null;
                    var best = (Approve: double.MaxValue, Rate: 0d, Memory: long.MaxValue);
                    for (var run = 0; run < runs; run++)
                    {
                        var connection = provider == "postgresql" ? await server!.ConnectionStringAsync($"speed{count}r{run}") : null;
                        var (approve, rate, memory) = await OnceAsync(connection, count);
                        best = (Math.Min(best.Approve, approve), Math.Max(best.Rate, rate), Math.Min(best.Memory, memory));
                    }

                    Line($"{provider}: {count:N0} deliveries, without limits", best.Rate, "a second", atLeast: 5_000);
                    if (count == 100_000)
                    {
                        Line($"{provider}: approving {count:N0} deliveries", best.Approve, "s", atMost: 2);
                        Line($"{provider}: most memory of the process meanwhile", best.Memory / 1e6, "MB", atMost: 180);
                    }
                }
            }
        }
        finally
        {
            server?.Dispose();
        }

        return _over == 0 ? 0 : 1;
    }

    private static bool Wanted(string[] words, params string[] of) => words.Length == 0 || words.All(w => of.Contains(w));

    private static async Task<(double Approve, double Rate, long Memory)> OnceAsync(string? connection, int count)
    {
        // What the run before has left is not counted.
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var sender = new CountingSender("fake", TimeSpan.Zero);
        var limits = new PlatformLimits(new Dictionary<string, PlatformLimit> { ["fake"] = new(64, [], []) });
        await using var store = await SpeedStore.StartAsync(connection, sender, limits);

        // A service that has run for a while: it has sent before, to some of them.
        await store.RunAsync();
        await store.FollowAsync("fake", Warm, 20);
        await store.DraftAsync("warm");
        await store.Desk.ApproveAsync("warm", "the benchmark");
        while (await store.IsOpenAsync())
        {
            await Task.Delay(100);
        }

        sender.Posts.Clear();
        await store.FollowAsync("fake", count, 20, Warm);
        await store.DraftAsync("letter");
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await store.Desk.ApproveAsync("letter", "the benchmark");
        var approve = watch.Elapsed.TotalSeconds;
        var most = 0L;
        while (await store.IsOpenAsync())
        {
            most = Math.Max(most, Environment.WorkingSet);
            await Task.Delay(20);
        }

        process.Refresh();
        processor = process.TotalProcessorTime - processor;
        var rate = count / (watch.Elapsed.TotalSeconds - approve);
        var sent = await store.CountAsync("state = 'sent'") - Warm;
        var repeated = sender.Posts.Values.Count(n => n > 1);
        if (sent != count || sender.Posts.Count != count || repeated > 0)
        {
            Console.WriteLine($"WRONG: {sent} recorded as sent, {sender.Posts.Count} posted, {repeated} repeated of {count}");
            _over++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(connection is null ? "sqlite" : "postgresql")} {count}: {rate:N0} a second, approved in {approve:N2} s, {most / 1e6:N0} MB, {sender.MostUnderWay} at once, {processor.TotalSeconds:N2} s of processor time, load {Load()}"));
        return (approve, rate, most);
    }

    private static void Line(string what, double figure, string unit, double? atLeast = null, double? atMost = null)
    {
        var isOver = figure < atLeast || figure > atMost;
        _over += isOver ? 1 : 0;
        var bound = atLeast is { } least ? $"bound at least {least:N0}" : $"bound at most {atMost:N2}";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {figure,10:N2} {unit,-10} {bound} {(isOver ? "OVER" : "within")}"));
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
