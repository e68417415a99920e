using System.Globalization;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Languages;

/// <summary>
/// How a language writes a day or an hour, in part and in full. All comes from the language's culture (CLDR, through .NET); the data only
/// says what the letters of the United Nations write otherwise. Setters, not init: a language may leave each of these out.
/// </summary>
internal sealed partial record DateForms
{
    /// <summary>With the weekday and the year, in the culture's letters ("dddd d MMMM yyyy").</summary>
    public string? Day { get; set; }

    /// <summary>A month with its year ("MMMM yyyy").</summary>
    public string? Month { get; set; }

    /// <summary>"HH:mm".</summary>
    public string? Hour { get; set; }

    /// <summary>The first of a month, where that is no bare number ("1er").</summary>
    public string? First { get; set; }

    /// <summary>Names of the months, January first, where the culture's are not those that letters have.</summary>
    public IReadOnlyList<string>? Months { get; set; }

    /// <summary>Hours from and to, from alone, to alone: {0} and {1} stand for them.</summary>
    public required string Hours { get; init; }

    public required string FromHour { get; init; }

    public required string UntilHour { get; init; }

    /// <summary>Days from and to, with nothing before them: "{0} to {1}".</summary>
    public required string Span { get; init; }

    /// <summary>The culture with the months of this language.</summary>
    public CultureInfo In(CultureInfo culture)
    {
        if (Months is not { Count: 12 } months)
        {
            return culture;
        }

        var named = (CultureInfo)culture.Clone();
        named.DateTimeFormat.MonthNames = [.. months, ""];
        named.DateTimeFormat.MonthGenitiveNames = [.. months, ""];
        return named;
    }

    /// <summary>The patterns, as NodaTime reads them.</summary>
    public DatePatterns Patterns(DateTimeFormatInfo culture)
    {
        var day = Day ?? culture.LongDatePattern;
        var date = Weekday().Replace(day, "").Trim(' ', ',', '،', '、');
        var monthDay = culture.MonthDayPattern;
        var number = Number().Match(monthDay).Value;
        return new DatePatterns(
            Full: Noda(day),
            Date: Noda(date),
            WeekdayMonthDay: Noda(day.Replace(date, monthDay, StringComparison.Ordinal)),
            MonthDay: Noda(monthDay),
            WeekdayNumber: Noda(day.Replace(date, number, StringComparison.Ordinal)),
            Number: Noda(number),
            Month: Noda(Month ?? culture.YearMonthPattern),
            Hour: Hour ?? culture.ShortTimePattern,
            YearFirst: day.IndexOf('y', StringComparison.Ordinal) < day.IndexOf('M', StringComparison.Ordinal));
    }

    /// <summary>Where the number of the day stands in a pattern; -1 where it does not.</summary>
    public static int LoneNumber(string pattern) => Number().Match(pattern) is { Success: true } found ? found.Index : -1;

    private static string Noda(string pattern) => (pattern.Length == 1 ? "%" : "") + pattern.Replace("yyyy", "uuuu", StringComparison.Ordinal);

    /// <summary>The name of the weekday, and what parts it from the rest.</summary>
    [GeneratedRegex(@"\p{P}?\s*dddd\s*\p{P}?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Weekday();

    /// <summary>The number of the day with the sign behind it, if the language has one.</summary>
    [GeneratedRegex(@"(?<!d)d{1,2}(?!d)[^\s\p{P}A-Za-z]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}

/// <summary>Patterns of one language, of a day by how much of it is said.</summary>
/// <param name="YearFirst">Whether the year leads, so that what days share is said with the first and not with the last.</param>
internal sealed record DatePatterns(string Full, string Date, string WeekdayMonthDay, string MonthDay, string WeekdayNumber, string Number, string Month, string Hour, bool YearFirst);
