using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Dates that cannot be meant as they are written.</content>
internal sealed partial class DateMentionReader
{
    /// <summary>What is convened lies no further ahead than this.</summary>
    private const int MostYearsAhead = 6;

    /// <summary>Days whose end lies before their beginning: "from 24 to 21 May".</summary>
    public List<LetterSpan> BackwardDays { get; } = [];

    /// <summary>Of a range that runs backward the grammar reads but its month: the two days stand right before it, or the second right behind the first.</summary>
    private void NoteBackward(Sentence sentence, IReadOnlyList<DateExpression> expressions)
    {
        foreach (var expression in expressions.Where(e => e.Kind is DateKind.Date or DateKind.DateRange))
        {
            var lead = sentence.Before(expression.Start);
            if (BackwardBefore().Match(lead) is { Success: true } range && !words.ListJoin.IsMatch(range.Groups["join"].Value)
                && !DayNumber().IsMatch(expression.Text) && Number(range.Groups["from"]) is <= 31 and var from && Number(range.Groups["to"]) is > 0 and var to && to < from)
            {
                var start = sentence.BeforeStart(expression.Start) + range.Groups["from"].Index;
                BackwardDays.Add(sentence.Span(start, expression.End - start));
            }
            else if (BackwardAfter().Match(sentence.After(expression.End)) is { Success: true } end && !words.ListJoin.IsMatch(end.Groups["join"].Value)
                && expression.Kind == DateKind.Date && expression.Readings[0].From?.Date is { } first && Number(end.Groups["to"]) is > 0 and var last && last < first.Day)
            {
                BackwardDays.Add(sentence.Span(expression.Start, expression.Length + end.Length));
            }
        }
    }

    /// <summary>The days of sessions that were told so far.</summary>
    private readonly List<LocalDate> _told = [];

    /// <summary>"the 16th", "le 17" have no more signs.</summary>
    private const int LongestBareDay = 12;

    /// <summary>
    /// "on 16 and 17 December …, from 10 to 1 on the 16th": a day without its month is of what was told, where that has such a day. Else it is of
    /// the month that was named last, if it lies ahead there: "in April: one on the 7th and the other on the 21st".
    /// </summary>
    private DateExpression OfToldMonth(Sentence sentence, DateExpression expression, DateExpression? before, bool isLast)
    {
        if (expression is { Kind: DateKind.DateRange, YearStated: false } && _told.Count > 1 && BareRange().Match(expression.Text) is { Success: true } range
            && _told.FindLast(d => d.Day == Number(range.Groups["to"])) is { Year: > 1 } end && _told.FindLast(d => d.Day == Number(range.Groups["from"]) && d.Month == end.Month && d.Year == end.Year) is { Year: > 1 } start)
        {
            // "12 to 16 March (of these, from 12 to 15 in Room 4)"
            return expression with { Readings = [new DateValue(new DatePoint(start, null), new DatePoint(end, null))], YearStated = true };
        }

        if (expression is not { Kind: DateKind.Date, YearStated: false, Length: <= LongestBareDay } || (_told.Count == 0 && before is null)
            || expression.Readings[0].From?.Date is not { } read || _told.Contains(read) || !HasNoMonth(expression, read))
        {
            return expression;
        }

        if (_told.FindLast(d => d.Day == read.Day) is { Year: > 1 } told)
        {
            return On(told, isYearStated: true);
        }

        if (!isLast || before is null && (words.DeadlineLead.IsMatch(expression.Text) || words.DeadlineBefore.IsMatch(sentence.Before(expression.Start))))
        {
            return expression;
        }

        var (from, to) = before is null ? ((LocalDate?)_told[^1], (LocalDate?)_told[^1]) : (before.Readings[0].From?.Date, before.Readings[0].To?.Date);
        return from is { } first && to is { } last && (first.Year, first.Month) == (last.Year, last.Month) && read.Day >= first.Day && read.Day <= CalendarSystem.Iso.GetDaysInMonth(first.Year, first.Month)
            && new LocalDate(first.Year, first.Month, read.Day) is var named && named >= written
            ? On(named, before?.YearStated != false)
            : expression;

        DateExpression On(LocalDate day, bool isYearStated) => expression with { Readings = [new DateValue(new DatePoint(day, null), new DatePoint(day, null))], YearStated = isYearStated };
    }

