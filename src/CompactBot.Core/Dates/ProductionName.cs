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

    /// <summary>One hour within a part of the day.</summary>
    HourIn,

    /// <summary>Two weekdays before the two days that they are: "Thursday and Friday, 12 and 13 October"; with "range", from – to.</summary>
    Pair,

    /// <summary>Before or after an hour.</summary>
    OpenHours,

    /// <summary>A part of a day that is named from today: "tonight", "this morning".</summary>
    PartOfToday,

    /// <summary>Now, or so many seconds from now; with "range", the stretch between.</summary>
    Moment,

    /// <summary>A length of time in seconds.</summary>
    Length,

    /// <summary>An hour and how long from it: "from 9:30 for 7 hours".</summary>
    HourLength,

    /// <summary>A length of days, weeks, months, years.</summary>
    Lapse,

    /// <summary>The first or last so many units of <c>days</c>.</summary>
    Run,

    /// <summary>So many days, weeks … beginning with <c>days</c>.</summary>
    Lasting,

    /// <summary>The week of that number.</summary>
    WeekOfYear,

    /// <summary>A quarter, or with "half" a half, of a year.</summary>
    Slice,

    /// <summary>A season, whose months the table names.</summary>
    Season,

    /// <summary>A decade or a century.</summary>
    Ages,

    /// <summary>The last moment of days.</summary>
    LastMoment,

    /// <summary>The week that <c>days</c> lie in.</summary>
    WeekAround,

    /// <summary>A day before or after an hour of it.</summary>
    OpenOccasion,

    /// <summary>A day whose words stand around its hours: "first Monday 1pm to 3pm of next month", "Oct 26 15:50:06 2016".</summary>
    Occasion,

    /// <summary>A day of a year that is named from today: "next 6 April", "6 April last".</summary>
    DayShifted,

    /// <summary>Further away than so many units: "more than two weeks before"; with "under", nearer.</summary>
    OffsetOver,

    /// <summary>Hours further away than so long: "more than two hours ago"; with "under", nearer.</summary>
    MomentOver,

    /// <summary>The weekday that lies so far away: "in two weeks on Friday".</summary>
    WeekdayAway,

    /// <summary>A stretch whose bounds nobody but its owner knows: a fiscal year, a school year.</summary>
    Unknown,
}
