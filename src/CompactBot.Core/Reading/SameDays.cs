using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Days told by others: "on the same day" is the day that was named last, in the sentence or before it; "on the 5th and 6th" are days of the session.</summary>
internal sealed class SameDays(ReadingWords words)
{
    private DateMention? _last;

    /// <summary>"On the 5th and 6th": days of the session that the letter speaks of, told by their numbers alone.</summary>
    private IReadOnlyList<DateMention> WithBareDays(Sentence sentence, IReadOnlyList<DateMention> all, IReadOnlyList<LocalDate> current)
    {
        foreach (Match match in words.BareDays?.Matches(sentence.Text) ?? Enumerable.Empty<Match>())
        {
            var numbers = match.Groups["day"].Captures.Select(c => int.Parse(c.ValueSpan, CultureInfo.InvariantCulture)).ToList();
            var days = current.Where(d => numbers.Contains(d.Day)).ToList();
            if (days.Count == numbers.Count && days.Count < current.Count && all.All(m => m.End <= match.Index || m.Start >= match.Index + match.Length))
            {
                var value = new DateValue(new DatePoint(days[0], null), new DatePoint(days[^1], null));
                all = [.. all.Append(new DateMention(sentence, new DateExpression(match.Value, match.Index, DateKind.Date, [value]), DateRole.Session, days)).OrderBy(m => m.Start)];
            }
        }

        return all;
    }

    public IReadOnlyList<DateMention> Of(Sentence sentence, IReadOnlyList<DateMention> mentions, IReadOnlyList<LocalDate> current)
    {
        var all = mentions;
        if (words.SameDay is { } pattern)
        {
            foreach (Match match in pattern.Matches(sentence.Text))
            {
                // "同一日期": the 一日 within it is no first of the month.
                all = all.Any(m => m.Start < match.Index + match.Length && match.Index < m.End) ? [.. all.Where(m => m.End <= match.Index || m.Start >= match.Index + match.Length)] : all;
                if (match.Groups["all"].Success && (all.LastOrDefault(m => m.End <= match.Index && m.Role is DateRole.Session or DateRole.Superseded) ?? _last) is { } dates)
                {
                    // "was to be held in Quito from 12 to 14 November, will be held on the same dates in Santiago"
                    var days = dates.Days;
                    for (var i = dates.Sentence == sentence ? all.ToList().IndexOf(dates) : 0; i > 0 && words.ListJoin.IsMatch(sentence.Text[all[i - 1].End..all[i].Start]); i--)
                    {
                        days = [.. all[i - 1].Days.Union(days).Order()];
                    }

                    all = [.. all.Append(dates with { Sentence = sentence, Expression = dates.Expression with { Text = match.Value, Start = match.Index }, Role = DateRole.Session, Days = days }).OrderBy(m => m.Start)];
                }
                else if (all.LastOrDefault(m => m.End <= match.Index && m.Role is DateRole.Session or DateRole.Other or DateRole.Superseded) is var before && (before ?? _last) is { } day)
                {
                    var value = new DateValue(new DatePoint(day.Days[^1], null), new DatePoint(day.Days[^1], null));
                    var same = new DateMention(sentence, new DateExpression(match.Value, match.Index, DateKind.Date, [value]), DateRole.Session, [day.Days[^1]]);
                    all = [.. all.Append(same).OrderBy(m => m.Start)];
                }
            }
        }

        all = WithBareDays(sentence, all, current);
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

        all = OfNextMonth(sentence, all);
        all = Reckoned(sentence, all);
        _last = all.LastOrDefault(m => m.Role == DateRole.Session) ?? all.LastOrDefault(m => m.Role == DateRole.Superseded) ?? _last;
        return all;
    }

    /// <summary>"with Member States on 12 and with stakeholders on 13 February": the first is of the month of the second.</summary>
    private IReadOnlyList<DateMention> OfNextMonth(Sentence sentence, IReadOnlyList<DateMention> all)
    {
        foreach (Match match in words.DayOfNextMonth?.Matches(sentence.Text) ?? Enumerable.Empty<Match>())
        {
            var (start, end) = (match.Groups["day"].Index, match.Index + match.Length);
            if (all.FirstOrDefault(m => m.Start >= end) is not { Role: DateRole.Session } next || next.Start - end > MostToNext || all.Any(m => m.Start < end && m.End > start))
            {
                continue;
            }

            var number = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
            var month = next.Days[0];
            if (number >= 1 && number < month.Day)
            {
                var day = new LocalDate(month.Year, month.Month, number);
                var value = new DateValue(new DatePoint(day, null), new DatePoint(day, null));
                var named = next with { Expression = new DateExpression(match.Groups["day"].Value, start, DateKind.Date, [value]), Days = [day] };
                all = [.. all.Append(named).OrderBy(m => m.Start)];
            }
        }

        return all;
    }

    private const int MostToNext = 100;

    /// <summary>"… on 5 May, and the second two days later": reckoned from the day named before, not from the letter's. Before the day itself it only says it again.</summary>
    private IReadOnlyList<DateMention> Reckoned(Sentence sentence, IReadOnlyList<DateMention> all)
    {
        foreach (Match match in words.OffsetDay?.Matches(sentence.Text) ?? Enumerable.Empty<Match>())
        {
            var end = match.Index + match.Length;
            all = [.. all.Where(m => m.End <= match.Index || m.Start >= end)];
            var isTwin = all.Any(m => m.Start >= end && m.Start - end <= MostBetween && (words.HourOnDay.IsMatch(sentence.Text[end..m.Start]) || sentence.Text.AsSpan(end, m.Start - end).Trim(" ,(–—،，").IsEmpty));
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
