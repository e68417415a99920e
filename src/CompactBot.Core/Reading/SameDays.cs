using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>"On the same day": the day that was named last, in the sentence or before it.</summary>
internal sealed class SameDays(ReadingWords words)
{
    private DateMention? _last;

    public IReadOnlyList<DateMention> Of(Sentence sentence, IReadOnlyList<DateMention> mentions)
    {
        var all = mentions;
        if (words.SameDay is { } pattern)
        {
            foreach (Match match in pattern.Matches(sentence.Text))
            {
                if (all.LastOrDefault(m => m.End <= match.Index && m.Role == DateRole.Session) is var before && (before ?? _last) is { } day)
                {
                    var value = new DateValue(new DatePoint(day.Days[^1], null), new DatePoint(day.Days[^1], null));
                    var same = new DateMention(sentence, new DateExpression(match.Value, match.Index, DateKind.Date, [value]), DateRole.Session, [day.Days[^1]]);
                    all = [.. all.Append(same).OrderBy(m => m.Start)];
                }
            }
        }

        if (words.SameMonth is { } inMonth)
        {
            foreach (Match match in inMonth.Matches(sentence.Text))
            {
                if ((all.LastOrDefault(m => m.End <= match.Index) ?? _last) is { } before
                    && int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and var number
                    && before.Days[^1] is var known && number <= CalendarSystem.Iso.GetDaysInMonth(known.Year, known.Month))
                {
                    var day = new LocalDate(known.Year, known.Month, number);
                    var value = new DateValue(new DatePoint(day, null), new DatePoint(day, null));
                    var named = new DateMention(sentence, new DateExpression(match.Value, match.Index, DateKind.Date, [value]), before.Role, [day]);
                    all = [.. all.Where(m => m.End <= match.Index || m.Start >= match.Index + match.Length).Append(named).OrderBy(m => m.Start)];
                }
            }
        }

        _last = all.LastOrDefault(m => m.Role == DateRole.Session) ?? _last;
        return all;
    }
}
