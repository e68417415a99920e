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

    /// <summary>When it was approved, dropped or withdrawn, and by whom.</summary>
    public Instant? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    /// <summary>Since when the facts say otherwise than the text that a person edited; null where they do not.</summary>
    public Instant? FactsChangedAt { get; init; }

    /// <summary>What the draft would say by the facts as they are now, where a person's text stands in its place.</summary>
    public Message? Composed { get; init; }
}

public enum AnnouncementState
{
    Draft,
    Approved,
    Dropped,
    Withdrawn,
}
