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

        all = Reckoned(sentence, all);
        _last = all.LastOrDefault(m => m.Role == DateRole.Session) ?? _last;
        return all;
    }

    /// <summary>"… on 5 May, and the second two days later": reckoned from the day named before, not from the letter's. Before the day itself it only says it again.</summary>
    private IReadOnlyList<DateMention> Reckoned(Sentence sentence, IReadOnlyList<DateMention> all)
    {
        foreach (Match match in words.OffsetDay?.Matches(sentence.Text) ?? Enumerable.Empty<Match>())
        {
            var end = match.Index + match.Length;
            all = [.. all.Where(m => m.End <= match.Index || m.Start >= end)];
            var isTwin = all.Any(m => m.Start >= end && m.Start - end <= MostBetween && words.HourOnDay.IsMatch(sentence.Text[end..m.Start]));
            var isHeld = words.Convening?.IsMatch(sentence.Text) == true || words.OrdinalAlone?.IsMatch(sentence.Text) == true;
            if (isTwin || !isHeld || (all.LastOrDefault(m => m.End <= match.Index && m.Role == DateRole.Session) ?? _last) is not { } before)
            {
                continue;
            }

            var number = match.Groups["n"] is { Success: true } n ? words.Numbers.TryGetValue(n.Value.ToLowerInvariant(), out var known) ? known : int.TryParse(n.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : 1 : 1;
            var days = number * (match.Groups["weeks"].Success ? 7 : 1);
            var day = match.Groups["before"].Success ? before.Days[0].PlusDays(-days) : before.Days[^1].PlusDays(days);
            var value = new DateValue(new DatePoint(day, null), new DatePoint(day, null));
            all = [.. all.Append(new DateMention(sentence, new DateExpression(match.Value, match.Index, DateKind.Date, [value]), before.Role, [day])).OrderBy(m => m.Start)];
        }

        return all;
    }

    /// <summary>", on " between "two days earlier" and the day.</summary>
    private const int MostBetween = 10;
}
