using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>Changes to posts that are there. They do no harm twice, so what is not certain is simply done again.</summary>
public sealed partial class Courier
{
    private readonly Dictionary<string, ICopyEditor> _editors = editors.ToDictionary(e => e.Platform, StringComparer.Ordinal);

    /// <summary>A change that may have been made is made again, as an ordinary delivery: that does no harm.</summary>
    private Task ChangeAgainAsync(DueDelivery due, LaneHold hold) => due.Attempts < options.Attempts
        ? ledger.WaitAsync(due, hold, new Waiting(Now, null), Now)
        : ledger.SettleAsync(due.Id, hold, DeliveryState.Uncertain, "no reply", Now);

    private async Task<SendResult> ChangeAsync(CopyChange change, CancellationToken cancellation)
    {
        if (!_editors.TryGetValue(change.Conversation.Platform, out var editor))
        {
            return new SendResult(SendOutcome.GiveUp, Reason: $"{change.Conversation.Platform} cannot change a post");
        }

        var result = await editor.ChangeAsync(change, cancellation);
        return result.Outcome == SendOutcome.Uncertain ? result with { Outcome = SendOutcome.Retry } : result;
    }
}
