using CompactBot.Core.Messages;
using NodaTime;

namespace CompactBot.Core.Announcements;

/// <summary>The message about a file of letters that goes out to the conversations that follow, once staff have approved.</summary>
public sealed record Announcement
{
    /// <summary>The id of the letter that it is about (the covered one, where a cover came with it).</summary>
    public required string Id { get; init; }

    public required AnnouncementState State { get; init; }

    /// <summary>As it will be posted: drafted from the letter, then perhaps edited by staff.</summary>
    public required Message Message { get; init; }

    public required Instant CreatedAt { get; init; }

    public Instant? EditedAt { get; init; }

    public string? EditedBy { get; init; }

    /// <summary>When it was approved (also for a later time), dropped or withdrawn, and by whom.</summary>
    public Instant? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    /// <summary>When it was handed over for approval, and by whom; null where it was not, or was taken back.</summary>
    public Instant? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    /// <summary>When it is to go out; null where it goes at approval.</summary>
    public Instant? ScheduledAt { get; init; }

    /// <summary>IANA name of the zone that the sender named that time in.</summary>
    public string? ScheduledZone { get; init; }

    /// <summary>Whether neither quiet hours nor a daily digest hold it.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>When the copies that were posted were corrected last, and by whom.</summary>
    public Instant? CorrectedAt { get; init; }

    public string? CorrectedBy { get; init; }

    /// <summary>The announcement of the letter that supersedes its own, once its copies say so.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Since when the facts say otherwise than the text that a person edited; null where they do not.</summary>
    public Instant? FactsChangedAt { get; init; }

    /// <summary>What the draft would say by the facts as they are now, where a person's text stands in its place.</summary>
    public Message? Composed { get; init; }
}

/// <summary>What was decided last. How far the sending is, the ledger tells.</summary>
public enum AnnouncementState
{
    Draft,

    /// <summary>Handed over to another person for approval.</summary>
    Submitted,

    /// <summary>Approved, and waiting for its time.</summary>
    Scheduled,

    /// <summary>Approved: it is in the ledger.</summary>
    Approved,
    Dropped,
    Withdrawn,
}