    /// <summary>Months later it is a day of another month; or, as "the 16th", none where nothing else is said.</summary>
    private bool HasNoMonth(DateExpression expression, LocalDate read) =>
        BareNumber().IsMatch(expression.Text) || new[] { 3, 7, 11 }.Any(months => dates.ReadParts(expression.Text, written.PlusMonths(months).At(LocalTime.Noon), language) is not [{ } later, ..]
            || (later.Readings[0].From?.Date is { } then && then.Month != read.Month));

    /// <summary>"17", "le 17", "16th": no name of a month is so short.</summary>
    [GeneratedRegex(@"^(?:\p{L}{1,2}\W+)?[0-9]{1,2}\p{L}{0,2}$", RegexOptions.None, 1000)]
    private static partial Regex BareNumber();

    /// <summary>"from 12 to 15", "del 12 al 15": two days without a month.</summary>
    [GeneratedRegex(@"^(?:\p{L}{1,5}\s+)?(?<from>[0-9]{1,2})(?:\s*[-–]\s*|\s+\p{L}{1,5}\s+)(?<to>[0-9]{1,2})$", RegexOptions.None, 1000)]
    private static partial Regex BareRange();

    /// <summary>"on Tuesday, 9" at the end of a text that breaks off: the month is not there, and is not guessed.</summary>
    private bool IsCutOff(Sentence sentence, DateExpression expression) =>
        expression.End == sentence.Text.Length && EndsInDay().IsMatch(expression.Text)
        && expression.Readings[0].From?.Date is { } now && HasNoMonth(expression, now);

    /// <summary>"I share with you today three documents", "to date": the day of the writing, and no word that something will be on it.</summary>
    private bool IsOfTheWriting(Sentence sentence, DateExpression expression) =>
        !expression.Text.Any(char.IsDigit) && (expression.Readings[0].To?.Date ?? expression.Readings[0].From?.Date) == written && Tense(sentence, expression) <= 0;

    /// <summary>A week, or two figures that are the number of a document.</summary>
    private bool IsVague(Sentence sentence, DateExpression expression) =>
        words.VagueDay is { } vague && (vague.IsMatch(expression.Text) || vague.IsMatch(sentence.Before(expression.Start)[^Math.Min(24, expression.Start)..]))
        || words.VagueAfter?.IsMatch(sentence.After(expression.End)) == true
        || (words.FigureDayBefore is { } before && BareFigures().IsMatch(expression.Text) && !before.IsMatch(sentence.Before(expression.Start)));

    /// <summary>A day that its sentence has just told to be over: "was held from 6 to 10 May 2024, and adopted its declaration on 10 May".</summary>
    private static bool LiesWithin(LocalDate day, DateMention? before) =>
        before is { Role: DateRole.Past } && before.Days.Any(d => d.Month == day.Month && d.Day == day.Day);

    /// <summary>Something to come cannot lie years before the letter, nor decades after it; of a text without a date nobody can tell.</summary>
    private bool IsImpossible(LocalDate day, Sentence sentence, DateExpression expression) =>
        !isUndated && (day.Year > written.Year + MostYearsAhead || (day.Year < written.Year - 1 && Tense(sentence, expression) > 0));

    /// <summary>The day in the year that must be meant: where the written one is but a slip of two, has its figures turned, or the weekday tells.</summary>
    private LocalDate? Meant(LocalDate day, DateExpression expression)
    {
        var next = YearFor(day, past: false);
        return Math.Abs(day.Year - next.Year) <= 2 || Figures(day.Year).SequenceEqual(Figures(next.Year)) || expression.Weekday == next.DayOfWeek ? next : null;

        static IEnumerable<char> Figures(int year) => year.ToString(CultureInfo.InvariantCulture).Order();
    }

    private static int Number(Group figures) => int.Parse(figures.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.:/])(?<from>[0-9]{1,2})(?:\p{L}{2})?(?<join>\s*(?:\p{L}{1,5}\s+){1,3}|\s*[-–—]\s*)(?<to>[0-9]{1,2})(?:\p{L}{2})?\s*(?:\p{L}{2}\s+)?$", RegexOptions.None, 1000)]
    private static partial Regex BackwardBefore();

    [GeneratedRegex(@"^(?:\s*[(（][^)）]{1,8}[)）])?(?<join>\p{Lo}|\s*[-–—]\s*)(?<to>[0-9]{1,2})\p{Lo}", RegexOptions.None, 1000)]
    private static partial Regex BackwardAfter();

    [GeneratedRegex(@"^[0-9]{1,2}/[0-9]{1,2}$", RegexOptions.None, 1000)]
    private static partial Regex BareFigures();

    [GeneratedRegex(@"[0-9]{1,2}$", RegexOptions.None, 1000)]
    private static partial Regex EndsInDay();
}
