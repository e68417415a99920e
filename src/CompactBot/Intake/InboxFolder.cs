using System.Data.Common;

namespace CompactBot.Intake;

/// <summary>
/// Takes letters from a folder. A file that has not grown between two looks is read, then moved to accepted/ or, with its reason beside
/// it, to refused/. A kill between the two finds the file again at the next start, and the store says that it holds it.
/// </summary>
internal sealed partial class InboxFolder(IntakeOptions options, Lazy<LetterDesk> desk, TimeProvider time, ILogger<InboxFolder> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The files whose problem was told: once, and not at every look.</summary>
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Once the service has started, the folder is there to put letters into.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Inbox is { Length: > 0 } inbox)
        {
            Directory.CreateDirectory(inbox);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Inbox is not { Length: > 0 } inbox)
        {
            return;
        }

        var seen = new Dictionary<string, (long Length, DateTime Written)>(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                await TakeSettledAsync(inbox, seen, stoppingToken);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
            {
                LogProblem(log, problem.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Where the file goes in that folder, beside those of its name that are there already.</summary>
    private static string Free(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, name);
        for (var n = 2; File.Exists(target); n++)
        {
            target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)} ({n}){Path.GetExtension(name)}");
        }

        return target;
    }

    private async Task TakeSettledAsync(string inbox, Dictionary<string, (long Length, DateTime Written)> seen, CancellationToken cancellation)
    {
        foreach (var file in new DirectoryInfo(inbox).EnumerateFiles().Where(f => f.Name[0] != '.').OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            try
            {
                var now = (file.Length, file.LastWriteTimeUtc);
                if (!seen.TryGetValue(file.Name, out var before) || before != now)
                {
                    seen[file.Name] = now;
                    continue;
                }

                await TakeAsync(inbox, file, cancellation);
                seen.Remove(file.Name);
                _told.Remove(file.Name);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Somebody else may hold it, or it may not be ours to read: those behind it are not kept waiting.
                if (_told.Add(file.Name))
                {
                    LogFileProblem(log, file.Name, problem.Message);
                }
            }
        }
    }

    private async Task TakeAsync(string inbox, FileInfo file, CancellationToken cancellation)
    {
        var receipt = await ReceiptAsync(file, cancellation);
        var target = Free(Path.Combine(inbox, receipt.Status == LetterReceiptStatus.Refused ? "refused" : "accepted"), file.Name);
        if (receipt.Reason is { } reason)
        {
            await File.WriteAllTextAsync(target + ".reason", $"{file.Name} was refused: {reason}.\n", cancellation);
        }

        file.MoveTo(target);
    }

    /// <summary>
    /// A link is not followed: what it leads to was not put here, and may have no end. What has no length is not opened: a pipe would
    /// never answer.
    /// </summary>
    private async Task<LetterReceipt> ReceiptAsync(FileInfo file, CancellationToken cancellation)
    {
        var reason = file.LinkTarget is not null ? "it is a link; put the file itself into the folder"
            : file.Length > options.MaxBytes ? $"it has more than {options.MaxBytes} bytes (Intake:MaxBytes)"
            : null;
        return reason is not null
            ? new LetterReceipt(LetterReceiptStatus.Refused, file.Name, [], null, reason)
            : await desk.Value.AcceptAsync(file.Name, file.Length == 0 ? [] : await File.ReadAllBytesAsync(file.FullName, cancellation), "inbox", cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox folder could not be read, and is tried again: {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file {File} in the inbox folder could not be taken, and is tried again: {Problem}")]
    private static partial void LogFileProblem(ILogger logger, string file, string problem);
}
