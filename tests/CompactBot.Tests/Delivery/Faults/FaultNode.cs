using System.Diagnostics;
using System.Globalization;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>The built service as a process of its own, that can be killed, held still and told to end.</summary>
internal sealed class FaultNode : IDisposable
{
    private readonly Process _process;
    private readonly System.Text.StringBuilder _said = new();

    private FaultNode(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Everything that it wrote.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>The most memory that it has held, in bytes.</summary>
    public long PeakMemory => Status("VmHWM");

    /// <summary>What it holds now, in bytes.</summary>
    public long Memory => Status("VmRSS");

    /// <summary>The processor time that it took.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="settings">Options, as "Storage:Provider".</param>
    /// <param name="platform">The platform's address.</param>
    /// <param name="isPlain">Whether it runs as it is delivered, without the senders of the harness.</param>
    public static FaultNode Start(IReadOnlyDictionary<string, string?> settings, string platform, bool isPlain = false)
    {
        var home = AppContext.BaseDirectory;
        var name = typeof(FaultNode).Assembly.GetName().Name;
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] harness = ["--depsfile", Path.Combine(home, $"{name}.deps.json"), "--runtimeconfig", Path.Combine(home, "compactbot.runtimeconfig.json")];
        foreach (var argument in (string[])["exec", .. isPlain ? [] : harness, Path.Combine(home, "compactbot.dll"), "serve"])
        {
            start.ArgumentList.Add(argument);
        }

        if (!isPlain)
        {
            start.Environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = name;
            start.Environment[CrashSenders.AddressVariable] = platform;
        }

        start.Environment["Urls"] = "http://127.0.0.1:0";
        start.Environment["Intake__Samples"] = "never";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new FaultNode(Process.Start(start)!);
    }

    /// <summary>Until it serves.</summary>
    public async Task ReadyAsync()
    {
        var limit = Stopwatch.StartNew();
        while (!Said.Contains("Application started", StringComparison.Ordinal))
        {
            if (_process.HasExited || limit.Elapsed > TimeSpan.FromSeconds(180))
            {
                throw new InvalidOperationException($"The service did not start: {Said}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Until it answers a request with success.</summary>
    public async Task AnswersAsync(string path)
    {
        const string Listens = "Now listening on: ";
        using var http = new HttpClient();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            if (Said is var said && said.IndexOf(Listens, StringComparison.Ordinal) is >= 0 and var at && said.IndexOf('\n', at) is > 0 and var end)
            {
                using var reply = await http.GetAsync(new Uri(said[(at + Listens.Length)..end].Trim() + path));
                if (reply.IsSuccessStatusCode)
                {
                    return;
                }
            }

            if (_process.HasExited || limit.Elapsed > TimeSpan.FromSeconds(180))
            {
                throw new InvalidOperationException($"The service does not answer: {Said}");
            }

            await Task.Delay(2);
        }
    }

    /// <summary>SIGKILL: no handler of the service runs.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGSTOP: it is held still, with all that it has open.</summary>
    public void Hold() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void GoOn() => Signal("CONT");

    /// <summary>SIGTERM: it finishes what is in flight, and ends.</summary>
    public async Task EndAsync()
    {
        Signal("TERM");
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private long Status(string line) => long.Parse(
        File.ReadLines($"/proc/{Id}/status").First(l => l.StartsWith(line, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) * 1024;

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
