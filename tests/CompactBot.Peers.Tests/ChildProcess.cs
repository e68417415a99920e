using System.Diagnostics;
using System.Text;

namespace CompactBot.Peers.Tests;

/// <summary>A program that runs beside the tests. It ends with its handle, and so does everything that it started.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _waiting = [];

    private ChildProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Everything that it wrote so far, on both streams.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var child = new ChildProcess(process);
        process.OutputDataReceived += (_, line) => child.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => child.Hear(line.Data);
        process.Exited += (_, _) => child.GiveUpWaiting();
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The first line that is wanted, whether it was written already or is still to come.</summary>
    /// <exception cref="InvalidOperationException">The program ended, or the limit passed, without it. The message holds what it wrote.</exception>
    public async Task<string> LineAsync(Func<string, bool> wanted, TimeSpan limit)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_lines.Find(line => wanted(line)) is { } line)
            {
                return line;
            }

            _waiting.Add((wanted, found));
        }

        if (_process.HasExited)
        {
            GiveUpWaiting();
        }

        try
        {
            return await found.Task.WaitAsync(limit);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"The line did not come within {limit.TotalSeconds} s. The program wrote:\n{Output}", e);
        }
    }

    /// <summary>Waits for the end of the program. Answers its exit code.</summary>
    public async Task<int> EndAsync(TimeSpan limit)
    {
        using var timer = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(timer.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a crash would: at once.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await EndAsync(EndLimit);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _lines.Add(line);
            foreach (var (_, found) in _waiting.Where(w => w.Wanted(line)).ToList())
            {
                found.TrySetResult(line);
            }

            _waiting.RemoveAll(w => w.Found.Task.IsCompleted);
        }
    }

    private void GiveUpWaiting()
    {
        // The last lines may still be on their way when the end is told.
        _process.WaitForExit();
        lock (_gate)
        {
            foreach (var (_, found) in _waiting)
            {
                found.TrySetException(new InvalidOperationException(
                    $"The program ended with {_process.ExitCode}. It wrote:\n{string.Join('\n', _lines)}"));
            }

            _waiting.Clear();
        }
    }
}
