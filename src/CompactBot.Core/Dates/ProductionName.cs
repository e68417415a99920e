namespace CompactBot.Core.Dates;

/// <summary>What can be made of a matched pattern. Their names stand in the tables, some with an argument behind a colon.</summary>
internal enum ProductionName
{
    /// <summary>The meaning of the one slot, unchanged.</summary>
    Same,

    /// <summary>A number: the sum of <c>number</c> and <c>more</c>; with "pair", a century and its years; with "ordinal", surely a rank.</summary>
    Number,

    /// <summary>A day or what is known of it: weekday, day, month, year. With "weak", only beside something surer.</summary>
    Day,

    /// <summary>A day written in figures alone, whose order may leave a choice.</summary>
    Figures,

    /// <summary>From <c>first</c> to <c>last</c>.</summary>
    Range,

    /// <summary><c>first</c> and <c>last</c>, each for itself.</summary>
    List,

    /// <summary>So many days from today.</summary>
    Relative,

    /// <summary>A unit so many units away: "next week", "this year". With a number, so many units together.</summary>
    Shifted,

    /// <summary>So many units before or after <c>days</c>, or today.</summary>
    Offset,

    /// <summary>Early, late, first half …</summary>
    Part,

    /// <summary>The n-th unit or weekday of <c>days</c>.</summary>
    Nth,

    /// <summary>Before, after, since, until.</summary>
    Open,

    /// <summary>The weekday of a week.</summary>
    WeekdayOf,

    /// <summary>A time of day.</summary>
    Hour,

    /// <summary>Before or past an hour: "half past seven".</summary>
    Past,

    /// <summary>One hour as hours.</summary>
    Hours,

    /// <summary>Hours from – to.</summary>
    HourRange,

    /// <summary>A part of the day.</summary>
    DayPart,

    /// <summary>Hours within a part of the day: "at 7 in the evening".</summary>
    HoursIn,

    /// <summary>Before or after an hour.</summary>
    OpenHours,

    /// <summary>A part of a day that is named from today: "tonight", "this morning".</summary>
    PartOfToday,

    /// <summary>Now, or so many hours, minutes, seconds from now.</summary>
    Moment,

    /// <summary>So many hours, minutes, seconds before or after now, as a stretch.</summary>
    MomentRange,
}
