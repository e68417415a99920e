using System.Data.Common;
using CompactBot.Channels;
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
public sealed partial class AnnouncementDesk(
    Database database,
    AnnouncementStore announcements,
    AnnouncementLog log,
    AnnouncementTopics topics,
    DispatchStore dispatches,
    DeliveryStore deliveries,
    ConversationStore conversations,
    HeldDeliveries held,
    AnnouncementComposer composer,
    PlatformLimits limits,
    AnnouncementsOptions options,
    AnsweringOptions answering,
    DeliveryWake wake,
    IClock clock)
{
    private const string AutomaticApproval = "automatic approval";

    /// <summary>IANA name of the zone that counts where nobody names one.</summary>
    public string HomeZone => answering.HomeZone;

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<AnnouncementSummary>> ListAsync()
    {
        var counts = await deliveries.CountsAsync();
        var summaries = new List<AnnouncementSummary>();
        foreach (var (announcement, fileId) in await announcements.ListAsync())
        {
            var letters = await announcements.LettersOfAsync(fileId);
            var byState = counts[announcement.Id].ToDictionary(c => c.State, c => c.Count);
            summaries.Add(new AnnouncementSummary(
                announcement.Id,
                announcement.State,
                AnnouncementStages.Of(announcement, byState.Any(c => c.Key is DeliveryState.Pending or DeliveryState.Sending)),
                announcement.Message.Headline,
                letters.FirstOrDefault(l => l.Letter.Id == announcement.Id)?.Letter.Date ?? LocalDate.MinIsoValue,
                announcement.CreatedAt,
                announcement.DecidedAt,
                announcement.DecidedBy,
                WarningsOf(letters),
                byState)
            {
                ScheduledAt = announcement.ScheduledAt,
                ScheduledZone = announcement.ScheduledZone,
            });
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
        var lines = await log.OfAsync(id);
        var changes = new List<DispatchReport>();
        foreach (var dispatch in await dispatches.OfAsync(id))
        {
            // A change that found no copy has nothing to tell.
            if ((dispatch.ChangesCopies || dispatch.Kind == DispatchKind.Test) && await deliveries.ReportAsync(dispatch.Id) is { Intended: > 0 } became)
            {
                changes.Add(new DispatchReport(dispatch, became));
            }
        }

        if (announcement.State is AnnouncementState.Approved or AnnouncementState.Withdrawn)
        {
            var report = await deliveries.ReportAsync(id);
            return new AnnouncementDetail(
                announcement,
                fileId,
                letters,
                Count(report.Lines.Where(l => l.State != DeliveryState.Excluded).Select(l => (l.Platform, l.Workspace))),
                [.. report.Lines.Where(l => l.State == DeliveryState.Excluded).Select(l => new ExcludedRecipient(l.ConversationId, l.Name, l.Platform, l.Reason ?? ""))],
                report)
            {
                ByTheFacts = await ByTheFactsAsync(announcement, fileId, letters),
                Changes = changes,
                Log = lines,
            };
        }

        var following = await deliveries.FollowersAsync(id);
        var reached = Count(following.Where(c => c.Reason is null).Select(c => (c.Platform, c.Workspace)));
        return new AnnouncementDetail(
            announcement,
            fileId,
            letters,
            reached,
            [.. following.Where(c => c.Reason is not null).Select(c => new ExcludedRecipient(c.Id, c.Name, c.Platform, c.Reason!))],
            null)
        {
            Takes = SendForecast.Of(reached, limits),
            Paused = [.. (await deliveries.PausesAsync()).Where(p => reached.Any(r => r.Platform == p.Platform && r.Workspace == p.Workspace))],
            Changes = changes,
            Log = lines,
        };
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
        await topics.WriteAsync(id, lettersOfFile, after, transaction);
        await log.WriteAsync(id, Actor.Service("the reader"), "drafted", null, transaction);
        if (options.Approves(WarningsOf(lettersOfFile)))
        {
            await announcements.DecideAsync(id, AnnouncementState.Approved, AutomaticApproval, transaction);
            await EnqueueAsync(id, isUrgent: false, transaction);
            await log.WriteAsync(id, Actor.Service(AutomaticApproval), "approved", null, transaction);
        }

        return id;
    }

    /// <summary>What it would say by the facts as they hold now; null where it says so, or where a person wrote its text.</summary>
    private async Task<Message?> ByTheFactsAsync(Announcement announcement, long fileId, IReadOnlyList<LetterReading> ofFile)
    {
        if (announcement.State != AnnouncementState.Approved || announcement.Message.Translations is null || ofFile.Count == 0)
        {
            return null;
        }

        var (before, after) = await announcements.AroundAsync(fileId);
        var told = composer.Compose(ofFile, CatalogueSnapshot.Of(before), CatalogueSnapshot.Of(after));
        return AnnouncementDetail.MarkOf(told) == AnnouncementDetail.MarkOf(announcement.Message) ? null : told;
    }

    private static IReadOnlyList<RecipientCount> Count(IEnumerable<(string Platform, string Workspace)> recipients) =>
        [.. recipients.GroupBy(r => r).OrderBy(g => g.Key.Platform, StringComparer.Ordinal).ThenBy(g => g.Key.Workspace, StringComparer.Ordinal)
            .Select(g => new RecipientCount(g.Key.Platform, g.Key.Workspace, g.Count()))];

    private static int WarningsOf(IEnumerable<LetterReading> letters) => letters.Sum(l => l.Remarks.Count(r => r.Severity == RemarkSeverity.Warning));

    private static string Conversations(int count) => count == 1 ? "1 conversation" : $"{count} conversations";

    private async Task<int> EnqueueAsync(string id, bool isUrgent, DbTransaction transaction)
    {
        var intended = await deliveries.EnqueueAsync(id, transaction);
        if (!isUrgent)
        {
            await held.HoldAsync(id, transaction);
        }

        return intended;
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
