using CompactBot.Core.Announcements;
using CompactBot.Core.Messages;
using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>The decisions on the way from a draft to the ledger. Each writes its line of the log in its own transaction.</summary>
public sealed partial class AnnouncementDesk
{
    /// <summary>Replaces the text of a draft.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="edited">Its text from now on.</param>
    /// <param name="by">Who edits it.</param>
    /// <param name="over">The text that the person edited; where another stands there by now nothing is changed. Null: whatever stands there.</param>
    public Task<DeskResult> EditAsync(string id, Message edited, Actor by, string? over = null) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(edited);
        ArgumentNullException.ThrowIfNull(by);
        if (over is not null && over != AnnouncementDetail.MarkOf(found.Message))
        {
            return new DeskResult(DeskOutcome.Meanwhile, $"The text was changed meanwhile{(found.EditedBy is { } other ? $" by {other}" : ": the facts of the letter were corrected")}; yours is not kept yet. Look at both.");
        }

        if (string.IsNullOrWhiteSpace(edited.Headline))
        {
            return new DeskResult(DeskOutcome.Refused, "An announcement needs a headline; nothing was changed.");
        }

        if (found.State != AnnouncementState.Draft)
        {
            return new DeskResult(DeskOutcome.Refused, $"Only a draft can be edited: {Standing(found)}.");
        }

