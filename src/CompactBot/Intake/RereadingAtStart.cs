using System.Data.Common;
using CompactBot.Hosting;

namespace CompactBot.Intake;

/// <summary>Once the service runs, what another version of the reader read is read again; questions are answered meanwhile.</summary>
internal sealed partial class RereadingAtStart(Lazy<RereadingDesk> desk, IHostApplicationLifetime lifetime, ILogger<RereadingAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken, isLast: true);
        try
        {
            foreach (var letter in await desk.Value.ReadAgainAsync(only: null, all: false, keep: true, stoppingToken))
            {
                LogLetter(log, letter.Id, letter.Differences.Count, letter.IsRefused);
            }
        }
        catch (DbException problem)
        {
            LogProblem(log, problem.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Letters that cannot be read again must not end the service that answers from them.
            LogFault(log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Letter {Letter} was read again: {Differences} differences, refused: {Refused}")]
    private static partial void LogLetter(ILogger logger, string letter, int differences, bool refused);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading letters again failed, and they stay as they were")]
    private static partial void LogFault(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters could not be read again, the next start tries it: {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);
}
