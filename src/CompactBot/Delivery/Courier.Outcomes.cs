using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>What becomes of a delivery after the platform has answered.</summary>
public sealed partial class Courier
{
    private async Task RecordAsync(DueDelivery due, ISender sender, SendResult result, LaneHold hold)
    {
        var now = Now;
        var reason = result.Reason ?? result.Outcome.ToString();
        var isWritten = true;
        switch (result.Outcome)
        {
            case SendOutcome.Sent:
                await ledger.SentAsync(due.Id, hold, result.PlatformMessageId, now);
                break;
            case SendOutcome.Uncertain:
                await UncertainAsync(due, sender, hold, reason, now);
                break;
            case SendOutcome.GiveUp:
                isWritten = await ledger.SettleAsync(due.Id, hold, DeliveryState.Failed, reason, now);
                break;
            case SendOutcome.StopWorkspace:
                LogWorkspaceStopped(due.Conversation.Platform, due.Conversation.Workspace, reason);
                await ledger.PauseAsync(Key(due), null, reason);
                isWritten = await ledger.WaitAsync(due, hold, new Waiting(now, reason, Counts: -1), now);
                break;
            case SendOutcome.Retry when now - due.CreatedAt > Duration.FromHours(options.GiveUpAfterHours):
                isWritten = await ledger.SettleAsync(due.Id, hold, DeliveryState.Failed, reason, now);
                break;
            case SendOutcome.Retry when result.RetryAfter is { } asked:
                // Being told to wait is no failure of this delivery, and no attempt at it.
                var pause = Within(asked);
                await ledger.PauseAsync(Key(due), now + pause, reason);
                isWritten = await ledger.WaitAsync(due, hold, new Waiting(now + pause, reason, Counts: -1), now);
                break;
            case SendOutcome.Retry when due.Attempts >= options.Attempts:
                isWritten = await ledger.SettleAsync(due.Id, hold, DeliveryState.Failed, reason, now);
                break;
            case SendOutcome.Retry:
                isWritten = await ledger.WaitAsync(due, hold, new Waiting(now + Backoff(due.Attempts), reason), now);
                break;
        }

        if (!isWritten)
        {
            // Another has the lane by now, and takes it for uncertain. The platform has answered that it did not take it.
            await ledger.UnclaimAsync([due], hold, now);
        }

        if (result.ConversationGone)
        {
            await conversations.LostAsync(due.ConversationId, reason);
        }
    }

    private Task UncertainAsync(DueDelivery due, ISender sender, LaneHold hold, string reason, Instant now) =>
        !sender.CanLookUp && (options.HoldsUncertain || due.Attempts >= options.Attempts)
            ? ledger.SettleAsync(due.Id, hold, DeliveryState.Uncertain, reason, now)
            : ledger.WaitAsync(due, hold, new Waiting(now + Rest(due.Attempts), reason, IsUncertain: true), now);

    /// <summary>An uncertain delivery rests as long as a failed one, and never shorter than a late post may take.</summary>
    private Duration Rest(int attempts) => Duration.Max(Duration.FromSeconds(options.UncertainRestSeconds), attempts > 1 ? Backoff(attempts) : Duration.Zero);

    /// <summary>
    /// A wait that a platform asks for, within reason: with none at all it would be asked again at once and for as long as nothing is given
    /// up, and one of years would shut a workspace for good.
    /// </summary>
    private Duration Within(Duration asked) =>
        Duration.Min(Duration.Max(asked, Backoff(1)), Duration.FromHours(options.GiveUpAfterHours));
}
