using System.Globalization;
using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>What a stretch of tokens means. Spans are token numbers, the last one exclusive.</summary>
internal abstract record Meaning
{
    public int Start { get; init; }

    public int End { get; init; }
}

/// <summary>A word of the table with the value that the table gives it.</summary>
internal sealed record Word(string Value) : Meaning
{
    public int Number { get; } = int.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <param name="Digits">How many digits wrote it; 0 where words did.</param>
internal sealed record Figure(int Value, int Digits) : Meaning
{
    /// <summary>Written as "2nd" or "second": surely no hour and no count.</summary>
    public bool Ordinal { get; init; }
}

/// <summary>So long: "2 years 1 month 21 days", "3 working days".</summary>
internal sealed record Lapse(int Months, int Days, int WorkDays = 0) : Meaning;

internal enum Grain
{
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Season,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

/// <summary>Days from – to, both inclusive; null is an open end.</summary>
internal readonly record struct Stretch(LocalDate? From, LocalDate? To);

/// <summary>Days, perhaps not yet whole: "22" of "22-23 May 2017" knows its month and year only once the range is read.</summary>
internal sealed record Days : Meaning
{
    /// <summary>A day that does not exist: read, so that no part of it is taken for another day, and then passed over.</summary>
    public static readonly Days Void = new() { Known = [] };

    public IsoDayOfWeek? Weekday { get; init; }

    public int? Day { get; init; }

    public int? Month { get; init; }

    public int? Year { get; init; }

    public Grain Grain { get; init; }

    /// <summary>Set where the days are known outright, relative to now or otherwise; several where the words leave a choice.</summary>
    public IReadOnlyList<Stretch>? Known { get; init; }

    public Days? First { get; init; }

    public Days? Last { get; init; }

    /// <summary>Days named one by one: "4, 5 and 7 March".</summary>
    public IReadOnlyList<Days>? Items { get; init; }

    /// <summary>"early", "mid", "late" and the like, of a stretch that has still to be found.</summary>
    public string? Part { get; init; }

    /// <summary>Whose part it is, or what else it is measured by.</summary>
    public Days? Of { get; init; }

    /// <summary>"before", "after", "since", "until": a stretch open at one end.</summary>
    public string? Bound { get; init; }

    /// <summary>The same figures in the other order, where both name a day: 04/11/2016.</summary>
    public Days? Turned { get; init; }

    /// <summary>A weekday and a number said as "Friday the 13th": of this month, where it is a Friday in it.</summary>
    public bool OfThisMonth { get; init; }

    /// <summary>Only counts beside something that makes it sure: a bare number in a list, "May" as a month.</summary>
    public bool Weak { get; init; }

    public bool IsVoid => Known is [];

    public bool IsPartial => Known is null && First is null && Items is null && Of is null;

    public bool IsOneDay => IsPartial ? Day is not null || Weekday is not null : Known is not null && Grain == Grain.Day && Known.All(s => s.From == s.To);

    /// <summary>The year stands in the text, or none is needed.</summary>
    public bool YearStated => Items is not null ? Items.All(i => i.YearStated)
        : First is not null ? First.YearStated && Last!.YearStated
        : Of is not null ? Of.YearStated
        : Known is { Count: < 2 } || Year is not null;
}

/// <summary>An hour of day as written.</summary>
/// <param name="Sure">False where it could be the morning's or the evening's.</param>
internal sealed record Hour(LocalTime Time, bool Sure) : Meaning
{
    /// <summary>"09:00": written by a 24-hour clock, so likeliest as it stands.</summary>
    public bool Padded { get; init; }

    /// <summary>A bare number, which is an hour only beside a day or another hour.</summary>
    public bool Weak { get; init; }

    /// <summary>The half of the day was written: 0 for the first, 12 for the second.</summary>
    public int? Half { get; init; }
}

/// <summary>Hours from – to; null is an open end; an end before its start is the next day's.</summary>
internal readonly record struct HourStretch(LocalTime? From, LocalTime? To);

internal sealed record Hours : Meaning
{
    public required IReadOnlyList<HourStretch> Known { get; init; }

    public bool IsRange { get; init; }

    /// <summary>A part of the day ("morning"), which hours beside it may narrow.</summary>
    public bool IsPart { get; init; }

    /// <summary>Counts only beside a day.</summary>
    public bool Weak { get; init; }

    public string? Zone { get; init; }
}

/// <summary>A day, or days, with their hours.</summary>
internal sealed record Occasion(Days Days, Hours Hours) : Meaning
{
    /// <summary>"Early in the day": of today, unless another day is named beside it.</summary>
    public bool OfAnyDay { get; init; }
}

/// <summary>From one time of one day to one of another: each an occasion, hours or moments, and one of them at least with its day.</summary>
internal sealed record OccasionRange(Meaning First, Meaning Last) : Meaning;

/// <summary>Instants of the local clock, such as "in five minutes".</summary>
internal sealed record Moments(IReadOnlyList<(LocalDateTime? From, LocalDateTime? To)> Known, bool IsRange) : Meaning;
