using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <content>Whether a day is over or to come, and of which year it is.</content>
internal sealed partial class DateMentionReader
{
    /// <summary>
    /// Without a year, a day that was lately and would come again only after eight months (ten, if it is told to be coming) is the one that was; so is any, where the
    /// words before it speak of what was. A weekday that is the coming day's settles it.
    /// </summary>
    private bool IsOver(LocalDate day, Sentence sentence, DateExpression expression)
    {
        var tense = Tense(sentence, expression);
        var next = YearFor(day, past: false);
        if (tense < 0 || expression.Weekday == next.DayOfWeek)
        {
            return tense < 0;
        }

        // The items of a programme follow each other.
        var from = _told.Count > 0 && SentenceSplitter.IsItem(sentence) && _told[^1] is var last && last > written && last < next ? last : written;
        return Period.DaysBetween(from, next) > (tense > 0 ? LongestWait : LongestUntold);
    }

    /// <summary>"of the first session (26–30 July 2004)": the words before the bracket tell nothing of when that was.</summary>
    private static bool IsBracketed(Sentence sentence, DateExpression expression) =>
        sentence.Before(expression.Start) is var lead && lead.LastIndexOf('(') > lead.LastIndexOf(')');

    private bool IsToCome(Sentence sentence, DateExpression expression) =>
        Tense(sentence, expression) is var tense && (tense > 0 || (tense == 0 && words.Future.IsMatch(sentence.Text)));

    /// <summary>Above zero where the words nearest before a date speak of what is to come, below where of what was; zero where they speak of neither.</summary>
    private int Tense(Sentence sentence, DateExpression expression)
    {
        var lead = sentence.Before(expression.Start);
        if ((_moves && changes.NewDayBefore.IsMatch(lead)) || (_extends && changes.UntilBefore.IsMatch(lead)))
        {
            // "has been postponed to 9 March": what has been done is the moving, and not what is moved.
            return 1;
        }

        var future = words.Future.Matches(lead).LastOrDefault();
        var past = words.PastVerbs?.Matches(lead).LastOrDefault();
        return (future?.Index ?? -1).CompareTo(past?.Index ?? -1);
    }

    private LocalDate YearFor(LocalDate day, bool past)
    {
        var years = Enumerable.Range(written.Year - 1, 3).Select(y => InYear(day, y));
        return past ? years.Last(d => d <= written) : years.First(d => d >= written);
    }

    private static LocalDate InYear(LocalDate day, int year) =>
        new(year, day.Month, Math.Min(day.Day, CalendarSystem.Iso.GetDaysInMonth(year, day.Month)));

    /// <summary>"The deadline of 30 May is extended to 15 June": the first no longer holds.</summary>
    private void WithoutExtended(Sentence sentence, List<DateMention> mentions)
    {
        for (var i = 1; i < mentions.Count && (_extends || _moves); i++)
        {
            if (mentions[i - 1].Role == DateRole.Deadline && mentions[i].Role == DateRole.Deadline
                && (changes.UntilBefore.IsMatch(sentence.Before(mentions[i].Start)) || words.Postponed.IsMatch(sentence.Text[mentions[i - 1].End..mentions[i].Start])))
            {
                mentions[i - 1] = mentions[i - 1] with { Role = DateRole.Other };
            }
        }
    }
}
