using System.Security.Cryptography;
using System.Text.Json;
using CompactBot.Core.Announcements;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>One line of the list of announcements.</summary>
/// <param name="Id">The id of the letter that it is about.</param>
/// <param name="State">What was decided last.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Headline">Its first line.</param>
/// <param name="LetterDate">The letter's date.</param>
/// <param name="CreatedAt">When it was drafted.</param>
/// <param name="DecidedAt">When it was approved, dropped or withdrawn.</param>
/// <param name="DecidedBy">By whom.</param>
/// <param name="Warnings">How many remarks of its letters a person should see before approving.</param>
/// <param name="Counts">How many deliveries are in each state; empty for a draft.</param>
public sealed record AnnouncementSummary(
    string Id,
    AnnouncementState State,
    AnnouncementStage Stage,
    string Headline,
    LocalDate LetterDate,
    Instant CreatedAt,
    Instant? DecidedAt,
    string? DecidedBy,
    int Warnings,
    IReadOnlyDictionary<DeliveryState, int> Counts)
{
    /// <summary>When it goes out, and the zone that this was said in; null where it has no time.</summary>
    public Instant? ScheduledAt { get; init; }

    public string? ScheduledZone { get; init; }
}

/// <summary>Everything that staff see of one announcement.</summary>
/// <param name="Announcement">The announcement, with its message as it will be posted.</param>
/// <param name="FileId">The file of letters that it is about.</param>
/// <param name="Letters">Those letters, with what the reader remarked on them.</param>
/// <param name="Recipients">How many conversations it goes to, or went to, in each workspace.</param>
/// <param name="Excluded">Who follows and is left out, with the reason.</param>
/// <param name="Report">What became of it; null before it is approved.</param>
public sealed record AnnouncementDetail(
    Announcement Announcement,
    long FileId,
    IReadOnlyList<LetterReading> Letters,
    IReadOnlyList<RecipientCount> Recipients,
    IReadOnlyList<ExcludedRecipient> Excluded,
    DeliveryReport? Report)
{
    /// <summary>The tests of it, and the changes to its copies, with what became of each.</summary>
    public IReadOnlyList<DispatchReport> Changes { get; init; } = [];

    /// <summary>Who did what, in order.</summary>
    public IReadOnlyList<LogLine> Log { get; init; } = [];

    /// <summary>What its text would say by the facts as they hold now, where that differs from what was sent; else null.</summary>
    public Message? ByTheFacts { get; init; }

    /// <summary>The workspaces among its recipients that nothing is sent to now, with the reason.</summary>
    public IReadOnlyList<WorkspacePause> Paused { get; init; } = [];

    /// <summary>How long it takes by what the platforms allow.</summary>
    public Duration Takes { get; init; }

    public AnnouncementStage Stage => AnnouncementStages.Of(Announcement, Report is { IsSettled: false });

    /// <summary>Those that warn first.</summary>
    public IReadOnlyList<Remark> Remarks => [.. Letters.SelectMany(l => l.Remarks).OrderByDescending(r => r.Severity)];

    /// <summary>How many remarks have to be seen before it is approved.</summary>
    public int Warnings => Remarks.Count(r => r.Severity == RemarkSeverity.Warning);

    /// <summary>Tells one text of an announcement from another.</summary>
    public static string MarkOf(Message message) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(message, StoredJson.Default.Message)))[..16];
}

public sealed record RecipientCount(string Platform, string Workspace, int Conversations);

public sealed record ExcludedRecipient(string ConversationId, string? Name, string Platform, string Reason);

/// <summary>A test, or a change to the copies, and what became of it: each copy that could not be changed is a line with its reason.</summary>
public sealed record DispatchReport(Dispatch Dispatch, DeliveryReport Report);
