using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>One end of a reading: a day, an hour of day, or both. Local to wherever the text speaks of; never a zone of its own.</summary>
public readonly record struct DatePoint(LocalDate? Date, LocalTime? Time);

/// <summary>One way to read an expression. <paramref name="To"/> is inclusive for days; a single day has both ends equal; either end may be open.</summary>
public sealed record DateValue(DatePoint? From, DatePoint? To);

/// <summary>An expression of date or time found in a text.</summary>
/// <param name="Text">The words, exactly as they stand in the text.</param>
/// <param name="Start">Where they start, in UTF-16 code units.</param>
/// <param name="Kind">Point or stretch, days or hours.</param>
/// <param name="Readings">Every reading the words allow, the likeliest for the reference time first; never empty.</param>
public sealed record DateExpression(string Text, int Start, DateKind Kind, IReadOnlyList<DateValue> Readings)
{
    public int Length => Text.Length;

    public int End => Start + Text.Length;

    /// <summary>False where the year was not written, and so was inferred from the reference time.</summary>
    public bool YearStated { get; init; } = true;

    /// <summary>The weekday written beside the (first) day, which may be another than the day's own; null where none is written.</summary>
    public IsoDayOfWeek? Weekday { get; init; }

    /// <summary>The weekday written beside the last day of a range ("Monday, 10 to Friday, 14 March"); null where none is written.</summary>
    public IsoDayOfWeek? LastWeekday { get; init; }

    /// <summary>A zone or offset named behind the hours ("EST", "Paris local time", "GMT+2"), as written; null where none is.</summary>
    public string? ZoneName { get; init; }

    /// <summary>"before 15 December": the end lies before the day that is named.</summary>
    public bool EndsBefore { get; init; }

    /// <summary>It names a part of the day ("in the morning") and no hour.</summary>
    public bool IsPartOfDay { get; init; }
}
