using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Reads the dates of a sentence and tells, by the words before each, what it is the date of.</summary>
internal sealed partial class DateMentionReader(IDateReader dates, ReadingWords words, ChangeWords changes, string language, LocalDate written, bool isDayFirst, bool isUndated)
{
    /// <summary>A longer stretch is a phase of a process, not a session.</summary>
    private const int LongestSession = 45;

    /// <summary>What is further ahead is named with its year.</summary>
    private const int LongestWait = 300;

    /// <summary>The same where no word tells that it is to come.</summary>
    private const int LongestUntold = 240;

    /// <summary>So soon a day of the next year comes that is written with this year's number.</summary>
    private const int MostIntoNextYear = 150;

    private bool _extends;
    private bool _moves;

    public (IReadOnlyList<DateMention> Days, IReadOnlyList<DateExpression> Hours) Read(Sentence sentence, IReadOnlyList<LocalDate> current)
    {
        // Of "moved from 5 to 2 March" the first is no range with the second, but a day that no longer holds.
        var elided = changes.ElidedMove.Matches(sentence.Text).ToList();
        var text = elided.Aggregate(sentence.Text, (masked, m) => string.Concat(masked.AsSpan(0, m.Groups["mask"].Index), new string(' ', m.Groups["mask"].Length), masked.AsSpan(m.Groups["mask"].Index + m.Groups["mask"].Length)));
        text = words.RankOfSession?.Matches(text).Aggregate(text, (masked, m) => string.Concat(masked.AsSpan(0, m.Index), new string('_', m.Length), masked.AsSpan(m.Index + m.Length))) ?? text;
        text = Masked(Masked(text, words.NoDate, "mask"), words.OffsetDay, "0");
        text = WithoutLinks(text);
        _extends = changes.Hint.IsMatch(sentence.Text);
        _moves = words.Moved.IsMatch(sentence.Text) || words.Postponed.IsMatch(sentence.Text);
        var expressions = dates.ReadParts(text, written.At(LocalTime.Noon), language);
        var mentions = new List<DateMention>();
        NoteBackward(sentence, expressions);
        var days = expressions.Where(e => e.Kind is DateKind.Date or DateKind.DateRange && (IsBareWeekday(e) || (NamesADay(e) && !IsOfTheWriting(sentence, e))) && !IsCutOff(sentence, e) && !IsVague(sentence, e)).ToList();
        var listEnd = -1;
        for (var i = 0; i < days.Count; i++)
        {
            if (IsBareWeekday(days[i]))
            {
                if (((mentions.Count > 0 ? Following(sentence, days[i], mentions[^1]) : null) ?? OfSession(sentence, days[i], current)) is { } next)
                {
                    mentions.Add(next);
                }

                continue;
            }

            listEnd = Math.Max(listEnd, i);
            while (listEnd + 1 < days.Count && words.ListJoin.IsMatch(sentence.Text[days[listEnd].End..days[listEnd + 1].Start]))
            {
                listEnd++;
            }

            // Of a list the last has the month: "8 and 9 October".
            var expression = listEnd > i && !BareNumber().IsMatch(days[listEnd].Text) ? days[i] : OfToldMonth(sentence, days[i], i > 0 ? days[i - 1] : expressions.LastOrDefault(e => e.End <= days[i].Start && e.Kind is DateKind.Date or DateKind.DateRange), isLast: listEnd == i);

            // "tomorrow, Friday, 3 June" is one day named twice.
            var twin = mentions.Count > 0 && !mentions[^1].Expression.Text.Any(char.IsDigit) && expression.Start - mentions[^1].End <= 2;
            if (twin)
            {
                mentions.RemoveAt(mentions.Count - 1);
            }

            if (Mention(sentence, expression, mentions.Count > 0 ? mentions[^1] : null, sentence.After(days[listEnd].End)) is { } mention)
            {
                _told.AddRange(mention.Role == DateRole.Session && !BareNumber().IsMatch(mention.Expression.Text) ? mention.Days : []);
                mentions.Add(elided.Find(m => mention.Start - (m.Index + m.Length) is >= 0 and < 3) is { } move ? mention with { ReplacesOthers = true, FormerDays = Former(move, mention) } : mention);
            }
        }

        WithoutExtended(sentence, mentions);
        Months = [.. expressions.Where(IsMonth).Select(e => (e.Start, e.End, e.Readings[0].From!.Value.Date!.Value.Month))];
        if (expressions.Any(e => e.Kind is DateKind.Date or DateKind.DateRange && !NamesADay(e)))
        {
            AddEveryWeekday(sentence, mentions);
        }

        return (mentions, WithPlainHours(sentence, [.. expressions.Where((e, i) => !IsSameHourElsewhere(sentence, expressions, i) && e.Kind is DateKind.Time or DateKind.TimeRange && (e.Kind == DateKind.Time || e.Text.Any(char.IsDigit) || !e.IsPartOfDay) && !GroupName().IsMatch(e.Text))]));
    }