        await announcements.EditAsync(id, edited, by.Name, transaction);
        await log.WriteAsync(id, by, "edited", null, transaction);
        return new DeskResult(DeskOutcome.Done, $"The draft of {id} was changed.");
    });

    /// <summary>Lets an edited draft say again what the facts say.</summary>
    public Task<DeskResult> TakeFactsAsync(string id, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        if (found is not { State: AnnouncementState.Draft, FactsChangedAt: not null })
        {
            return new DeskResult(DeskOutcome.Already, "The text says what the facts say, or is no draft; nothing was changed.");
        }

        await announcements.TakeFactsAsync(id, transaction);
        await log.WriteAsync(id, by, "edited", "the text of the facts was taken", transaction);
        return new DeskResult(DeskOutcome.Done, $"The draft of {id} says again what the facts say.");
    });

    /// <summary>Hands a draft over for approval.</summary>
    public Task<DeskResult> SubmitAsync(string id, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(by);
        if (found.State == AnnouncementState.Submitted)
        {
            return new DeskResult(DeskOutcome.Already, $"Nothing was changed: {Standing(found)}.");
        }

        if (found.State != AnnouncementState.Draft)
        {
            return new DeskResult(DeskOutcome.Refused, $"Only a draft can be submitted: {Standing(found)}.");
        }

        if (options.FourEyes && !by.IsNamed)
        {
            return new DeskResult(DeskOutcome.Refused, $"Not submitted: {NameNeeded}");
        }

        await announcements.SubmitAsync(id, by.Name, transaction);
        await log.WriteAsync(id, by, "submitted", null, transaction);
        return new DeskResult(DeskOutcome.Done, options.FourEyes ? $"{id} was submitted; another person approves it." : $"{id} was submitted.");
    });

    /// <summary>Makes what was submitted or scheduled a draft again.</summary>
    public Task<DeskResult> ReturnAsync(string id, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        if (found.State is not (AnnouncementState.Submitted or AnnouncementState.Scheduled))
        {
            return new DeskResult(DeskOutcome.Refused, $"Only what is submitted or scheduled can be made a draft again: {Standing(found)}.");
        }

        await announcements.ReturnAsync(id, transaction);
        await log.WriteAsync(id, by, "returned", found.State == AnnouncementState.Scheduled ? "its time was taken back" : null, transaction);
        return new DeskResult(DeskOutcome.Done, $"{id} is a draft again.");
    });

    /// <summary>Marks it so that neither quiet hours nor digests hold it, or ends that.</summary>
    public Task<DeskResult> MarkUrgentAsync(string id, bool urgent, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        if (found.State is not (AnnouncementState.Draft or AnnouncementState.Submitted))
        {
            return new DeskResult(DeskOutcome.Refused, $"It cannot be marked any more: {Standing(found)}.");
        }

        if (found.IsUrgent == urgent)
        {
            return new DeskResult(DeskOutcome.Already, urgent ? $"{id} is urgent already." : $"{id} is not urgent.");
        }

        await announcements.MarkUrgentAsync(id, urgent, transaction);
        await log.WriteAsync(id, by, urgent ? "marked urgent" : "marked not urgent", null, transaction);
        return new DeskResult(DeskOutcome.Done, urgent ? $"{id} is urgent: quiet hours and digests do not hold it." : $"{id} is not urgent any more.");
    });

    /// <summary>Sends it, now or at its time: the decision and the deliveries to everyone who follows are committed together.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="seen">How many warnings the person has seen; fewer than there are is refused. Null: whoever asks has shown them.</param>
    /// <param name="over">The mark of the text that the person saw; where another stands there by now it is refused. Null: whatever stands there.</param>
    /// <param name="when">When it goes out; null: now.</param>
    public Task<DeskResult> ApproveAsync(string id, Actor by, int? seen = null, string? over = null, SendTime? when = null) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(by);
        switch (found.State)
        {
            case AnnouncementState.Approved or AnnouncementState.Scheduled:
                return new DeskResult(DeskOutcome.Already, $"Nothing was added: {Standing(found)}.");
            case not (AnnouncementState.Draft or AnnouncementState.Submitted):
                return new DeskResult(DeskOutcome.Refused, $"It cannot be approved: {Standing(found)}.");
        }

        if (await ObstacleAsync(found, by, seen, over, when, transaction) is { } obstacle)
        {
            return obstacle;
        }

        if (when is not null)
        {
            await announcements.ScheduleAsync(id, by.Name, when.At, when.Zone.Id, transaction);
            await log.WriteAsync(id, by, "approved", $"to go out at {when.In(answering.Home)}", transaction);
            return new DeskResult(DeskOutcome.Done, $"Approved: it goes out at {when.In(answering.Home)}.");
        }

        await announcements.DecideAsync(id, AnnouncementState.Approved, by.Name, transaction);
        var intended = await EnqueueAsync(id, found.IsUrgent, transaction);
        var excluded = (await deliveries.CountsAsync(id, transaction)).GetValueOrDefault(DeliveryState.Excluded);
        await log.WriteAsync(id, by, "approved", $"to {Conversations(intended - excluded)}", transaction);
        return new DeskResult(
            DeskOutcome.Done,
            $"Approved: {Conversations(intended - excluded)} will get it"
            + (excluded == 0 ? "." : $", and {Conversations(excluded)} cannot be reached."));
    });

    /// <summary>Sends what was approved for a time that has come. Doing it again does nothing.</summary>
    public Task<DeskResult> SendScheduledAsync(string id) => DecideAsync(id, async (found, transaction) =>
    {
        if (found is not { State: AnnouncementState.Scheduled, ScheduledAt: { } due } || due > clock.GetCurrentInstant())
        {
            return new DeskResult(DeskOutcome.Already, $"Nothing is due: {Standing(found)}.");
        }

        await announcements.SendScheduledAsync(id, transaction);
        var intended = await EnqueueAsync(id, found.IsUrgent, transaction);
        await log.WriteAsync(id, Actor.Service("the schedule"), "began to be sent", $"to {Conversations(intended)} that follow", transaction);
        return new DeskResult(DeskOutcome.Done, $"{id} goes out to {Conversations(intended)}.");
    });

    /// <summary>Puts a draft aside; it is never sent.</summary>
    public Task<DeskResult> DropAsync(string id, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(by);
        switch (found.State)
        {
            case AnnouncementState.Dropped:
                return new DeskResult(DeskOutcome.Already, $"Nothing was changed: {Standing(found)}.");
            case AnnouncementState.Approved or AnnouncementState.Withdrawn:
                return new DeskResult(DeskOutcome.Refused, $"Only a draft can be dropped: {Standing(found)}. Withdraw it to stop what is not posted yet.");
            default:
                await announcements.DecideAsync(id, AnnouncementState.Dropped, by.Name, transaction);
                await log.WriteAsync(id, by, "dropped", null, transaction);
                return new DeskResult(DeskOutcome.Done, $"The draft of {id} was dropped.");
        }
    });

    /// <summary>Tries again what failed: all of an announcement or of a change to one, or one delivery.</summary>
    /// <param name="id">The id of an announcement, of a change, or of a delivery.</param>
    /// <param name="by">Who wants it.</param>
    public async Task<DeskResult> ReplayAsync(string id, Actor by)
    {
        var count = await database.InTransactionAsync(async transaction =>
        {
            var replayed = await deliveries.ReplayAsync(id, transaction);
            if (replayed > 0)
            {
                await log.WriteAsync(await deliveries.AnnouncementOfAsync(id, transaction), by, "tried again", id, transaction);
            }

            return replayed;
        });
        if (count == 0)
        {
            return new DeskResult(DeskOutcome.NotFound, $"Nothing of {id} failed, it is no approved announcement, or a later change came after it; nothing was changed.");
        }

        wake.Signal();
        return new DeskResult(DeskOutcome.Done, $"{Conversations(count)} will be tried again.");
    }

    /// <summary>Ends the pause of a workspace, once its token is mended.</summary>
    public async Task<DeskResult> ResumeAsync(string platform, string workspace)
    {
        if (!await deliveries.ResumeAsync(platform, workspace))
        {
            return new DeskResult(DeskOutcome.Already, $"{platform} {workspace} is not paused; nothing was changed.");
        }

        wake.Signal();
        return new DeskResult(DeskOutcome.Done, $"{platform} {workspace} is sent to again.");
    }
}
