using System.Data.Common;

namespace CompactBot.Intake;

/// <summary>
/// Takes letters from a folder. A file that has not grown between two looks is read, then moved to accepted/ or, with its reason beside
/// it, to refused/. A kill between the two finds the file again at the next start, and the store says that it holds it.
/// </summary>
internal sealed partial class InboxFolder(IntakeOptions options, LetterDesk desk, TimeProvider time, ILogger<InboxFolder> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Inbox is not { Length: > 0 } inbox)
        {
            return;
        }

        Directory.CreateDirectory(inbox);
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

    private static void Move(FileInfo file, string folder)
    {
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, file.Name);
        for (var n = 2; File.Exists(target); n++)
        {
            target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file.Name)} ({n}){file.Extension}");
        }

        file.MoveTo(target);
    }

    private async Task TakeSettledAsync(string inbox, Dictionary<string, (long Length, DateTime Written)> seen, CancellationToken cancellation)
    {
        foreach (var file in new DirectoryInfo(inbox).EnumerateFiles().Where(f => f.Name[0] != '.').OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var now = (file.Length, file.LastWriteTimeUtc);
            if (!seen.TryGetValue(file.Name, out var before) || before != now)
            {
                seen[file.Name] = now;
                continue;
            }

            var receipt = file.Length > options.MaxBytes
                ? new LetterReceipt(LetterReceiptStatus.Refused, file.Name, [], null, $"it has more than {options.MaxBytes} bytes (Intake:MaxBytes)")
                : await desk.AcceptAsync(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellation), "inbox", cancellation);
            var folder = Path.Combine(inbox, receipt.Status == LetterReceiptStatus.Refused ? "refused" : "accepted");
            if (receipt.Reason is { } reason)
            {
                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(Path.Combine(folder, file.Name + ".reason"), $"{file.Name} was refused: {reason}.\n", cancellation);
            }

            Move(file, folder);
            seen.Remove(file.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox folder could not be read, and is tried again: {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);
}
