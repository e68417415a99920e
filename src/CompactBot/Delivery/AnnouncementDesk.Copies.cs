using System.Data.Common;
using CompactBot.Core.Announcements;
using CompactBot.Core.Messages;
using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>What is done with copies: a test before the first, and the changes to those that are posted. Each change is a dispatch of its own in the ledger.</summary>
public sealed partial class AnnouncementDesk
{
    /// <summary>Sends the text as it stands to one conversation alone, so that staff see it where it will be read.</summary>
    /// <param name="id">The announcement, not yet approved.</param>
    /// <param name="conversation">Where to; null or empty: as Announcements:TestConversation says.</param>
    /// <param name="by">Who wants it.</param>
    public Task<DeskResult> TestAsync(string id, string? conversation, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(by);
        var place = string.IsNullOrWhiteSpace(conversation) ? options.TestConversation : conversation;
        if (string.IsNullOrWhiteSpace(place))
        {
            return new DeskResult(DeskOutcome.Refused, "Nothing was sent: name a conversation, or set Announcements:TestConversation to the id of one that staff read.");
        }

        if (found.State is not (AnnouncementState.Draft or AnnouncementState.Submitted or AnnouncementState.Scheduled))
        {
            return new DeskResult(DeskOutcome.Refused, $"A test comes before approval: {Standing(found)}.");
        }

        if (await conversations.FindAsync(place) is not { } known)
        {
            return new DeskResult(DeskOutcome.Refused, $"Nothing was sent: {place} is no conversation that the bot knows; the staff page lists them under Conversations.");
        }

        if (known.AbsentReason is { } reason)
        {
            return new DeskResult(DeskOutcome.Refused, $"Nothing was sent: the bot cannot speak in {place} ({reason}).");
        }

        var test = await dispatches.NextIdAsync(id, DispatchKind.Test, transaction);
        await dispatches.InsertAsync(test, DispatchKind.Test, id, AnnouncementMarks.Test(found.Message), by.Name, transaction);
        await dispatches.EnqueueToAsync(test, place, test, regardless: true, transaction);
        await announcements.MarkTestedAsync(id, AnnouncementDetail.MarkOf(found.Message), transaction);
        await log.WriteAsync(id, by, "tested", $"in {place}", transaction);
        return new DeskResult(DeskOutcome.Done, $"A test goes to {known.Name ?? place}.");
    });

    /// <summary>Puts an approved text right: what is not posted yet says the new text, and every copy that is posted is edited, and marked as corrected.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="corrected">Its text from now on.</param>
    /// <param name="by">Who corrects it.</param>
    /// <param name="over">The mark of the text that the person edited; null: whatever stands there.</param>
    public Task<DeskResult> CorrectAsync(string id, Message corrected, Actor by, string? over = null) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(corrected);
        ArgumentNullException.ThrowIfNull(by);
        if (found.State != AnnouncementState.Approved)
        {
            return new DeskResult(DeskOutcome.Refused, $"Only what was sent can be corrected: {Standing(found)}.");
        }

        var stood = AnnouncementDetail.MarkOf(found.Message);
        if (over is not null && over != stood)
        {
            return new DeskResult(DeskOutcome.Meanwhile, $"The text was corrected meanwhile{(found.CorrectedBy is { } other ? $" by {other}" : "")}; yours is not kept yet. Look at both.");
        }

        if (string.IsNullOrWhiteSpace(corrected.Headline))
        {
            return new DeskResult(DeskOutcome.Refused, "An announcement needs a headline; nothing was changed.");
        }

        if (AnnouncementDetail.MarkOf(corrected) == stood)
        {
            return new DeskResult(DeskOutcome.Already, "The text says that already; nothing was changed.");
        }

        await announcements.CorrectAsync(id, corrected, by.Name, transaction);
        var copies = await ChangeCopiesAsync(id, DispatchKind.Correction, AnnouncementMarks.Corrected(corrected, Today), by, transaction);
        await log.WriteAsync(id, by, "corrected", $"{Copies(copies)} to be edited", transaction);
        return new DeskResult(DeskOutcome.Done, $"Corrected: {Copies(copies)} will be edited, and what is not posted yet says the new text.");
    });

    /// <summary>Lets the copies of an announcement say that another letter stands in the place of its own.</summary>
    /// <param name="id">The older announcement.</param>
    /// <param name="newer">The announcement of the letter that supersedes it.</param>
    /// <param name="by">Who says so.</param>
    public Task<DeskResult> SupersedeAsync(string id, string newer, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(by);
        if (found.SupersededBy == newer)
        {
            return new DeskResult(DeskOutcome.Already, $"{id} is marked as superseded by {newer} already.");
        }

        if (found.State != AnnouncementState.Approved)
        {
            return new DeskResult(DeskOutcome.Refused, $"Only what was sent can be superseded: {Standing(found)}.");
        }

        if (newer == id || await announcements.FindAsync(newer, transaction) is not var (other, _) || other.State != AnnouncementState.Approved)
        {
            return new DeskResult(DeskOutcome.Refused, $"Nothing was changed: '{newer}' is no other announcement that was sent.");
        }

        var date = (await announcements.LettersOfAsync(newer, transaction)).FirstOrDefault(l => l.Letter.Id == newer)?.Letter.Date ?? Today;
        await announcements.SupersedeAsync(id, newer, transaction);
        var copies = await ChangeCopiesAsync(id, DispatchKind.Supersession, AnnouncementMarks.Superseded(found.Message, other.Message, date), by, transaction);
        await log.WriteAsync(id, by, "superseded", $"by {newer}; {Copies(copies)} to be marked", transaction);
        return new DeskResult(DeskOutcome.Done, $"Superseded by {newer}: {Copies(copies)} will say so.");
    });

    /// <summary>Stops what is not posted yet, and takes back what is: each copy is deleted, or blanked where the platform refuses to.</summary>
    public Task<DeskResult> WithdrawAsync(string id, Actor by) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(by);
        switch (found.State)
        {
            case AnnouncementState.Withdrawn:
                return new DeskResult(DeskOutcome.Already, $"Nothing was changed: {Standing(found)}.");
            case not AnnouncementState.Approved:
                return new DeskResult(DeskOutcome.Refused, $"Only an approved announcement can be withdrawn: {Standing(found)}.");
            default:
                await announcements.DecideAsync(id, AnnouncementState.Withdrawn, by.Name, transaction);
                var stopped = await deliveries.StopPendingAsync(id, transaction);
                var copies = await ChangeCopiesAsync(id, DispatchKind.Withdrawal, AnnouncementMarks.Withdrawn(found.Message, Today), by, transaction);
                await log.WriteAsync(id, by, "withdrawn", $"{Conversations(stopped)} stopped, {Copies(copies)} to be taken back", transaction);
                return new DeskResult(
                    DeskOutcome.Done,
                    $"Withdrawn: {Conversations(stopped)} will not get it; {(copies == 0 ? "none had got it." : $"{Copies(copies)} will be taken back.")}");
        }
    });

    private static string Copies(int count) => count == 1 ? "1 copy" : $"{count} copies";

    private async Task<int> ChangeCopiesAsync(string id, DispatchKind kind, Message message, Actor by, DbTransaction transaction)
    {
        var dispatch = await dispatches.NextIdAsync(id, kind, transaction);
        await dispatches.InsertAsync(dispatch, kind, id, message, by.Name, transaction);
        return await dispatches.EnqueueCopiesAsync(dispatch, id, dispatch[(id.Length + 1)..], transaction);
    }
}
