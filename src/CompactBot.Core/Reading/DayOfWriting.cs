using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Letters;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Tells when a letter that bears no date was written: not before the latest day that it tells of as over, and not after the first that it tells as coming.</summary>
/// <param name="days">The days that a letter names, read as of its date.</param>
/// <param name="isFixed">Whether an expression is the same day whenever it was written, in a language.</param>
internal sealed partial class DayOfWriting(Func<LetterDraft, IReadOnlyList<DateMention>> days, Func<DateMention, string, bool> isFixed)
{
    /// <summary>Fewer weekdays agree with a year that is written nowhere by chance.</summary>
    private const int FewestWeekdays = 3;

    /// <summary>So many days before what it convenes a letter asks for something.</summary>
    private const int LongestLead = 182;

    /// <param name="draft">The letter, with a date that is but a beginning to read its days from.</param>
    public LetterDraft Of(LetterDraft draft)
    {
        // What is told to come tells the year: what was asked for years before is of no use.
        var all = days(draft);
        var named = all.Where(d => !d.YearInferred && isFixed(d, draft.Language)).ToList();
        if (named.Count == 0 && YearOfDays(draft, all) is { } byYear)
        {
            return byYear;
        }

        var sessions = InCommonYears(named.FindAll(d => d.Role == DateRole.Session));
        var convened = sessions.MinBy(d => d.Days[0]) ?? named.Where(d => d.Role == DateRole.Deadline).MinBy(d => d.Days[0]) ?? named.MinBy(d => d.Days[0]);
        var letters = named.FindAll(d => d.Role == DateRole.Letter);
        if (convened is { Role: DateRole.Session } && letters.TrueForAll(d => d.Days[0] > convened.Days[0]) && letters.Where(d => d.Days[0] > convened.Days[0] && d.Days[0] < convened.Days[0].PlusYears(1)).MaxBy(d => d.Days[0]) is { } told && all.Any(d => d.Role == DateRole.Session && d.Days[0] > told.Days[0]))
        {
            // What a letter of 22 December announces for 20 February is of the next year, whatever is written there.
            return draft with { Date = told.Days[0], DateSpan = told.Span };
        }

        // Days without a year are of the year that one of them has, come after what is told as over, and none of what is to come lies before the letter.
        var past = convened is null ? null : named.Where(d => d.Role == DateRole.Past && d.Days[^1] <= convened.Days[0]).MaxBy(d => d.Days[^1]);
        var earliest = convened is null ? draft.Date : Later(convened.Days[0].PlusDays(-LongestLead), past?.Days[^1]);
        var read = convened is null ? named : days(draft with { Date = earliest });
        var coming = read.Where(d => d.Role is DateRole.Session or DateRole.Deadline && convened is not null && d.Days[0] >= earliest).MinBy(d => d.Days[0]);
        var over = read.Where(d => !d.YearInferred && isFixed(d, draft.Language) && d.Role is DateRole.Letter or DateRole.Past or DateRole.Other).Where(d => coming is null || d.Days[^1] <= coming.Days[0]).MaxBy(d => d.Days[^1]);
        if (over is null && YearOfDays(draft, all) is { } byWeekdays)
        {
            return byWeekdays;
        }

        return (over ?? coming) is { } day ? draft with { Date = over is not null ? day.Days[^1] : day.Days[0], DateSpan = day.Span } : draft;
    }

    private static LocalDate Later(LocalDate one, LocalDate? other) => other is { } day && day > one ? day : one;

    /// <summary>Those of the years that most of them are of: what was signed decades ago is beside them.</summary>
    private static List<DateMention> InCommonYears(List<DateMention> mentions)
    {
        var common = mentions.GroupBy(d => d.Days[0].Year).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault()?.Key;
        return mentions.FindAll(d => Math.Abs(d.Days[0].Year - common!.Value) <= 1);
    }

    /// <summary>
    /// "Wednesday, 23 January", and elsewhere "the programme of work for 2019": where no day has a year, the text's years are asked, and the weekdays which of
    /// them it is; without one that agrees "Monday, 31 May, Tuesday, 1 June and Tuesday, 22 June" tell their year themselves.
    /// </summary>
    private static LetterDraft? YearOfDays(LetterDraft draft, IReadOnlyList<DateMention> mentions)
    {
        var told = mentions.Where(d => d.Role is DateRole.Session or DateRole.Past or DateRole.Deadline && d.Days.Count > 0).ToList();
        var dated = told.FindAll(d => d is { Expression.Weekday: not null, Days.Count: 1 });
        if (told.Count == 0 || told.Exists(d => !d.YearInferred))
        {
            return null;
        }

        var years = draft.Paragraphs.SelectMany(p => Year().Matches(p.Text)).Select(m => int.Parse(m.ValueSpan, CultureInfo.InvariantCulture))
            .GroupBy(y => y).OrderBy(g => IsAim(g.Key)).ThenByDescending(g => g.Count()).Select(g => g.Key).ToList();
        var year = years.Cast<int?>().FirstOrDefault(y => dated.TrueForAll(d => Agrees(d, y!.Value)))
            ?? (dated.Count >= FewestWeekdays ? new[] { draft.Date.Year, draft.Date.Year + 1, draft.Date.Year + 2, draft.Date.Year - 1 }.Cast<int?>().FirstOrDefault(y => dated.TrueForAll(d => Agrees(d, y!.Value))) : null);
        if (year is not { } found || (dated.Count > 0 && dated.TrueForAll(d => d.Days[0].DayOfWeek == d.Expression.Weekday)))
        {
            return null;
        }

        var first = (dated.Count > 0 ? dated : told).MinBy(d => InYear(d.Days[0], found))!;
        return draft with { Date = InYear(first.Days[0], found), DateSpan = first.Span };
    }

    /// <summary>2030, 2050: what is to be reached by then is older.</summary>
    private static bool IsAim(int year) => year >= 2030 && year % 5 == 0;

    private static bool Agrees(DateMention mention, int year) => InYear(mention.Days[0], year).DayOfWeek == mention.Expression.Weekday;

    private static LocalDate InYear(LocalDate day, int year) => new(year, day.Month, Math.Min(day.Day, CalendarSystem.Iso.GetDaysInMonth(year, day.Month)));

    /// <summary>A year that stands by itself: no part of a symbol, a stretch of years or a name ("post-2015").</summary>
    [GeneratedRegex(@"(?<![\p{L}\d/.,–-])(?:19|20)[0-9]{2}(?![\d/–-])", RegexOptions.None, 1000)]
    private static partial Regex Year();
}
