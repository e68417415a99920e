using NodaTime;

namespace CompactBot.Core.Announcements;

/// <summary>What somebody wants to be reminded of, and so long before.</summary>
/// <param name="About">A session, each day of one, or a deadline.</param>
/// <param name="Ahead">ISO 8601: "P1D", "PT2H", "P1W". Days and weeks are the calendar's: the same hour of an earlier day.</param>
public sealed record ReminderWish(ReminderSubject About, string Ahead)
{
    /// <summary>The same as a number and its unit: M minutes, H hours, D days, W weeks.</summary>
    public (int Number, string Unit) AheadIn() => ReminderPlan.AheadOf(Ahead) switch
    {
        { Minutes: > 0 and var minutes } => ((int)minutes, "M"),
        { Hours: > 0 and var hours } => ((int)hours, "H"),
        { Days: > 0 and var days } => Ahead.Contains('W', StringComparison.Ordinal) && days % 7 == 0 ? (days / 7, "W") : (days, "D"),
        { Weeks: > 0 and var weeks } => (weeks, "W"),
        _ => (1, "D"),
    };
}

public enum ReminderSubject
{
    /// <summary>The first day of a session.</summary>
    Session,

    /// <summary>Each of its days.</summary>
    Day,
    Deadline,
}

/// <summary>One reminder: whoever has that wish gets it at that time.</summary>
public sealed record Reminder
{
    /// <summary>The same for the same wish, session, day and time, and no other.</summary>
    public required string Key { get; init; }

    public required ReminderWish Wish { get; init; }

    /// <summary>When it is sent.</summary>
    public required Instant At { get; init; }

    /// <summary>What it reminds of: later than that it is not sent.</summary>
    public required Instant Of { get; init; }

    /// <summary>The day that it reminds of, at the session's place.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The letter that says so.</summary>
    public required string Letter { get; init; }

    /// <summary>The session's id; null for a deadline.</summary>
    public string? Session { get; init; }

    /// <summary>Which of the letter's deadlines, from 0; null for a session.</summary>
    public int? Deadline { get; init; }
}
