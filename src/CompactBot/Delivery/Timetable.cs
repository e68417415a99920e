using System.Data.Common;
using CompactBot.Hosting;
using CompactBot.Storage;
using NodaTime;
using Quartz;

namespace CompactBot.Delivery;

/// <summary>
/// Keeps Quartz's triggers as the store wants them: one for each announcement that waits for its time, one for each session and time ahead
/// that anybody is reminded of. The store is the truth, and Quartz the clock: what another process or the command line decided is taken
/// up at the next look, a trigger of what moved or was cancelled is taken out, and one that was lost is placed again. What is held for a
/// conversation's hours is handed to the lanes here too.
/// </summary>
internal sealed partial class Timetable(
    AnnouncementStore announcements,
    Reminders reminders,
    HeldDeliveries held,
    DeliveryGlance glance,
    DeliveryWake wake,
    DeliveryOptions options,
    ISchedulerFactory schedulers,
    IHostApplicationLifetime lifetime,
    IClock clock,
    TimeProvider time,
    ILogger<Timetable> log) : BackgroundService
{
    private const string Schedules = "schedules";
    private const string Reminding = "reminders";

    /// <summary>A trigger that should have fired so long ago, and whose work is not done, is placed again.</summary>
    private static readonly Duration Late = Duration.FromSeconds(5);

    private readonly Dictionary<TriggerKey, (Instant At, Instant Placed)> _placed = [];
    private readonly HashSet<JobKey> _jobs = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            while (true)
            {
                var signal = wake.Next;
                await LookAsync(scheduler, stoppingToken);
                await Task.WhenAny(signal, Task.Delay(TimeSpan.FromSeconds(options.LookSeconds * 2), time, stoppingToken));
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
            if (_placed.Count == 0 && !await glance.SeesPlannedAsync(stopping))
            {
                return;
            }

            await held.ReleaseAsync(stopping);
            await PlaceAsync<ScheduledSend>(scheduler, Schedules, await announcements.ScheduledAsync(stopping), stopping);
            await PlaceAsync<ReminderSend>(scheduler, Reminding, [.. (await reminders.PlannedAsync(stopping)).Select(r => (r.Key, r.At))], stopping);
        }
        catch (Exception failure) when (failure is DbException or SchedulerException)
        {
            LogLookFailed(failure);
        }
    }

    /// <summary>Brings the triggers of one group in step.</summary>
    private async Task PlaceAsync<TJob>(IScheduler scheduler, string group, IReadOnlyList<(string Id, Instant At)> wanted, CancellationToken stopping)
        where TJob : IJob
    {
        var job = new JobKey(group, "timetable");
        var now = clock.GetCurrentInstant();
        foreach (var (id, at) in wanted)
        {
            var key = new TriggerKey(id, group);
            if (_placed.TryGetValue(key, out var known) && known.At == at && now < Instant.Max(at, known.Placed) + Late)
            {
                continue;
            }

            if (_jobs.Add(job))
            {
                await scheduler.AddJob(JobBuilder.Create<TJob>().WithIdentity(job).StoreDurably().RequestRecovery().Build(), AddJobOptions.Replacing, stopping);
            }

            var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(job).StartAt(Instant.Max(at, now).ToDateTimeOffset()).Build();
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, stopping);
            _placed[key] = (at, now);
        }

        var names = wanted.Select(w => w.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _placed.Keys.Where(k => k.Group == group && !names.Contains(k.Name)).ToList())
        {
            await scheduler.UnscheduleJob(key, stopping);
            _placed.Remove(key);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The timetable could not be looked at; trying again")]
    private partial void LogLookFailed(Exception failure);
}
