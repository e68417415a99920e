using System.Data.Common;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// Carries one delivery: looks it up where it is uncertain, claims it, posts it, records the outcome. Each step is committed before the
/// next begins, and none throws: what cannot be recorded stays as it was, and is found uncertain by the next run.
/// </summary>
public sealed partial class Courier(
    DeliveryLedger ledger,
    DispatchDesk dispatches,
    ConversationStore conversations,
    SendPace pace,
    DeliveryOptions options,
    IEnumerable<ISender> senders,
    IEnumerable<ICopyEditor> editors,
    IClock clock,
    ILogger<Courier> log)
{
    private readonly Dictionary<string, ISender> _senders = senders.ToDictionary(s => s.Platform, StringComparer.Ordinal);

    /// <summary>Carries one that is claimed.</summary>
    /// <param name="due">The delivery.</param>
    /// <param name="slot">Its place in the platform's windows.</param>
    /// <param name="hold">The lane, as the run has it.</param>
    /// <param name="begun">When the claim began.</param>
    /// <param name="abort">Ends the send itself, at the last moment of a stop: its outcome is then uncertain.</param>
    internal async Task CarryAsync(DueDelivery due, SendPace.Slot slot, LaneHold hold, Claim.Moment begun, CancellationToken abort)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(hold);
        var isTaken = false;
        try
        {
            if (!_senders.TryGetValue(due.Conversation.Platform, out var sender))
            {
                await ledger.SettleAsync(due.Id, hold, DeliveryState.Failed, $"{due.Conversation.Platform} is not configured", Now);
                return;
            }

            var work = await dispatches.WorkOfAsync(due);
            if (work.Nothing is { } reason)
            {
                await ledger.SettleAsync(due.Id, hold, work.IsFailure ? DeliveryState.Failed : DeliveryState.Excluded, reason, Now);
                return;
            }

            var claim = new Claim(ledger, due.Id, hold, options.ClaimTrust, clock, begun);
            await claim.ConfirmAsync(abort);
            isTaken = true;
            var began = Now;
            var result = await SendGate.BehindAsync(claim.ConfirmAsync, () => DoAsync(sender, work, abort), took => LogHeldInSend(due.Id, took));
            pace.End(slot, Key(due), began, Now);
            await KeepTryingAsync(() => RecordAsync(due with { Attempts = due.Attempts + 1 }, sender, result, hold), due.Id, abort);
        }
        catch (SendWithheldException withheld)
        {
            LogWithheld(due.Id, withheld.Message);
            isTaken = false;
            await LetGoAsync(due, hold, abort);
        }
        catch (Exception failure)
        {
            // The store could not be read or written. The row tells how far it came: the next run goes on from there.
            LogStoreFailed(failure, due.Id);
            if (!isTaken)
            {
                await LetGoAsync(due, hold, abort);
            }
        }
        finally
        {
            if (!isTaken)
            {
                pace.GiveBack(slot);
            }
        }
    }

    /// <summary>Finds out about one that is uncertain, and carries it again where that is right.</summary>
    public async Task ResolveAsync(DueDelivery due, SendPace.Slot slot, LaneHold hold, CancellationToken abort)
    {
        ArgumentNullException.ThrowIfNull(due);
        var isCarried = false;
        try
        {
            if (!_senders.TryGetValue(due.Conversation.Platform, out var sender))
            {
                await ledger.SettleAsync(due.Id, hold, DeliveryState.Uncertain, $"{due.Conversation.Platform} is not configured", Now);
                return;
            }

            var work = await dispatches.WorkOfAsync(due);
            if (work.Post is not { } post)
            {
                await ChangeAgainAsync(due, hold);
                return;
            }

            if (!await MayGoAgainAsync(sender, post, due, hold, abort))
            {
                return;
            }

            var begun = Claim.Moment.Now(clock);
            if ((await ledger.ClaimAsync([due], hold, begun.At)).Count == 0)
            {
                await ledger.SettleUnwantedAsync([due], Now);
                return;
            }

            isCarried = true;
            await CarryAsync(due, slot, hold, begun, abort);
        }
        catch (Exception failure)
        {
            LogStoreFailed(failure, due.Id);
            await LetGoAsync(due, hold, abort);
        }
        finally
        {
            if (!isCarried)
            {
                pace.GiveBack(slot);
            }
        }
    }

    /// <summary>It was claimed, or may have been, and was certainly not sent: it is due again.</summary>
    private async Task LetGoAsync(DueDelivery due, LaneHold hold, CancellationToken abort)
    {
        try
        {
            await KeepTryingAsync(() => ledger.UnclaimAsync([due], hold, Now), due.Id, abort);
        }
        catch (DbException failure)
        {
            LogStoreFailed(failure, due.Id);
        }
    }

    /// <summary>
    /// What the platform answered is known, and is written down as soon as the store can be written again: until then nothing else of
    /// the conversation is sent. Given up only when the process ends; then it is uncertain.
    /// </summary>
    private async Task KeepTryingAsync(Func<Task> record, string id, CancellationToken abort)
    {
        for (var wait = 50; ; wait = Math.Min(wait * 2, 1000))
        {
            try
            {
                await record();
                return;
            }
            catch (DbException failure) when (!abort.IsCancellationRequested)
            {
                LogNotYetRecorded(id, failure.Message);
                await Task.Delay(wait, abort).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>What is known of an uncertain delivery. True where it may be claimed and sent: it is known not to be there, or nobody can tell.</summary>
    private async Task<bool> MayGoAgainAsync(ISender sender, Outgoing outgoing, DueDelivery due, LaneHold hold, CancellationToken abort)
    {
        if (!sender.CanLookUp)
        {
            if (!options.HoldsUncertain && due.Attempts < options.Attempts)
            {
                return true;
            }

            await ledger.SettleAsync(due.Id, hold, DeliveryState.Uncertain, options.HoldsUncertain ? "held: it may have been posted" : "no reply", Now);
            return false;
        }

        var found = await LookUpAsync(sender, outgoing, due.ClaimedAt, abort);
        switch (found)
        {
            case { Known: true, PlatformMessageId: { } posted }:
                await ledger.SentAsync(due.Id, hold, posted, Now);
                return false;
            case { Known: true } when due.Attempts >= options.Attempts:
                await ledger.SettleAsync(due.Id, hold, DeliveryState.Failed, "no reply", Now);
                return false;
            case { Known: true }:
                // Known not to be there: from here on it is an ordinary delivery that waits.
                await ledger.WaitAsync(due, hold, new Waiting(Now, null), Now);
                return false;
            case { Known: false } when due.LookUps + 1 >= options.LookUps:
                await ledger.SettleAsync(due.Id, hold, DeliveryState.Uncertain, "it could not be looked up", Now);
                return false;
            default:
                await ledger.WaitAsync(due, hold, new Waiting(Now + Backoff(due.LookUps + 1), null, IsUncertain: true, LookUps: 1), Now);
                return false;
        }
    }

    private async Task<SendResult> DoAsync(ISender sender, DispatchWork work, CancellationToken abort)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(abort);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await (work.Change is { } change ? ChangeAsync(change, limit.Token) : sender.SendAsync(work.Post!, limit.Token));
        }
        catch (OperationCanceledException)
        {
            return new SendResult(SendOutcome.Uncertain, Reason: abort.IsCancellationRequested ? "interrupted" : "no reply");
        }
        catch (Exception failure) when (failure is not SendWithheldException)
        {
            // A sender throws only when cancelled; where one breaks that, nobody knows whether the platform took it.
            LogSenderThrew(failure, sender.Platform, work.Post?.DeliveryId ?? work.Change!.DeliveryId);
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

    private Duration Backoff(int attempts) => options.RetryAfter(attempts, Random.Shared.NextDouble());

    private static WorkspaceKey Key(DueDelivery due) => new(due.Conversation.Platform, due.Conversation.Workspace);

    private Instant Now => clock.GetCurrentInstant();

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} could not be recorded; it is taken up again")]
    private partial void LogStoreFailed(Exception failure, string delivery);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of delivery {Delivery} cannot be written down yet: {Problem}")]
    private partial void LogNotYetRecorded(string delivery, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} was not sent: {Reason}")]
    private partial void LogWithheld(string delivery, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} was held for {Took} between the last look at its claim and its bytes: if another sent it meanwhile, it is posted twice")]
    private partial void LogHeldInSend(string delivery, TimeSpan took);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Platform} sender failed on delivery {Delivery}; it is uncertain")]
    private partial void LogSenderThrew(Exception failure, string platform, string delivery);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending to {Platform} {Workspace} is stopped: {Reason}. Mend its token, then resume it or start again")]
    private partial void LogWorkspaceStopped(string platform, string workspace, string reason);
}
