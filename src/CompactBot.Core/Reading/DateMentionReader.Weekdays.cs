using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Weekdays without a date, behind a day that has one: "begin on Monday, 12 February, continue on Tuesday and conclude on Wednesday".</content>
internal sealed partial class DateMentionReader
{
    private bool IsBareWeekday(DateExpression expression) =>
        words.GoesOnBefore is not null && expression is { Kind: DateKind.Date, Weekday: not null, YearStated: false } && !NamesADay(expression);

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
        if (current.Count < 2 || words.WeekdayOf?.IsMatch(sentence.Before(expression.Start)) != true || current.Where(d => d.DayOfWeek == expression.Weekday).ToList() is not [var day])
        {
            return null;
        }

        var value = new DateValue(new DatePoint(day, null), new DatePoint(day, null));
        return new DateMention(sentence, expression with { Readings = [value] }, DateRole.Session, [day]) { IsPart = true };
    }

    /// <summary>"on Tuesday and Wednesday": the second goes with the first.</summary>
    private static bool BareBefore(DateMention before) => !before.Expression.Text.Any(char.IsDigit) && before.Expression.Weekday is not null;
}
