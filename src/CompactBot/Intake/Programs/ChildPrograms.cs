using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CompactBot.Intake.Programs;

/// <summary>
/// Runs other people's programs on files that strangers sent: out of process, one folder each, without a shell, with limits that the
/// kernel keeps (address space, processor time, file size, open files; no core), out of the budget of the file that is read, and so many at
/// once and no more.
/// </summary>
public sealed partial class ChildPrograms(IntakeOptions options, ILogger<ChildPrograms> log) : IDisposable
{
    private const string Limiter = "prlimit";
    private const int MostComplaint = 2_000;

    /// <summary>How often it is looked whether the budget is spent.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _places = new(options.Programs.AtOnce);
    private int _waiting;

    /// <summary>The command that installs a program on Debian and Ubuntu.</summary>
    public static string InstallCommand(string program) => "apt-get install " + program switch
    {
        "pdftotext" or "pdftoppm" => "poppler-utils",
        "tesseract" => "tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-ara tesseract-ocr-rus tesseract-ocr-chi-sim",
        Limiter => "util-linux",
        _ => program,
    };

    /// <summary>The first of a program and its limiter that is not on the path; null where both are.</summary>
    public static string? Missing(string program) => Find(Limiter) is null ? Limiter : Find(program) is null ? program : null;

    /// <summary>Runs it and waits for its end. What it does wrong is an outcome; only the caller's own cancellation is an exception.</summary>
    public async Task<ProgramResult> RunAsync(ProgramCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (Find(Limiter) is not { } limiter)
        {
            return new ProgramResult(ProgramOutcome.Missing, [], Limiter);
        }

        if (Find(call.Program) is not { } program)
        {
            return new ProgramResult(ProgramOutcome.Missing, [], call.Program);
        }

        var asked = Stopwatch.GetTimestamp();
        if (!await EnterAsync(cancellation))
        {
            LogBusy(log, call.Program);
            return new ProgramResult(ProgramOutcome.Busy, [], string.Empty);
        }

        try
        {
            call.Budget.Pardon(Stopwatch.GetElapsedTime(asked));
            var result = call.Budget.IsSpent ? new ProgramResult(ProgramOutcome.TooLong, [], "nothing was left for it") : await RunAsync(limiter, program, call, cancellation);
            if (result.Outcome != ProgramOutcome.Done)
            {
                LogFailed(log, call.Program, result.Outcome, result.Complaint);
            }

            return result;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private async Task<bool> EnterAsync(CancellationToken cancellation)
    {
        if (_places.Wait(0, CancellationToken.None))
        {
            return true;
        }

        try
        {
            return Interlocked.Increment(ref _waiting) <= options.Programs.MostWaiting
                && await _places.WaitAsync(TimeSpan.FromSeconds(options.Programs.WaitSeconds), cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<ProgramResult> RunAsync(string limiter, string program, ProgramCall call, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartInfo(limiter, program, call) };
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            return new ProgramResult(ProgramOutcome.Failed, [], fault.Message);
        }

        process.StandardInput.Close();
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var ended = new CancellationTokenSource();
        var watch = WatchAsync(process, call, clock, ended.Token);
        try
        {
            var complaint = ComplaintAsync(process.StandardError, clock.Token);
            var output = await OutputAsync(process.StandardOutput.BaseStream, call.MostOutputBytes, clock.Token);
            if (output is null)
            {
                return new ProgramResult(ProgramOutcome.TooMuchOutput, [], string.Empty);
            }

            await process.WaitForExitAsync(clock.Token);
            return Ended(process.ExitCode, output, await complaint);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ProgramResult(ProgramOutcome.TooLong, [], string.Empty);
        }
        finally
        {
            await ended.CancelAsync();
            await watch;
            await EndAsync(process);
        }
    }

    /// <summary>Takes what the run costs out of the budget, and ends the run when that is spent.</summary>
    private static async Task WatchAsync(Process process, ProgramCall call, CancellationTokenSource clock, CancellationToken ended)
    {
        var began = Stopwatch.GetTimestamp();
        var spent = TimeSpan.Zero;
        var waited = TimeSpan.Zero;
        while (!ended.IsCancellationRequested && !clock.IsCancellationRequested)
        {
            await Task.Delay(Look, ended).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

            // Of a process that has ended it is not known any more.
            var now = ProcessorTime.WaitedFor(process.Id);
            waited = now > waited ? now : waited;
            var own = Stopwatch.GetElapsedTime(began) - waited;
            if (own > spent)
            {
                call.Budget.Spend(own - spent);
                spent = own;
            }

            if (call.Budget.IsSpent)
            {
                await clock.CancelAsync();
            }
        }
    }

    private ProcessStartInfo StartInfo(string limiter, string program, ProgramCall call)
    {
        static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(limiter)
        {
            WorkingDirectory = call.Folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("--as=" + Number(options.Programs.Megabytes * 1_048_576L));
        start.ArgumentList.Add("--cpu=" + Number(Math.Min(call.CpuSeconds, (long)Math.Ceiling(call.Budget.Left.TotalSeconds))));
        start.ArgumentList.Add("--fsize=" + Number(call.MostFileBytes));
        start.ArgumentList.Add("--nofile=64");
        start.ArgumentList.Add("--core=0");
        foreach (var argument in call.Arguments.Prepend(program))
        {
            start.ArgumentList.Add(argument);
        }

        // Nothing of the host's environment goes to a program that reads a stranger's file: secrets come by it.
        var path = start.Environment["PATH"];
        start.Environment.TryGetValue("TESSDATA_PREFIX", out var languages);
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = call.Folder.FullName;
        start.Environment["TMPDIR"] = call.Folder.FullName;
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        if (languages is not null)
        {
            start.Environment["TESSDATA_PREFIX"] = languages;
        }

        return start;
    }

    private static async Task<byte[]?> OutputAsync(Stream stream, int most, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[65_536];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (kept.Length + read > most)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    /// <summary>The beginning of what it complains of; the rest is read too, so that it never waits for a reader.</summary>
    private static async Task<string> ComplaintAsync(StreamReader reader, CancellationToken cancellation)
    {
        var buffer = new char[4_096];
        var kept = string.Empty;
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            if (kept.Length < MostComplaint)
            {
                kept += new string(buffer, 0, Math.Min(read, MostComplaint - kept.Length));
            }
        }

        return string.Concat(kept.Trim().Select(c => char.IsControl(c) ? ' ' : c));
    }

    private static ProgramResult Ended(int code, byte[] output, string complaint)
    {
        const int Killed = 128;
        const int CpuTime = Killed + 24;
        const int FileSize = Killed + 25;
        if (complaint.Contains("bad_alloc", StringComparison.Ordinal) || complaint.Contains("Out of memory", StringComparison.OrdinalIgnoreCase))
        {
            return new ProgramResult(ProgramOutcome.TooMuchMemory, [], complaint);
        }

        // At its hard limit of processor time the kernel kills with 9.
        return code switch
        {
            0 => new ProgramResult(ProgramOutcome.Done, output, complaint),
            CpuTime or Killed + 9 => new ProgramResult(ProgramOutcome.TooLong, [], complaint),
            FileSize => new ProgramResult(ProgramOutcome.TooMuchOutput, [], complaint),
            _ => new ProgramResult(ProgramOutcome.Failed, output, complaint),
        };
    }

    /// <summary>Leaves no process behind, whatever happened: the folder is removed next.</summary>
    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Program} ended with {Outcome}: {Complaint}")]
    private static partial void LogFailed(ILogger logger, string program, ProgramOutcome outcome, string complaint);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Program} was not run: too many are waiting")]
    private static partial void LogBusy(ILogger logger, string program);
}
