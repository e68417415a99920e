using Quartz;

namespace CompactBot.Delivery;

/// <summary>Fires at the time of a reminder, whoever gets it: one trigger for each session and time ahead.</summary>
[DisallowConcurrentExecution]
public sealed class ReminderSend(Reminders reminders) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await reminders.SendDueAsync(cancellationToken);
}
