using CompactBot.Channels;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>A workspace on a platform: what shares limits, a token, and a lane.</summary>
public readonly record struct WorkspaceKey(string Platform, string Workspace);

public sealed record OpenWorkspace(WorkspaceKey Key, Instant Due);

/// <summary>A delivery that can be sent now, or, where it is uncertain, has to be looked up or sent again.</summary>
public sealed record DueDelivery(
    string Id,
    string AnnouncementId,
    Conversation Conversation,
    bool IsUncertain,
    int Attempts,
    int LookUps,
    Instant ClaimedAt,
    Instant CreatedAt)
{
    public string ConversationId => Conversation.Id;

    /// <summary>Which text of its announcement it was read with: a claim after that was changed fails.</summary>
    public long Revision { get; init; } = 1;
}

/// <summary>How a delivery waits.</summary>
/// <param name="Until">When it is due again.</param>
/// <param name="Reason">Why, for the report; null leaves the reason as it was.</param>
/// <param name="IsUncertain">Whether it may have been posted.</param>
/// <param name="Counts">What is added to its attempts: -1 takes back a try that the platform did not look at.</param>
/// <param name="LookUps">What is added to its look-ups that did not work.</param>
public sealed record Waiting(Instant Until, string? Reason, bool IsUncertain = false, int Counts = 0, int LookUps = 0);

/// <summary>A lane while one run has it. What the run writes is fenced by it.</summary>
/// <param name="Lane">Which lane, from 0.</param>
/// <param name="Run">The run, by a name that no other ever has.</param>
public sealed record LaneHold(int Lane, string Run)
{
    /// <summary>Set once another run has the lane: then this one ends.</summary>
    public bool IsLost { get; set; }
}
