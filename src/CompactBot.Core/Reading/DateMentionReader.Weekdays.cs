using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Weekdays without a date, behind a day that has one: "begin on Monday, 12 February, continue on Tuesday and conclude on Wednesday".</content>
internal sealed partial class DateMentionReader
{
    /// <summary>The months that the sentence read last names without a day: "the June session".</summary>
    public IReadOnlyList<(int Start, int End, int Month)> Months { get; private set; } = [];

    private static bool IsMonth(DateExpression expression) =>
        expression is { Kind: DateKind.DateRange, IsPartOfDay: false } && !expression.Text.Any(char.IsDigit)
        && expression.Readings[0] is { From.Date: { Day: 1 } from, To.Date: { } to } && to == from.With(DateAdjusters.EndOfMonth);

    /// <summary>"every Tuesday in March": all of them that are to come.</summary>
    private void AddEveryWeekday(Sentence sentence, List<DateMention> mentions)
    {
        foreach (Match match in words.EveryWeekday?.Matches(sentence.Text) ?? Enumerable.Empty<Match>())
        {
            if (dates.ReadParts(match.Groups["weekday"].Value, written.At(LocalTime.Noon), language) is not [{ Weekday: { } weekday }, ..]
                || dates.ReadParts(match.Groups["month"].Value, written.At(LocalTime.Noon), language) is not [{ Kind: DateKind.DateRange } month, ..]
                || month.Readings[0] is not { From.Date: { } from, To.Date: { } to } || to != from.With(DateAdjusters.EndOfMonth))
            {
                continue;
            }

            from = month.YearStated ? from : YearFor(from.With(DateAdjusters.EndOfMonth), past: false).With(DateAdjusters.StartOfMonth);
            var days = Enumerable.Range(0, CalendarSystem.Iso.GetDaysInMonth(from.Year, from.Month)).Select(from.PlusDays).Where(d => d.DayOfWeek == weekday && d >= written).ToList();
            if (days.Count == 0)
            {
                continue;
            }

            var expression = new DateExpression(match.Value, match.Index, DateKind.Date, [new DateValue(new DatePoint(days[0], null), new DatePoint(days[^1], null))]) { YearStated = month.YearStated };
            mentions.RemoveAll(m => m.Start < match.Index + match.Length && match.Index < m.End);
            mentions.Add(new DateMention(sentence, expression, RoleOf(sentence, expression, null, sentence.After(expression.End)), days) { YearInferred = !month.YearStated });
            mentions.Sort((one, other) => one.Start.CompareTo(other.Start));
        }
    }

    private bool IsBareWeekday(DateExpression expression) =>
        words.GoesOnBefore is not null && !expression.Text.AsSpan().ContainsAnyInRange('0', '9')
        && (expression is { Kind: DateKind.Date, Weekday: not null, YearStated: false } || IsBareStretch(expression)) && !NamesADay(expression);

    /// <summary>"from Wednesday to Friday".</summary>
    private static bool IsBareStretch(DateExpression expression) =>
        expression is { Kind: DateKind.DateRange, YearStated: false } && expression.Readings[0] is { From.Date: { } from, To.Date: { } to } && Period.DaysBetween(from, to) is > 0 and < MostWeekdays;

    /// <summary>A whole week is no stretch of weekdays.</summary>
    private const int MostWeekdays = 6;

    /// <summary>The first such weekday behind the day before; null where the words between do not tie it to that day.</summary>
    private DateMention? Following(Sentence sentence, DateExpression expression, DateMention before)
    {
        if (before.Role != DateRole.Session || expression.Weekday is not { } weekday || before.Days[^1].DayOfWeek == weekday
            || !(words.GoesOnBefore!.IsMatch(sentence.Before(expression.Start)) || (BareBefore(before) && words.ListJoin.IsMatch(sentence.Text[before.End..expression.Start]))))
        {
            return null;
        }

        var day = before.Days[^1].Next(weekday);
        var value = new DateValue(new DatePoint(day, null), new DatePoint(day, null));
        return new DateMention(sentence, expression with { Readings = [value] }, DateRole.Session, [day]) { YearInferred = before.YearInferred };
    }

    /// <summary>"The meetings on Monday and Tuesday will be held in …": of the days of the session that is spoken of the only one that is a Monday.</summary>
    private DateMention? OfSession(Sentence sentence, DateExpression expression, IReadOnlyList<LocalDate> current)
    {
        if (IsBareStretch(expression))
        {
            return StretchOfSession(sentence, expression, current);
        }

        if (current.Count < 2 || words.WeekdayOf?.IsMatch(sentence.Before(expression.Start)) != true || current.Where(d => d.DayOfWeek == expression.Weekday).ToList() is not [var day])
        {
            return null;
        }

        var value = new DateValue(new DatePoint(day, null), new DatePoint(day, null));
        return new DateMention(sentence, expression with { Readings = [value] }, DateRole.Session, [day]) { IsPart = true };
    }

    /// <summary>"and those from Wednesday to Friday, in …"</summary>
    private DateMention? StretchOfSession(Sentence sentence, DateExpression expression, IReadOnlyList<LocalDate> current)
    {
        var value = expression.Readings[0];
        var (from, to) = (value.From!.Value.Date!.Value.DayOfWeek, value.To!.Value.Date!.Value.DayOfWeek);
        var lead = sentence.Before(expression.Start) + FirstWords().Match(expression.Text).Value;
        if (words.WeekdayOf?.IsMatch(lead) != true || current.Where(d => d.DayOfWeek == from).ToList() is not [var first] || current.Where(d => d.DayOfWeek == to).ToList() is not [var last] || last <= first)
        {
            return null;
        }

        var days = current.Where(d => d >= first && d <= last).ToList();
        return new DateMention(sentence, expression with { Readings = [new DateValue(new DatePoint(first, null), new DatePoint(last, null))] }, DateRole.Session, days) { IsPart = true };
    }

    /// <summary>The words of an expression before its first day: "from".</summary>
    [GeneratedRegex(@"^(?:\p{L}{1,5}\s+)?", RegexOptions.None, 1000)]
    private static partial Regex FirstWords();

    /// <summary>"on Tuesday and Wednesday": the second goes with the first.</summary>
    private static bool BareBefore(DateMention before) => !before.Expression.Text.Any(char.IsDigit) && before.Expression.Weekday is not null;
}
