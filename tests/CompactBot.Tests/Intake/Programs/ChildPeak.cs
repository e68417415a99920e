using System.Globalization;

namespace CompactBot.Tests.Intake.Programs;

/// <summary>Watches how much memory the programs take that read a file: the most that was resident (proc(5): VmHWM) in any of this process's children.</summary>
internal sealed class ChildPeak : IAsyncDisposable
{
    private static readonly string[] Programs = ["pdftotext", "pdftoppm", "tesseract"];

    private static readonly string Own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    private readonly CancellationTokenSource _over = new();
    private readonly Task _watch;

    /// <summary>Processes of others: a child is ours from its first moment.</summary>
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private long _kilobytes;

    private ChildPeak() => _watch = Task.Run(WatchAsync);

    /// <summary>Megabytes, so far.</summary>
    public double Megabytes => Interlocked.Read(ref _kilobytes) / 1024.0;

    public static ChildPeak Watch() => new();

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _watch;
        _over.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            foreach (var process in Processes().Where(p => !_others.Contains(p)))
            {
                Interlocked.Exchange(ref _kilobytes, Math.Max(_kilobytes, PeakOf(process)));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }

    private static IEnumerable<string> Processes() => Directory.GetDirectories("/proc").Where(process => char.IsAsciiDigit(process[^1]));

    private long PeakOf(string process)
    {
        var lines = Text(process + "/status").Split('\n');
        if (Field("PPid:") != Own)
        {
            _others.Add(process);
            return 0;
        }

        return Programs.Contains(Field("Name:"), StringComparer.Ordinal) && Field("VmHWM:") is { Length: > 0 } peak
            ? long.Parse(peak.Split(' ')[0], CultureInfo.InvariantCulture)
            : 0;

        string Field(string name) => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim() ?? "";
    }

    /// <summary>Nothing for what has ended meanwhile.</summary>
    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
