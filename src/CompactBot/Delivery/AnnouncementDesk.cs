using System.Data.Common;
using System.Globalization;
using CompactBot.Core.Announcements;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// The one door to announcements, for the command line, the page and automatic approval. Each decision is one transaction: when the
/// result says done, it is on disk, with everything that follows from it.
/// </summary>
public sealed class AnnouncementDesk(
    Database database,
    AnnouncementStore announcements,
    DeliveryStore deliveries,
    ConversationStore conversations,
    AnnouncementComposer composer,
    AnnouncementsOptions options,
    DeliveryWake wake)
{
    private const string AutomaticApproval = "automatic approval";

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<AnnouncementSummary>> ListAsync()
    {
        var counts = await deliveries.CountsAsync();
        var summaries = new List<AnnouncementSummary>();
        foreach (var (announcement, fileId) in await announcements.ListAsync())
        {
            var letters = await announcements.LettersOfAsync(fileId);
            summaries.Add(new AnnouncementSummary(
                announcement.Id,
                announcement.State,
                announcement.Message.Headline,
                letters.FirstOrDefault(l => l.Letter.Id == announcement.Id)?.Letter.Date ?? LocalDate.MinIsoValue,
                announcement.CreatedAt,
                announcement.DecidedAt,
                announcement.DecidedBy,
                WarningsOf(letters),
                counts[announcement.Id].ToDictionary(c => c.State, c => c.Count)));
        }

        return summaries;
    }

    /// <summary>Everything about one; null where there is none of that id.</summary>
    public async Task<AnnouncementDetail?> FindAsync(string id)
    {
        if (await announcements.FindAsync(id) is not var (announcement, fileId))
        {
            return null;
        }

        var letters = await announcements.LettersOfAsync(fileId);
        if (announcement.State is AnnouncementState.Approved or AnnouncementState.Withdrawn)
        {
            var report = await deliveries.ReportAsync(id);
            return new AnnouncementDetail(
                announcement,
                fileId,
                letters,
                Count(report.Lines.Where(l => l.State != DeliveryState.Excluded).Select(l => (l.Platform, l.Workspace))),
                [.. report.Lines.Where(l => l.State == DeliveryState.Excluded).Select(l => new ExcludedRecipient(l.ConversationId, l.Name, l.Platform, l.Reason ?? ""))],
                report);
        }

        var following = (await conversations.ListAsync()).Where(c => c.Following).ToList();
        return new AnnouncementDetail(
            announcement,
            fileId,
            letters,
            Count(following.Where(c => c.AbsentReason is null).Select(c => (c.Platform, c.Workspace))),
            [.. following.Where(c => c.AbsentReason is not null).Select(c => new ExcludedRecipient(c.Id, c.Name, c.Platform, c.AbsentReason!))],
            null);
    }

    /// <summary>What became of it; null where there is no announcement of that id. Empty before it is approved.</summary>
    public async Task<DeliveryReport?> ReportAsync(string id) =>
        await announcements.FindAsync(id) is null ? null : await deliveries.ReportAsync(id);

    /// <summary>
    /// Drafts the announcement of a file that is being accepted, in the transaction that accepts it; where approval is automatic, it is
    /// approved there too. Answers its id; null where the file has no letter. Signal <see cref="DeliveryWake"/> after the commit.
    /// </summary>
    public async Task<string?> DraftAsync(
        DbTransaction transaction,
        long fileId,
        IReadOnlyList<LetterReading> lettersOfFile,
        CatalogueSnapshot before,
        CatalogueSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(lettersOfFile);
        if (lettersOfFile.Count == 0)
        {
            return null;
        }

        var id = AnnouncementComposer.MainLetterOf(lettersOfFile).Letter.Id;
        await announcements.InsertDraftAsync(id, fileId, composer.Compose(lettersOfFile, before, after), transaction);
        if (options.Approves(WarningsOf(lettersOfFile)))
        {
            await EnqueueAsync(id, AutomaticApproval, transaction);
        }

        return id;
    }

    /// <summary>Replaces the text of a draft.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="edited">Its text from now on.</param>
    /// <param name="by">Who edits it.</param>
    /// <param name="over">The text that the person edited; where another stands there by now nothing is changed. Null: whatever stands there.</param>
    public Task<DeskResult> EditAsync(string id, Message edited, string by, string? over = null) => DecideAsync(id, async (found, transaction) =>
    {
        ArgumentNullException.ThrowIfNull(edited);
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

        await announcements.EditAsync(id, edited, by, transaction);
        return new DeskResult(DeskOutcome.Done, $"The draft of {id} was changed.");
    });

    /// <summary>Lets an edited draft say again what the facts say.</summary>
    public Task<DeskResult> TakeFactsAsync(string id) => DecideAsync(id, async (found, transaction) =>
    {
        if (found is not { State: AnnouncementState.Draft, FactsChangedAt: not null })
        {
            return new DeskResult(DeskOutcome.Already, "The text says what the facts say; nothing was changed.");
        }

        await announcements.TakeFactsAsync(id, transaction);
        return new DeskResult(DeskOutcome.Done, $"The draft of {id} says again what the facts say.");
    });

    /// <summary>Sends it: the decision and the deliveries to everyone who follows are committed together, and go out from there.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="seen">How many warnings the person has seen; fewer than there are is refused. Null: whoever asks has shown them.</param>
    public Task<DeskResult> ApproveAsync(string id, string by, int? seen = null) => DecideAsync(id, async (found, transaction) =>
    {
        if (found.State == AnnouncementState.Draft && seen is not null && WarningsOf(await announcements.LettersOfAsync(id, transaction)) is var warnings && warnings != seen)
        {
            return new DeskResult(
                DeskOutcome.Refused,
                $"Not approved: the letter has {(warnings == 1 ? "1 warning" : $"{warnings} warnings")}. Look at them, say that you have seen them, and approve again.");
        }

        switch (found.State)
        {
            case AnnouncementState.Approved:
                return new DeskResult(DeskOutcome.Already, $"Nothing was added: {Standing(found)}.");
            case not AnnouncementState.Draft:
                return new DeskResult(DeskOutcome.Refused, $"It cannot be approved: {Standing(found)}.");
            default:
                var intended = await EnqueueAsync(id, by, transaction);
                var excluded = (await deliveries.CountsAsync(id, transaction)).GetValueOrDefault(DeliveryState.Excluded);
                return new DeskResult(
                    DeskOutcome.Done,
                    $"Approved: {Conversations(intended - excluded)} will get it"
                    + (excluded == 0 ? "." : $", and {Conversations(excluded)} cannot be reached."));
        }
    });

    /// <summary>Puts a draft aside; it is never sent.</summary>
    public Task<DeskResult> DropAsync(string id, string by) => DecideAsync(id, async (found, transaction) =>
    {
        switch (found.State)
        {
            case AnnouncementState.Dropped:
                return new DeskResult(DeskOutcome.Already, $"Nothing was changed: {Standing(found)}.");
            case not AnnouncementState.Draft:
                return new DeskResult(DeskOutcome.Refused, $"Only a draft can be dropped: {Standing(found)}. Withdraw it to stop what is not posted yet.");
            default:
                await announcements.DecideAsync(id, AnnouncementState.Dropped, by, transaction);
                return new DeskResult(DeskOutcome.Done, $"The draft of {id} was dropped.");
        }
    });

    /// <summary>Stops what is not posted yet, and says how much was.</summary>
    public Task<DeskResult> WithdrawAsync(string id, string by) => DecideAsync(id, async (found, transaction) =>
    {
        switch (found.State)
        {
            case AnnouncementState.Withdrawn:
                return new DeskResult(DeskOutcome.Already, $"Nothing was changed: {Standing(found)}.");
            case not AnnouncementState.Approved:
                return new DeskResult(DeskOutcome.Refused, $"Only an approved announcement can be withdrawn: {Standing(found)}.");
            default:
                await announcements.DecideAsync(id, AnnouncementState.Withdrawn, by, transaction);
                var stopped = await deliveries.StopPendingAsync(id, transaction);
                var counts = await deliveries.CountsAsync(id, transaction);
                var posted = counts.GetValueOrDefault(DeliveryState.Sent);
                var open = counts.GetValueOrDefault(DeliveryState.Sending) + counts.GetValueOrDefault(DeliveryState.Uncertain);
                return new DeskResult(
                    DeskOutcome.Done,
                    $"Withdrawn: {Conversations(stopped)} will not get it; {Conversations(posted)} had got it already"
                    + (open == 0 ? "." : $", and for {Conversations(open)} it was under way."));
        }
    });

    /// <summary>Tries again what failed: all of an announcement, or one delivery.</summary>
    /// <param name="id">The id of an announcement or of a delivery.</param>
    public async Task<DeskResult> ReplayAsync(string id)
    {
        var count = await database.InTransactionAsync(transaction => deliveries.ReplayAsync(id, transaction));
        if (count == 0)
        {
            return new DeskResult(DeskOutcome.NotFound, $"Nothing of {id} failed, or it is no approved announcement; nothing was changed.");
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

    private static IReadOnlyList<RecipientCount> Count(IEnumerable<(string Platform, string Workspace)> recipients) =>
        [.. recipients.GroupBy(r => r).OrderBy(g => g.Key.Platform, StringComparer.Ordinal).ThenBy(g => g.Key.Workspace, StringComparer.Ordinal)
            .Select(g => new RecipientCount(g.Key.Platform, g.Key.Workspace, g.Count()))];

    private static int WarningsOf(IEnumerable<LetterReading> letters) => letters.Sum(l => l.Remarks.Count(r => r.Severity == RemarkSeverity.Warning));

    private static string Conversations(int count) => count == 1 ? "1 conversation" : $"{count} conversations";

    private static string Standing(Announcement announcement)
    {
        var state = announcement.State switch
        {
            AnnouncementState.Draft => "is a draft",
            AnnouncementState.Approved => "was approved",
            AnnouncementState.Dropped => "was dropped",
            _ => "was withdrawn",
        };
        var by = announcement.DecidedBy is null ? "" : $" by {announcement.DecidedBy}";
        var at = announcement.DecidedAt is { } instant ? $" at {instant.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "";
        return $"{announcement.Id} {state}{by}{at}";
    }

    private async Task<int> EnqueueAsync(string id, string by, DbTransaction transaction)
    {
        await announcements.DecideAsync(id, AnnouncementState.Approved, by, transaction);
        return await deliveries.EnqueueAsync(id, transaction);
    }

    private async Task<DeskResult> DecideAsync(string id, Func<Announcement, DbTransaction, Task<DeskResult>> decide)
    {
        var result = await database.InTransactionAsync(async transaction =>
            await announcements.FindAsync(id, transaction) is var (found, _)
                ? await decide(found, transaction)
                : new DeskResult(DeskOutcome.NotFound, $"There is no announcement {id}."));
        if (result.IsDone)
        {
            wake.Signal();
        }

        return result;
    }
}
