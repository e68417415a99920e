using System.Globalization;

namespace CompactBot.Storage;

/// <summary>Takes up letters that another process put into the store, such as the command line beside the running service.</summary>
internal sealed partial class CatalogueWatch(Database database, LiveCatalogue catalogue, TimeProvider time, ILogger<CatalogueWatch> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var version = new Glance(database, LetterStore.Version);
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (Convert.ToInt32(await version.ValueAsync(stoppingToken), CultureInfo.InvariantCulture) != catalogue.Current.Version)
                {
                    await catalogue.RefreshAsync(stoppingToken);
                }
            }
            catch (System.Data.Common.DbException problem)
            {
                LogProblem(log, problem.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be read, and is tried again: {Problem}")]
    private static partial void LogProblem(ILogger logger, string problem);
}
