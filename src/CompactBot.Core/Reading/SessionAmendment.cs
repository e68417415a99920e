using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>
/// What a letter says of an earlier state of a session, and how it names the session: by it the session is found that the letter
/// changes, be the earlier letter held or not.
/// </summary>
public sealed record SessionAmendment
{
    /// <summary>The days that no longer hold: "instead of 2 March".</summary>
    public IReadOnlyList<LocalDate> FormerDays { get; init; } = [];

    /// <summary>The hours that no longer hold, as beginnings: "instead of 10 a.m.".</summary>
    public IReadOnlyList<LocalTime> FormerHours { get; init; } = [];

    /// <summary>New hours that are given without a day: they hold for every day.</summary>
    public IReadOnlyList<HoursOfDay> Hours { get; init; } = [];

    /// <summary>Which of the session's days the letter speaks of.</summary>
    public AmendedDays Days { get; init; }

    /// <summary>The half of the day that alone is meant: "the afternoon meeting of 14 March".</summary>
    public HalfOfDay Half { get; init; }

    /// <summary>The name is one that suits any session ("the meeting scheduled for 3 May"): only the day tells which is meant.</summary>
    public bool IsByDay { get; init; }

    /// <summary>Hours and rooms stay as they were: the letter says so, or mends a slip of the pen.</summary>
    public bool KeepsHours { get; init; }

    /// <summary>The letter mends what an earlier one misprinted; nothing was moved.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>It takes place after all, or what was to be confirmed is.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>Which days of a session a change is of.</summary>
public enum AmendedDays
{
    /// <summary>The session's, all of them.</summary>
    All,

    /// <summary>Those alone that are named: "the sitting of 14 March is cancelled".</summary>
    Named,

    /// <summary>Those named come to those that it has: "an additional day".</summary>
    Added,

    /// <summary>The last day is another: "extended to 15 March", "will conclude on 13 March".</summary>
    Until,

    /// <summary>The first day is another, and nothing is said of the last: "will begin on 12 March instead of 13 March".</summary>
    From,
}

/// <summary>A stretch of a day; either end may be unstated.</summary>
public sealed record HoursOfDay(LocalTime? From, LocalTime? To);

public enum HalfOfDay
{
    Whole,
    Morning,
    Afternoon,
}