    private DateMention? Mention(Sentence sentence, DateExpression expression, DateMention? before, string after)
    {
        var role = RoleOf(sentence, expression, before, after);
        if (role == DateRole.Letter && sentence.Text[Math.Max(0, expression.Start - 1)] is '"' or '“' or '«' or '„' or '‘' && changes.ReadAs.Matches(sentence.Text).Any(m => m.Groups["to"] is var to && expression.Start >= to.Index && expression.End <= to.Index + to.Length))
        {
            // "With reference to our letter, the date should read “Tuesday, 5 April”": a quotation's mark, and no letter's date.
            role = DateRole.Session;
        }

        var value = expression.Readings[0];
        var isOpen = false;
        if (Figures().Match(expression.Text) is { Success: true } figures && value.From?.Date is { Day: <= 12 } read && read.Day != read.Month)
        {
            // 5/12: in the order in which the letter writes its own date.
            isOpen = true;
            if (read.Day != int.Parse(figures.Groups[isDayFirst ? "first" : "second"].ValueSpan, CultureInfo.InvariantCulture))
            {
                var turned = new DatePoint(new LocalDate(read.Year, read.Day, read.Month), null);
                value = new DateValue(turned, turned);
            }
        }

        var from = value.From?.Date ?? value.To?.Date;
        var to = value.To?.Date ?? from;
        if (from is not { } first || to is not { } last)
        {
            return null;
        }

        var weekday = expression.Weekday;
        IReadOnlyList<LocalDate> former = [];
        if (role == DateRole.Session && words.MovedRange.IsMatch(sentence.Before(expression.Start)) && expression.Kind == DateKind.DateRange)
        {
            if (changes.ToAnotherAfter.IsMatch(sentence.After(expression.Start + expression.Length)))
            {
                role = DateRole.Superseded;
            }
            else
            {
                former = [first];
                first = last;
            }
        }

        if (role == DateRole.Deadline && words.DeadlineLead.Match(expression.Text) is { Success: true, Length: var leadLength }
            && dates.ReadParts(expression.Text[leadLength..], written.At(LocalTime.Noon), language) is [{ Kind: DateKind.Date } named] && named.Readings[0].From?.Date is { } asked)
        {
            // "before 15 December, at the latest": the day that is named is the one to keep.
            (first, last) = (asked, asked);
            weekday ??= named.Weekday;
        }
        else if (role == DateRole.Deadline && expression.EndsBefore)
        {
            last = last.PlusDays(1);
            first = last;
        }

        var length = Period.DaysBetween(first, last);
        if (!expression.YearStated)
        {
            if (role is DateRole.Session or DateRole.Deadline && (IsOver(first, sentence, expression) || LiesWithin(first, before)))
            {
                role = DateRole.Past;
            }

            first = YearFor(first, past: role is DateRole.Letter or DateRole.Past || (role == DateRole.Other && words.NoSession?.IsMatch(sentence.Text) != true));
            last = first.PlusDays(length);
            former = [.. former.Select(f => InYear(f, first.Year)).Select(f => f > first.PlusMonths(6) ? f.PlusYears(-1) : f)];
        }

        var corrected = false;
        var pastPromise = false;
        var impossible = false;
        if (role == DateRole.Session && expression.YearStated && IsImpossible(first, sentence, expression))
        {
            if (Meant(first, expression) is { } meant)
            {
                (first, last, corrected) = (meant, meant.PlusDays(length), true);
            }
            else
            {
                (role, impossible) = (DateRole.Other, true);
            }
        }
        else if (role == DateRole.Session && last < written)
        {
            // Something to come cannot lie before the letter: last year's number is the commonest slip of a new year.
            // The same of a letter of autumn that writes its own year for the first months of the next.
            var meant = InYear(first, first.Year + 1);
            var isSlip = isUndated && IsBracketed(sentence, expression) ? false
                : first.Year == written.Year - 1 ? IsToCome(sentence, expression)
                : first.Year == written.Year && Tense(sentence, expression) > 0 && Period.DaysBetween(written, meant) <= MostIntoNextYear;
            if (expression.YearStated && meant >= written && isSlip)
            {
                (first, last, corrected) = (meant, meant.PlusDays(length), true);
            }
            else
            {
                pastPromise = expression.YearStated && Tense(sentence, expression) > 0;
                role = DateRole.Past;
            }
        }

        if (length is < 0 or > LongestSession)
        {
            role = role == DateRole.Session ? DateRole.Other : role;
            last = length < 0 ? last : first;
        }

        var days = role == DateRole.Deadline || length < 0 ? [last] : Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays).ToList();
        return new DateMention(sentence, expression with { Weekday = weekday }, role, days)
        {
            FormerDays = former,
            YearInferred = !expression.YearStated || corrected,
            YearCorrected = corrected,
            YearImpossible = impossible,
            OrderInferred = isOpen && expression.Weekday is null,
            IsPastPromise = pastPromise,
            ReplacesOthers = words.MovedRange.IsMatch(sentence.Before(expression.Start)) || (_extends && changes.NewDayBefore.IsMatch(sentence.Before(expression.Start))),
        };
    }

    /// <param name="after">What follows the day, or the list that it is in.</param>
    private DateRole RoleOf(Sentence sentence, DateExpression expression, DateMention? before, string after)
    {
        var lead = sentence.Before(expression.Start);
        if (before is not null && words.ListJoin.IsMatch(sentence.Text[before.End..expression.Start]))
        {
            return before.Role;
        }

        if ((words.LetterBefore.IsMatch(lead) && !words.DeadlineLead.IsMatch(expression.Text)) || words.LetterAfter?.IsMatch(after) == true)
        {
            return DateRole.Letter;
        }

        if (words.SupersededBefore.IsMatch(lead))
        {
            return DateRole.Superseded;
        }

        if (_moves && changes.ScheduledBefore.IsMatch(lead) && !words.SupersededBefore.IsMatch(lead) && !changes.NotExtended.IsMatch(lead))
        {
            // "the briefing announced for 9 March will instead be held on …": announced is no document here.
            return DateRole.Session;
        }

        if (_moves && ((words.MovedRange.IsMatch(lead) && words.DeadlineLead.IsMatch(expression.Text)) || changes.NewDayBefore.IsMatch(lead)) && !changes.NotExtended.IsMatch(lead))
        {
            // "is postponed until 9 March", "has been postponed to 9 March"
            return DateRole.Session;
        }

        if (_extends && changes.UntilBefore.IsMatch(lead) && !changes.NotExtended.IsMatch(lead) && !words.DeadlineBefore.IsMatch(lead))
        {
            return DateRole.Session;
        }

        if (before is { Role: DateRole.Session } && words.DeadlineLead.IsMatch(expression.Text) && words.EndsAt.IsMatch(lead) && words.RangeEnd.IsMatch(sentence.Text[before.End..expression.Start]))
        {
            // "will be convened on Monday, 22 January, and will close no later than Saturday, 27 January"
            return DateRole.Session;
        }

        if (words.Lasts.IsMatch(lead) && !words.DeadlineBefore.IsMatch(lead))
        {
            // "will begin on 4 May and continue until 8 May"
            return before is { Role: DateRole.Session } ? DateRole.Session : changes.NotExtended.IsMatch(lead) ? DateRole.Deadline : DateRole.Other;
        }

        if (expression.Readings[0].From is null || words.DeadlineLead.IsMatch(expression.Text) || words.DeadlineBefore.IsMatch(lead) || words.DeadlineAfter?.IsMatch(after) == true)
        {
            return words.NotDeadlineBefore?.IsMatch(lead) == true ? DateRole.Other : DateRole.Deadline;
        }

        return words.DocumentBefore.IsMatch(lead) || SymbolBefore().IsMatch(lead) || words.DocumentAfter?.IsMatch(after) == true || words.OtherBefore.IsMatch(lead) ? DateRole.Other
            : words.Past.IsMatch(lead) || (words.PastAfter?.IsMatch(after) == true && !words.Future.IsMatch(lead)) ? DateRole.Past

            // Nothing but its words tells when a text without a date was written: what they tell as over is over.
            : isUndated && expression.YearStated && Tense(sentence, expression) < 0 ? DateRole.Past
            : DateRole.Session;
    }

    /// <summary>The days of the month that were given up, in the month of the new ones.</summary>
    private static IReadOnlyList<LocalDate> Former(Match move, DateMention now)
    {
        var numbers = DayNumber().Matches(move.Groups["old"].Value).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var month = now.Days[0];
        return [.. Enumerable.Range(numbers[0], Math.Max(1, numbers[^1] - numbers[0] + 1))
            .Where(day => day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month))
            .Select(day => new LocalDate(month.Year, month.Month, day))];
    }

    /// <summary>"in 2018" and "in early February" name no day; "the fourth" is seldom one.</summary>
    private bool NamesADay(DateExpression expression) =>
        (words.DayFigure?.IsMatch(expression.Text) ?? DayNumber().IsMatch(expression.Text))
        || (expression.Readings[0] is { From: null, To.Date: { } last } && last <= written.PlusMonths(18) && words.DeadlineLead.Match(expression.Text).Length + 6 < expression.Text.Length && words.MonthEnd?.IsMatch(expression.Text) != false)
        || (expression is { Kind: DateKind.Date, YearStated: true } && !expression.Text.Any(char.IsDigit));

    /// <summary>Two figures that may each be the day; not those of 2024-03-11, whose order is fixed.</summary>
    [GeneratedRegex(@"(?<!\d|\d{4}[/.-])(?<first>\d{1,2})[/.-](?<second>\d{1,2})(?:[/.-]\d{2,4})?$", RegexOptions.None, 1000)]
    private static partial Regex Figures();

    /// <summary>"resolution 65/180 (10 December 2010)": the day on which it was adopted.</summary>
    [GeneratedRegex(@"(?<=^|\s)[\p{L}\d.]*/[\p{L}\d./]*\d\s*[(（]\s*$", RegexOptions.None, 1000)]
    private static partial Regex SymbolBefore();

    [GeneratedRegex(@"(?<!\d)\d{1,2}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex DayNumber();
}
