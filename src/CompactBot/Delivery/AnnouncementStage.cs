using CompactBot.Core.Announcements;

namespace CompactBot.Delivery;

/// <summary>How far an announcement is: what was decided, and what the ledger did with it.</summary>
public enum AnnouncementStage
{
    Draft,
    Submitted,
    Scheduled,
    Sending,
    Sent,
    Corrected,
    Superseded,
    Dropped,
    Withdrawn,
}

public static class AnnouncementStages
{
    /// <param name="announcement">The announcement.</param>
    /// <param name="isUnderWay">Whether the ledger still has something to do with its first posts.</param>
    public static AnnouncementStage Of(Announcement announcement, bool isUnderWay)
    {
        ArgumentNullException.ThrowIfNull(announcement);
        return announcement switch
        {
            { State: AnnouncementState.Draft } => AnnouncementStage.Draft,
            { State: AnnouncementState.Submitted } => AnnouncementStage.Submitted,
            { State: AnnouncementState.Scheduled } => AnnouncementStage.Scheduled,
            { State: AnnouncementState.Dropped } => AnnouncementStage.Dropped,
            { State: AnnouncementState.Withdrawn } => AnnouncementStage.Withdrawn,
            { SupersededBy: not null } => AnnouncementStage.Superseded,
            _ when isUnderWay => AnnouncementStage.Sending,
            { CorrectedAt: not null } => AnnouncementStage.Corrected,
            _ => AnnouncementStage.Sent,
        };
    }
}
