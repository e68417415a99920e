using CompactBot.Hosting;
using NodaTime;

namespace CompactBot.Intake.Programs;

/// <summary>At the start, the folders of files whose reading a killed host never ended are removed: they hold letters.</summary>
internal sealed partial class AbandonedFolders(IClock clock, IHostApplicationLifetime lifetime, ILogger<AbandonedFolders> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken, isLast: true);
        try
        {
            var removed = WorkFolder.RemoveAbandoned(clock.GetCurrentInstant());
            if (removed > 0)
            {
                LogRemoved(log, removed);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            LogProblem(log, problem.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} folders of files that were being read when the service was killed were removed")]
    private static partial void LogRemoved(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A folder that a killed service left behind cannot be removed: {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);
}
