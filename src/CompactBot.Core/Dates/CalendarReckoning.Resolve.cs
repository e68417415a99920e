using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Finds the days that words mean: each reading, the likeliest first.</summary>
internal sealed partial class CalendarReckoning
{
    public IReadOnlyList<Stretch> Resolve(Days days)
    {
        if (days.Known is { } known)
        {
            return known;
        }

        if (days is { First: { } first, Last: { } last })
        {
            return Ranked(Ranges(first, last), days.First.Weekday, days.Last.Weekday);
        }

        if (days.Of is { } of)
        {
            var whole = Resolve(of);
            return days.Part is { } part ? [.. whole.Select(s => PartOf(part, s, of.Grain))]
                : of is { Part: "early" or "late", Of: { } around } && days.Bound != "since" ? [.. Resolve(around).Select(s => Opened(days.Bound ?? string.Empty, of.Part, s))]
                : [.. whole.Select(s => Opened(days.Bound ?? string.Empty, string.Empty, s))];
        }

        // Two orders of the same figures stay in the language's, unless the weekday tells.
        return days.Turned is not null
            ? [.. Candidates(days).OrderByDescending(s => days.Weekday is null || s.From?.DayOfWeek == days.Weekday)]
            : Ranked(Candidates(days), days.Weekday, null);
    }

    /// <summary>Before and after leave the named days out; since and until hold them.</summary>
    private static Stretch Opened(string bound, string part, Stretch days) => (bound, part) switch
    {
        ("before", "late") or ("until", _) => new Stretch(null, days.To),
        ("before", _) => new Stretch(null, days.From?.PlusDays(-1)),
        ("after", "early") or ("since", _) => new Stretch(days.From, null),
        _ => new Stretch(days.To?.PlusDays(1), null),
    };

