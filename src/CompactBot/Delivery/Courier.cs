using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// Carries one delivery: looks it up where it is uncertain, claims it, posts it, records the outcome. Each step is committed before the
/// next begins, and none throws: what cannot be recorded stays as it was, and is found uncertain by the next run.
/// </summary>
public sealed partial class Courier(
    DeliveryLedger ledger,
    AnnouncementStore announcements,
    ConversationStore conversations,
    SendPace pace,
    DeliveryOptions options,
    IEnumerable<ISender> senders,
    IClock clock,
    ILogger<Courier> log)
{
    /// <summary>A claim older than this is looked at again before the send: the process may have been stopped in between.</summary>
    private static readonly Duration FreshClaim = Duration.FromSeconds(1);

    private readonly Dictionary<string, ISender> _senders = senders.ToDictionary(s => s.Platform, StringComparer.Ordinal);
    private readonly ApprovedMessages _messages = new(announcements);

    /// <param name="due">The delivery.</param>
    /// <param name="slot">Its place in the platform's windows.</param>
    /// <param name="run">The run of the lane that carries it.</param>
    /// <param name="abort">Ends the send itself, at the last moment of a stop: its outcome is then uncertain.</param>
    public async Task CarryAsync(DueDelivery due, SendPace.Slot slot, string run, CancellationToken abort)
    {
        ArgumentNullException.ThrowIfNull(due);
        var isTaken = false;
        try
        {
            if (!_senders.TryGetValue(due.Conversation.Platform, out var sender))
            {
                await ledger.SettleAsync(due.Id, due.IsUncertain ? DeliveryState.Uncertain : DeliveryState.Failed, $"{due.Conversation.Platform} is not configured", Now);
                return;
            }

            var message = (await _messages.FindAsync(due.AnnouncementId)).In(due.Conversation.Language);
            var outgoing = new Outgoing(due.Id, due.Conversation, message);
            if (due.IsUncertain && !await MayGoAgainAsync(sender, outgoing, due, run, abort))
            {
                return;
            }

            var claim = Now;
            if (!await ledger.ClaimAsync(due, run, claim))
            {
                await ledger.SettleUnwantedAsync(due, Now);
                return;
            }

            if (Now - claim > FreshClaim && !await ledger.IsOursAsync(due.Id, run, CancellationToken.None))
            {
                return;
            }

            isTaken = true;
            var result = await SendAsync(sender, outgoing, abort);
            pace.End(slot, Now);
            await RecordAsync(due with { Attempts = due.Attempts + 1 }, sender, result, run);
        }
        catch (Exception failure)
        {
            // The store could not be read or written. The row tells how far it came: the next run goes on from there.
            LogStoreFailed(failure, due.Id);
        }
        finally
        {
            if (!isTaken)
            {
                pace.GiveBack(slot);
            }
        }
    }

    /// <summary>What is known of an uncertain delivery. True where it may be claimed and sent: it is known not to be there, or nobody can tell.</summary>
    private async Task<bool> MayGoAgainAsync(ISender sender, Outgoing outgoing, DueDelivery due, string run, CancellationToken abort)
    {
        if (!sender.CanLookUp)
        {
            if (!options.HoldsUncertain && due.Attempts < options.Attempts)
            {
                return true;
            }

            await ledger.SettleAsync(due.Id, DeliveryState.Uncertain, options.HoldsUncertain ? "held: it may have been posted" : "no reply", Now);
            return false;
        }

        var found = await LookUpAsync(sender, outgoing, due.ClaimedAt, abort);
        switch (found)
        {
            case { Known: true, PlatformMessageId: { } posted }:
                await ledger.SentAsync(due.Id, run, posted, Now);
                return false;
            case { Known: true } when due.Attempts >= options.Attempts:
                await ledger.SettleAsync(due.Id, DeliveryState.Failed, "no reply", Now);
                return false;
            case { Known: true }:
                // Known not to be there: from here on it is an ordinary delivery that waits.
                await ledger.WaitAsync(due, new Waiting(Now, null), Now);
                return false;
            case { Known: false } when due.LookUps + 1 >= options.LookUps:
                await ledger.SettleAsync(due.Id, DeliveryState.Uncertain, "it could not be looked up", Now);
                return false;
            default:
                await ledger.WaitAsync(due, new Waiting(Now + Backoff(due.LookUps + 1), null, IsUncertain: true, LookUps: 1), Now);
                return false;
        }
    }

    private async Task<SendResult> SendAsync(ISender sender, Outgoing outgoing, CancellationToken abort)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(abort);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await sender.SendAsync(outgoing, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendResult(SendOutcome.Uncertain, Reason: abort.IsCancellationRequested ? "interrupted" : "no reply");
        }
        catch (Exception failure)
        {
            // A sender throws only when cancelled; where one breaks that, nobody knows whether the platform took it.
            LogSenderThrew(failure, sender.Platform, outgoing.DeliveryId);
            return new SendResult(SendOutcome.Uncertain, Reason: "sender error");
        }
    }

    private async Task<LookUpResult> LookUpAsync(ISender sender, Outgoing outgoing, Instant since, CancellationToken abort)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(abort);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await sender.LookUpAsync(outgoing, since, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new LookUpResult(false, null);
        }
        catch (Exception failure)
        {
            LogSenderThrew(failure, sender.Platform, outgoing.DeliveryId);
            return new LookUpResult(false, null);
        }
    }

    private async Task RecordAsync(DueDelivery due, ISender sender, SendResult result, string run)
    {
        var now = Now;
        var reason = result.Reason ?? result.Outcome.ToString();
        switch (result.Outcome)
        {
            case SendOutcome.Sent:
                await ledger.SentAsync(due.Id, run, result.PlatformMessageId, now);
                break;
            case SendOutcome.Uncertain:
                await UncertainAsync(due, sender, reason, now);
                break;
            case SendOutcome.GiveUp:
                await ledger.SettleAsync(due.Id, DeliveryState.Failed, reason, now);
                break;
            case SendOutcome.StopWorkspace:
                LogWorkspaceStopped(due.Conversation.Platform, due.Conversation.Workspace, reason);
                await ledger.PauseAsync(Key(due), null, reason, now);
                await ledger.WaitAsync(due, new Waiting(now, reason, Counts: -1), now);
                break;
            case SendOutcome.Retry when now - due.CreatedAt > Duration.FromHours(options.GiveUpAfterHours):
                await ledger.SettleAsync(due.Id, DeliveryState.Failed, reason, now);
                break;
            case SendOutcome.Retry when result.RetryAfter is { } asked:
                // Being told to wait is no failure of this delivery, and no attempt at it.
                var pause = Within(asked);
                await ledger.PauseAsync(Key(due), now + pause, reason, now);
                await ledger.WaitAsync(due, new Waiting(now + pause, reason, Counts: -1), now);
                break;
            case SendOutcome.Retry when due.Attempts >= options.Attempts:
                await ledger.SettleAsync(due.Id, DeliveryState.Failed, reason, now);
                break;
            case SendOutcome.Retry:
                await ledger.WaitAsync(due, new Waiting(now + Backoff(due.Attempts), reason), now);
                break;
        }

        if (result.ConversationGone)
        {
            await conversations.LostAsync(due.ConversationId, reason);
        }
    }

    private Task UncertainAsync(DueDelivery due, ISender sender, string reason, Instant now) =>
        !sender.CanLookUp && (options.HoldsUncertain || due.Attempts >= options.Attempts)
            ? ledger.SettleAsync(due.Id, DeliveryState.Uncertain, reason, now)
            : ledger.WaitAsync(due, new Waiting(now + Rest(due.Attempts), reason, IsUncertain: true), now);

    /// <summary>An uncertain delivery rests as long as a failed one, and never shorter than a late post may take.</summary>
    private Duration Rest(int attempts) => Duration.Max(Duration.FromSeconds(options.UncertainRestSeconds), attempts > 1 ? Backoff(attempts) : Duration.Zero);

    /// <summary>
    /// A wait that a platform asks for, within reason: with none at all it would be asked again at once and for as long as nothing is given
    /// up, and one of years would shut a workspace for good.
    /// </summary>
    private Duration Within(Duration asked) =>
        Duration.Min(Duration.Max(asked, Backoff(1)), Duration.FromHours(options.GiveUpAfterHours));

    private Duration Backoff(int attempts) => options.RetryAfter(attempts, Random.Shared.NextDouble());

    private static WorkspaceKey Key(DueDelivery due) => new(due.Conversation.Platform, due.Conversation.Workspace);

    private Instant Now => clock.GetCurrentInstant();

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} could not be recorded; it is taken up again")]
    private partial void LogStoreFailed(Exception failure, string delivery);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Platform} sender failed on delivery {Delivery}; it is uncertain")]
    private partial void LogSenderThrew(Exception failure, string platform, string delivery);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending to {Platform} {Workspace} is stopped: {Reason}. Mend its token, then resume it or start again")]
    private partial void LogWorkspaceStopped(string platform, string workspace, string reason);
}
