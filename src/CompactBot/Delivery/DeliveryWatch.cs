using System.Data.Common;
using CompactBot.Hosting;
using CompactBot.Storage;
using NodaTime;
using Quartz;

namespace CompactBot.Delivery;

/// <summary>
/// Starts the lanes that have something due: at once when this process approved it, and after the next look at the ledger when another
/// process did, when a wait or a pause has ended, or when a stop had interrupted it. A look reads the first entry of an index of what is open.
/// </summary>
internal sealed partial class DeliveryWatch(
    DeliveryLedger ledger,
    DeliveryGlance glance,
    LaneStore lanes,
    Database database,
    DeliveryWake wake,
    DeliveryOptions options,
    RunningLanes running,
    ISchedulerFactory schedulers,
    IHostApplicationLifetime lifetime,
    IClock clock,
    TimeProvider time,
    ILogger<DeliveryWatch> log) : BackgroundService
{
    private const string Group = "delivery";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        using var lease = new LaneLease(database);
        IScheduler? scheduler = null;
        try
        {
            await lifetime.StartedAsync(stopping.Token);
            if (!database.IsShared)
            {
                await TakeLeaseAsync(lease, stopping.Token);
            }

            scheduler = await schedulers.GetScheduler(stopping.Token);
            while (!await OpenLanesAsync(scheduler, stopping.Token))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, stopping.Token);
            }

            await scheduler.Start(stopping.Token);
            while (true)
            {
                var signal = wake.Next;
                await LookAsync(scheduler, stopping.Token);
                await Task.WhenAny(signal, Task.Delay(TimeSpan.FromSeconds(options.LookSeconds), time, stopping.Token));
                stopping.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The lanes stop by themselves, on the same signal.
        }
        finally
        {
            // The lease is held until the last send has ended.
            await (scheduler?.Shutdown(waitForJobsToComplete: true, CancellationToken.None) ?? ValueTask.CompletedTask);
        }
    }

    private static IJobDetail JobOf(int lane) => JobBuilder.Create<DeliveryLane>()
        .WithIdentity(KeyOf(lane))
        .UsingJobData(job => job.Lane, lane)
        .StoreDurably()
        .RequestRecovery()
        .Build();

    private static JobKey KeyOf(int lane) => new($"lane-{lane}", Group);

    private async Task TakeLeaseAsync(LaneLease lease, CancellationToken stopping)
    {
        var isTold = false;
        while (!lease.TryTake())
        {
            if (!isTold)
            {
                LogAnotherSends();
                isTold = true;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), time, stopping);
        }
    }

    /// <summary>False where the store is busy or out of reach: a service that cannot send yet can still answer.</summary>
    private async Task<bool> OpenLanesAsync(IScheduler scheduler, CancellationToken stopping)
    {
        try
        {
            if (await lanes.OtherCountAsync(options.Lanes, clock.GetCurrentInstant() - options.DeadAfter, stopping) is { } other)
            {
                LogOtherLanes(other, options.Lanes);
                return false;
            }

            await ledger.ForgetEndlessPausesAsync();
            for (var lane = 0; lane < options.Lanes; lane++)
            {
                await scheduler.AddJob(JobOf(lane), AddJobOptions.Replacing, stopping);
            }

            return true;
        }
        catch (Exception failure) when (failure is DbException or SchedulerException)
        {
            LogLookFailed(failure);
            return false;
        }
    }

    private async Task LookAsync(IScheduler scheduler, CancellationToken stopping)
    {
        try
        {
            if (!await glance.SeesOpenAsync(stopping))
            {
                return;
            }

            var now = clock.GetCurrentInstant();
            var due = (await ledger.OpenAsync(stopping)).Where(open => open.Due <= now).Select(open => DeliveryLane.LaneOf(open.Key, options.Lanes)).Distinct()
                .Where(lane => !running.Contains(lane)).ToList();
            if (due.Count == 0)
            {
                return;
            }

            // A lane that another process runs looks for itself; one whose process is no more, Quartz hands on.
            var elsewhere = await lanes.ElsewhereAsync(now - options.DeadAfter, stopping);
            foreach (var lane in due.Where(lane => !elsewhere.Contains(lane)))
            {
                // Replacing, so that a trigger that Quartz has given up on cannot hold its lane.
                var trigger = TriggerBuilder.Create().WithIdentity($"lane-{lane}", Group).ForJob(KeyOf(lane)).StartAt(now.ToDateTimeOffset()).Build();
                await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, stopping);
            }
        }
        catch (Exception failure) when (failure is DbException or SchedulerException)
        {
            // The store was busy or out of reach: the next look comes soon.
            LogLookFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process sends from this store; this one waits until it ends")]
    private partial void LogAnotherSends();

    [LoggerMessage(Level = LogLevel.Error, Message = "Another process shares the store with Delivery:Lanes={Others}, this one has {Own}: nothing is sent from here until they are the same")]
    private partial void LogOtherLanes(int others, int own);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger could not be looked at; trying again")]
    private partial void LogLookFailed(Exception failure);
}