    private List<Stretch> Candidates(Days days)
    {
        switch (days)
        {
            case { Turned: { } turned, Year: { } year, Month: { } month, Day: { } day }:
                return [One(new LocalDate(year, month, day)), .. Candidates(turned)];
            case { Year: { } year, Month: { } month, Day: { } day }:
                return day <= LongestMonth(month, year) ? [One(new LocalDate(year, month, day))] : [];
            case { Year: { } year, Month: { } month }:
                var first = new LocalDate(year, month, 1);
                return [new Stretch(first, first.PlusMonths(1).PlusDays(-1))];
            case { Year: { } year }:
                return [new Stretch(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31))];
            case { Month: { } month, Day: { } day }:
                return Around(step => InYear(now.Year + step, month, day));
            case { Month: { } month }:
                return MonthsAround(month);
            case { Day: { } day, Weekday: { } weekday, OfThisMonth: true } when InMonth(0, day) is { } date && date.DayOfWeek == weekday:
                return [One(date)];
            case { Day: { } day, Weekday: { } weekday } when day == _today.Day && weekday == _today.DayOfWeek:
                return [One(_today)];
            case { Day: { } day, Weekday: { } weekday }:
                return Around(step => InMonth(step, day) is { } date && date.DayOfWeek == weekday ? date : null, reach: 40);
            case { Day: { } day }:
                return Around(step => InMonth(step, day));
            case { Weekday: { } weekday }:
                return new CalendarReckoning(_today.AtMidnight()).Around(step => Monday(_today).PlusWeeks(step).PlusDays((int)weekday - 1));
            default:
                return [];
        }
    }

    /// <summary>The last such day that has begun and the first that has not.</summary>
    private List<Stretch> Around(Func<int, LocalDate?> at, int reach = 9)
    {
        LocalDate? past = null, coming = null;
        for (var step = 0; step <= reach && (past is null || coming is null); step++)
        {
            foreach (var date in step == 0 ? [at(0)] : new[] { at(-step), at(step) })
            {
                if (date is not { } day)
                {
                    continue;
                }

                if (day.AtMidnight() < now)
                {
                    past = past is null || day > past ? day : past;
                }
                else
                {
                    coming = coming is null || day < coming ? day : coming;
                }
            }
        }

        var found = new List<Stretch>(2);
        if (past is { } p)
        {
            found.Add(One(p));
        }

        if (coming is { } c)
        {
            found.Add(One(c));
        }

        return found;
    }

    private List<Stretch> MonthsAround(int month)
    {
        var first = new LocalDate(now.Year, month, 1);
        Stretch In(int years) => new(first.PlusYears(years), first.PlusYears(years).PlusMonths(1).PlusDays(-1));
        return month == now.Month ? [In(0)] : month < now.Month ? [In(0), In(1)] : [In(-1), In(0)];
    }

    private static LocalDate? InYear(int year, int month, int day) =>
        year is >= 1 and <= 9998 && day <= LongestMonth(month, year) ? new LocalDate(year, month, day) : null;

    private LocalDate? InMonth(int step, int day)
    {
        var month = FirstOfMonth(_today).PlusMonths(step);
        return InYear(month.Year, month.Month, day);
    }

    private List<Stretch> Ranges(Days first, Days last)
    {
        // "From the end of March" begins when March is over; "to the middle of" is up to the very middle.
        IReadOnlyList<Stretch> starts = first is { Part: "late", Of: { } whole } ? [.. Resolve(whole).Select(s => s with { From = s.To?.PlusDays(1), To = s.To?.PlusDays(1) })] : Resolve(first);
        IReadOnlyList<Stretch> ends = last is { Part: "mid", Of.Grain: Grain.Month } ? [.. Resolve(last).Select(s => s with { To = s.From?.PlusDays(5) })] : Resolve(last);
        var found = new List<Stretch>();
        foreach (var start in starts)
        {
            // The first end that is not before the start; where the end's year is open too, it is the year after the start.
            Stretch? best = null;
            foreach (var end in Ends(last, ends, start))
            {
                if (end.To >= start.From && (best is null || end.To < best.Value.To))
                {
                    best = end;
                }
            }

            if (best is { } to)
            {
                found.Add(new Stretch(start.From, to.To));
            }
        }

        // Inside it, now settles which one is meant.
        var around = found.FindIndex(s => s.From?.AtMidnight() <= now && now <= s.To?.AtMidnight());
        return around >= 0 && !first.YearStated ? [found[around]] : found;
    }

    private IEnumerable<Stretch> Ends(Days last, IReadOnlyList<Stretch> ends, Stretch start)
    {
        if (!last.IsPartial || last.YearStated || start.From is not { } from)
        {
            return ends;
        }

        var there = new CalendarReckoning(from.AtMidnight());
        return there.Candidates(last);
    }

    /// <summary>Where the weekday was written, the reading that agrees with it; then the nearest; a bare weekday is the one to come.</summary>
    private List<Stretch> Ranked(List<Stretch> found, IsoDayOfWeek? weekday, IsoDayOfWeek? lastWeekday)
    {
        if (found.Count < 2)
        {
            return found;
        }

        int Distance(Stretch s) => s.From <= _today && _today <= s.To ? 0
            : Math.Min(Math.Abs(Period.DaysBetween(_today, s.From ?? s.To ?? _today)), Math.Abs(Period.DaysBetween(_today, s.To ?? s.From ?? _today)));
        bool Agrees(Stretch s) => (weekday is null || s.From?.DayOfWeek == weekday) && (lastWeekday is null || s.To?.DayOfWeek == lastWeekday);
        // "Friday" and "the 22nd" are rather to come than past; a day of a named month is rather the nearer.
        var near = found.TrueForAll(s => Distance(s) <= 31);
        return [.. found.OrderByDescending(Agrees).ThenBy(s => near && s.To < _today).ThenBy(Distance)];
    }

    private Stretch PartOf(string part, Stretch whole, Grain grain)
    {
        if (whole is not { From: { } from, To: { } to })
        {
            return whole;
        }

        var days = Period.DaysBetween(from, to) + 1;
        var months = grain is Grain.Year or Grain.HalfYear or Grain.Quarter or Grain.Decade or Grain.Century || days > 80;
        LocalDate At(int outOf, int nth) => months && Period.Between(from, to.PlusDays(1), PeriodUnits.Months).Months * nth % outOf == 0
            ? from.PlusMonths(Period.Between(from, to.PlusDays(1), PeriodUnits.Months).Months * nth / outOf)
            : from.PlusDays(Math.Max(1, days * nth / outOf));
        // "Later" is later than now.
        Stretch From(LocalDate start) => new(start < _today && _today <= to ? _today : start, to);
        return (part, grain) switch
        {
            ("early" or "late" or "mid", Grain.Week) when days == 7 => part switch
            {
                "early" => new Stretch(from, from.PlusDays(2)),
                "mid" => new Stretch(from.PlusDays(2), from.PlusDays(4)),
                _ => new Stretch(from.PlusDays(3), to),
            },
            ("early" or "first half", Grain.Month) => new Stretch(from, from.PlusDays(14)),
            ("late" or "second half", Grain.Month) => new Stretch(from.PlusDays(15), to),
            ("mid", Grain.Month) => new Stretch(from.PlusDays(9), from.PlusDays(19)),
            ("first ten days", Grain.Month) => new Stretch(from, from.PlusDays(9)),
            ("second ten days", Grain.Month) => new Stretch(from.PlusDays(10), from.PlusDays(19)),
            ("last ten days", Grain.Month) => new Stretch(from.PlusDays(20), to),
            ("later", Grain.Week) when days == 7 => From(from.PlusDays(3)),
            ("earlier", Grain.Week) when days == 7 => new Stretch(from, from.PlusDays(2)),
            ("earlier", Grain.Month) => new Stretch(from, from.PlusDays(14)),
            ("later", Grain.Month) => From(from.PlusDays(15)),
            ("early", _) => new Stretch(from, At(3, 1).PlusDays(-1)),
            ("mid", _) when days < 3 => whole,
            ("mid", _) => new Stretch(At(3, 1), At(3, 2).PlusDays(-1)),
            ("late", _) => new Stretch(At(3, 2), to),
            ("first half" or "earlier", _) => new Stretch(from, At(2, 1).PlusDays(-1)),
            ("later", _) => From(At(2, 1)),
            ("second half", _) => new Stretch(At(2, 1), to),
            ("rest", _) => From(from),
            _ => whole,
        };
    }

    private static Stretch One(LocalDate date) => new(date, date);
}
