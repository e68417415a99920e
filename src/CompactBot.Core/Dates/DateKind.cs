namespace CompactBot.Core.Dates;

/// <summary>What a date expression is: a point or a stretch, of days, of hours, or of both.</summary>
public enum DateKind
{
    Date,
    DateRange,
    Time,
    TimeRange,
    DateTime,
    DateTimeRange,
}
