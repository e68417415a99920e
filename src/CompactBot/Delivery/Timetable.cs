using System.Data.Common;
using CompactBot.Storage;
using NodaTime;
using Quartz;

namespace CompactBot.Delivery;

/// <summary>
/// Keeps Quartz's triggers as the store wants them: one for each announcement that waits for its time. The store is the truth, and Quartz
/// the clock: what another process or the command line decided is taken up at the next look, and a trigger that was lost is placed again.
/// What is held for a conversation's hours is handed to the lanes here too.
/// </summary>
internal sealed partial class Timetable(
    AnnouncementStore announcements,
    HeldDeliveries held,
    DeliveryWake wake,
    DeliveryOptions options,
    ISchedulerFactory schedulers,
    IClock clock,
    ILogger<Timetable> log) : BackgroundService
{
    private const string Group = "timetable";
    private static readonly JobKey Job = new("send-scheduled", Group);

    /// <summary>A trigger that should have fired so long ago is placed again.</summary>
    private static readonly Duration Late = Duration.FromSeconds(5);

    private readonly Dictionary<string, Instant> _placed = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            while (true)
            {
                var signal = wake.Next;
                await LookAsync(scheduler, stoppingToken);
                await Task.WhenAny(signal, Task.Delay(TimeSpan.FromSeconds(options.LookSeconds * 2), stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not placed yet is placed at the next start.
        }
    }

    private async Task LookAsync(IScheduler scheduler, CancellationToken stopping)
    {
        try
        {
            await PlaceAsync(scheduler, stopping);
            await held.ReleaseAsync(stopping);
        }
        catch (Exception failure) when (failure is DbException or SchedulerException)
        {
            LogLookFailed(failure);
        }
    }

    private async Task PlaceAsync(IScheduler scheduler, CancellationToken stopping)
    {
        var scheduled = await announcements.ScheduledAsync(stopping);
        var now = clock.GetCurrentInstant();
        foreach (var (id, at) in scheduled.Where(s => !_placed.TryGetValue(s.Id, out var known) || known != s.At || s.At + Late < now))
        {
            await scheduler.AddJob(JobBuilder.Create<ScheduledSend>().WithIdentity(Job).StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, stopping);
            var trigger = TriggerBuilder.Create().WithIdentity(id, Group).ForJob(Job).StartAt(at.ToDateTimeOffset()).Build();
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, stopping);
            _placed[id] = at;
        }

        foreach (var id in _placed.Keys.Except(scheduled.Select(s => s.Id), StringComparer.Ordinal).ToList())
        {
            await scheduler.UnscheduleJob(new TriggerKey(id, Group), stopping);
            _placed.Remove(id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The timetable could not be looked at; trying again")]
    private partial void LogLookFailed(Exception failure);
}
