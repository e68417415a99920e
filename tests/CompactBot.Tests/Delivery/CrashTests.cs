using System.Diagnostics;
using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>The built service is killed in the middle of its sends, and started again.</summary>
public sealed class CrashTests
{
    private const int Kills = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task KilledMidSend_LosesNothingAndRepeatsNothingThatCanBeLookedUp()
    {
        await using var platform = await CrashPlatform.StartAsync();
        await using var store = await LaneHost.StartAsync();
        foreach (var workspace in new[] { "W1", "W2", "W3" })
        {
            await store.FollowAsync("asked", workspace, 24);
        }

        await store.FollowAsync("blind", "W4", 24);
        await store.AnnounceAsync("first");
        await store.AnnounceAsync("second");

        for (var kill = 1; kill <= Kills; kill++)
        {
            using var service = Start(store.Folder, platform.Address);
            var enough = kill * 24;
            await UntilAsync(() => platform.Posts.Count >= enough, () => $"{platform.Posts.Count} posts, {service.StandardErrorSoFar}");
            service.Kill();
        }

        DeliveryReport[] reports;
        using (Start(store.Folder, platform.Address))
        {
            reports = [await store.SettledAsync("first"), await store.SettledAsync("second")];
        }

        var lines = reports.SelectMany(r => r.Lines).ToList();
        lines.Count.ShouldBe(192);
        lines.ShouldAllBe(l => l.State == DeliveryState.Sent);
        var posts = platform.Posts.ToLookup(p => p.Delivery, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var count = posts[line.DeliveryId].Count();
            (line is { Platform: "blind", MayBeRepeated: true } ? count is >= 1 and <= Kills + 1 : count == 1).ShouldBeTrue($"{line.ConversationId}: {count} posts");
        }

        lines.Where(l => l.Platform == "asked").ShouldAllBe(l => !l.MayBeRepeated);
        platform.LookUps.ShouldNotBeEmpty("a service killed mid-send leaves something to look up");
        foreach (var conversation in platform.Posts.GroupBy(p => p.Conversation))
        {
            conversation.Select(p => p.Headline).Distinct().Select(h => h.Split(' ')[^1]).ShouldBe(["first", "second"], conversation.Key);
        }
    }

    private static ServiceUnderTest Start(string folder, string platform)
    {
        var home = AppContext.BaseDirectory;
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[]
        {
            "exec", "--depsfile", Path.Combine(home, "CompactBot.Tests.deps.json"),
            "--runtimeconfig", Path.Combine(home, "CompactBot.Tests.runtimeconfig.json"), Path.Combine(home, "compactbot.dll"), "serve",
        })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(CrashSenders).Assembly.GetName().Name;
        start.Environment[CrashSenders.AddressVariable] = platform;
        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Storage__Folder"] = folder;
        start.Environment["Intake__Samples"] = "never";
        start.Environment["Delivery__LookSeconds"] = "0.1";
        start.Environment["Delivery__FirstRetrySeconds"] = "0.1";
        start.Environment["Delivery__UncertainRestSeconds"] = "0.1";
        return new ServiceUnderTest(Process.Start(start)!);
    }

    private static async Task UntilAsync(Func<bool> condition, Func<string> state)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
        {
            limit.IsCancellationRequested.ShouldBeFalse(state());
            await Task.Delay(5);
        }
    }

    private sealed class ServiceUnderTest : IDisposable
    {
        private readonly Process _process;
        private readonly System.Text.StringBuilder _errors = new();

        public ServiceUnderTest(Process process)
        {
            _process = process;
            process.OutputDataReceived += (_, line) => Keep(line.Data);
            process.ErrorDataReceived += (_, line) => Keep(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public string StandardErrorSoFar
        {
            get
            {
                lock (_errors)
                {
                    return _errors.ToString();
                }
            }
        }

        /// <summary>SIGKILL: no handler of the service runs.</summary>
        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                Kill();
            }

            _process.Dispose();
        }

        private void Keep(string? line)
        {
            lock (_errors)
            {
                _errors.AppendLine(line);
            }
        }
    }
}
