using CompactBot.Storage;
using NodaTime;
using Quartz;

namespace CompactBot.Delivery;

/// <summary>Sends what was approved for a time that has come. Each is sent in one transaction with what it changes, so firing twice sends once.</summary>
[DisallowConcurrentExecution]
public sealed class ScheduledSend(AnnouncementStore announcements, AnnouncementDesk desk, IClock clock, TimeProvider time) : IJob
{
    /// <summary>The scheduler may be early by milliseconds.</summary>
    private static readonly Duration Early = Duration.FromSeconds(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var (id, at) in await announcements.ScheduledAsync(cancellationToken))
        {
            var wait = at - clock.GetCurrentInstant();
            if (wait > Early)
            {
                break;
            }

            if (wait > Duration.Zero)
            {
                await Task.Delay(wait.ToTimeSpan() + TimeSpan.FromMilliseconds(1), time, cancellationToken);
            }

            await desk.SendScheduledAsync(id);
        }
    }
}
