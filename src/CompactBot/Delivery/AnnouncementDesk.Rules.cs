using System.Data.Common;
using System.Globalization;
using CompactBot.Core.Announcements;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>What must hold before an announcement is approved, and how it is said where it stands.</summary>
public sealed partial class AnnouncementDesk
{
    private const string NameNeeded = "two people decide here (Announcements:FourEyes), so each gives a name; nothing was changed.";

    private async Task<DeskResult?> ObstacleAsync(Announcement found, Actor by, int? seen, string? over, SendTime? when, DbTransaction transaction)
    {
        if (over is not null && over != AnnouncementDetail.MarkOf(found.Message))
        {
            return new DeskResult(DeskOutcome.Meanwhile, "Not approved: the text was changed since you opened it. Read it, and approve again.");
        }

        if (seen is not null && WarningsOf(await announcements.LettersOfAsync(found.Id, transaction)) is var warnings && warnings != seen)
        {
            return new DeskResult(
                DeskOutcome.Refused,
                $"Not approved: the letter has {(warnings == 1 ? "1 warning" : $"{warnings} warnings")}. Look at them, say that you have seen them, and approve again.");
        }

        if (options.TestFirst && await announcements.TestedMarkAsync(found.Id, transaction) != AnnouncementDetail.MarkOf(found.Message))
        {
            return new DeskResult(DeskOutcome.Refused, "Not approved: this text was not sent as a test yet (Announcements:TestFirst). Send one, look at it, and approve again.");
        }

        if (options.FourEyes)
        {
            if (found.State == AnnouncementState.Draft)
            {
                return new DeskResult(DeskOutcome.Refused, "Not approved: two people decide here (Announcements:FourEyes). Submit it, and let another person approve it.");
            }

            if (!by.IsNamed)
            {
                return new DeskResult(DeskOutcome.Refused, $"Not approved: {NameNeeded}");
            }

            if (by.IsSameAs(found.SubmittedBy))
            {
                return new DeskResult(DeskOutcome.Refused, $"Not approved: {found.SubmittedBy} submitted it, and another person must approve it (Announcements:FourEyes).");
            }
        }

        return when is not null && when.At <= clock.GetCurrentInstant()
            ? new DeskResult(DeskOutcome.Refused, $"Not approved: {when.In(answering.Home)} is past. Give a later time, or none to send it now.")
            : null;
    }

    private string Standing(Announcement announcement)
    {
        var (state, by, at) = announcement.State switch
        {
            AnnouncementState.Draft => ("is a draft", null, null),
            AnnouncementState.Submitted => ("was submitted", announcement.SubmittedBy, announcement.SubmittedAt),
            AnnouncementState.Scheduled or AnnouncementState.Approved => ("was approved", announcement.DecidedBy, announcement.DecidedAt),
            AnnouncementState.Dropped => ("was dropped", announcement.DecidedBy, announcement.DecidedAt),
            _ => ("was withdrawn", announcement.DecidedBy, announcement.DecidedAt),
        };
        var due = announcement is { State: AnnouncementState.Scheduled, ScheduledAt: { } time } ? $", to go out at {SendTime.Of(time, announcement.ScheduledZone).In(answering.Home)}" : "";
        var when = at is { } instant ? $" at {instant.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "";
        return $"{announcement.Id} {state}{(by is null ? "" : $" by {by}")}{when}{due}";
    }

    private LocalDate Today => clock.GetCurrentInstant().InZone(answering.Home).Date;
}
