using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Reckons with days, weeks (from Monday) and months from one reference time.</summary>
internal sealed partial class CalendarReckoning(LocalDateTime now)
{
    private readonly LocalDate _today = now.Date;

    /// <summary>The days of the month, in a leap year where no year is given.</summary>
    public static int LongestMonth(int month, int? year) => month is < 1 or > 12 ? 0 : CalendarSystem.Iso.GetDaysInMonth(year ?? 2000, month);

    /// <summary>The month by that name in this year, the one before or the one after.</summary>
    public int ShiftedYear(int month, int shift) => shift switch
    {
        > 0 => month > _today.Month && shift == 1 ? _today.Year + (month - _today.Month > 0 ? 0 : 1) : _today.Year + 1,
        < 0 => month < _today.Month ? _today.Year : _today.Year - 1,
        _ => _today.Year,
    };

    public Days ShiftedWeekday(IsoDayOfWeek weekday, string shift)
    {
        var monday = Monday(_today);
        var sameWeek = monday.PlusDays((int)weekday - 1);
        var date = shift switch
        {
            "upcoming" => sameWeek > _today ? sameWeek : sameWeek.PlusDays(7),
            "past" => sameWeek < _today ? sameWeek : sameWeek.PlusDays(-7),
            _ => sameWeek.PlusWeeks(int.Parse(shift, System.Globalization.CultureInfo.InvariantCulture)),
        };
        return Single(date) with { Weekday = weekday };
    }

    /// <summary>The whole unit that is so many units from the one around today.</summary>
    public Days? Unit(string unit, int shift) => unit switch
    {
        "day" => Single(_today.PlusDays(shift)),
        "week" => Between(Monday(_today).PlusWeeks(shift), 7, Grain.Week),
        "workWeek" => Between(Monday(_today).PlusWeeks(shift), 5, Grain.Week),
        "fortnight" => Between(Monday(_today).PlusWeeks(2 * shift), 14, Grain.Fortnight),
        "weekend" => Between(Monday(_today).PlusWeeks(shift).PlusDays(5), 2, Grain.Weekend),
        "month" => Months(FirstOfMonth(_today).PlusMonths(shift), 1, Grain.Month),
        "quarter" => Months(new LocalDate(_today.Year, (_today.Month - 1) / 3 * 3 + 1, 1).PlusMonths(3 * shift), 3, Grain.Quarter),
        "halfYear" => Months(new LocalDate(_today.Year, _today.Month < 7 ? 1 : 7, 1).PlusMonths(6 * shift), 6, Grain.HalfYear),
        "year" => Months(new LocalDate(_today.Year, 1, 1).PlusYears(shift), 12, Grain.Year),
        "decade" => Months(new LocalDate(_today.Year / 10 * 10, 1, 1).PlusYears(10 * shift), 120, Grain.Decade),
        "century" => Months(new LocalDate(_today.Year / 100 * 100, 1, 1).PlusYears(100 * shift), 1200, Grain.Century),
        _ => null,
    };

    /// <summary>So many units together, from tomorrow on or up to yesterday.</summary>
    public Days? Together(string unit, int number, int shift)
    {
        if (number is < 1 or > 5000)
        {
            return null;
        }

        if (unit is "quarter")
        {
            var start = new LocalDate(_today.Year, (_today.Month - 1) / 3 * 3 + 1, 1);
            return shift > 0 ? Months(start.PlusMonths(3), 3 * number, Grain.Quarter) : Months(start.PlusMonths(-3 * number), 3 * number, Grain.Quarter);
        }

        if (unit is "workDay")
        {
            return WorkDays(number, shift);
        }

        return LapseOf(number, unit) is { } lapse ? Together(lapse, shift) : null;
    }

    /// <summary>So long together, from tomorrow on or up to yesterday; from today on where nothing says that it is out.</summary>
    public Days? Together(Lapse lapse, int shift)
    {
        if (lapse.Months is < 0 or > 12_000 || lapse.Days is < 0 or > 100_000)
        {
            return null;
        }

        return shift == 0 ? Known(_today, _today.PlusMonths(lapse.Months).PlusDays(lapse.Days), Grain.Week)
            : shift > 0
            ? Known(_today.PlusDays(1), _today.PlusMonths(lapse.Months).PlusDays(lapse.Days), Grain.Week)
            : Known(_today.PlusMonths(-lapse.Months).PlusDays(-lapse.Days), _today.PlusDays(-1), Grain.Week);
    }

    /// <summary>So long from a day, or from today; of a day without its year, the likeliest.</summary>
    public Days? Away(Days? anchor, Lapse lapse, int sign)
    {
        LocalDate From(LocalDate date) => WorkDaysFrom(date.PlusMonths(sign * lapse.Months).PlusDays(sign * lapse.Days), lapse.WorkDays, sign);
        if (Math.Abs(lapse.Months) > 12_000 || Math.Abs(lapse.Days) > 100_000 || lapse.WorkDays > 500)
        {
            return null;
        }

        if (anchor is null)
        {
            return Single(From(_today));
        }

        return Resolve(anchor) is [{ From: { } start }, ..] ? Single(From(start)) : null;
    }

    public static Lapse? LapseOf(int number, string unit) => unit switch
    {
        "day" => new Lapse(0, number),
        "workDay" => new Lapse(0, 0, number),
        "week" => new Lapse(0, 7 * number),
        "fortnight" => new Lapse(0, 14 * number),
        "month" => new Lapse(number, 0),
        "quarter" => new Lapse(3 * number, 0),
        "year" => new Lapse(12 * number, 0),
        "decade" => new Lapse(120 * number, 0),
        _ => null,
    };

    /// <summary>The first, or from the end the last, so many units of days.</summary>
    public Days? Run(int end, int number, string unit, Days days)
    {
        var stretches = new List<Stretch>();
        foreach (var within in Resolve(days))
        {
            if (within is { From: { } from, To: { } to } && NthWithin(end, unit, null, from, to) is { From: { } first, To: { } last }
                && NthWithin(end * number, unit, null, from, to) is { From: { } other, To: { } far })
            {
                stretches.Add(end > 0 ? new Stretch(first, far) : new Stretch(other, last));
            }
        }

        return stretches.Count == 0 ? null : new Days { Known = stretches, Grain = Grain.Week };
    }

    /// <summary>The n-th unit or weekday within days; -1 is the last.</summary>
    public Days? Nth(int rank, string? unit, int? weekday, Days days)
    {
        var stretches = new List<Stretch>();
        foreach (var within in Resolve(days))
        {
            if (within is { From: { } from, To: { } to } && NthWithin(rank, unit, weekday, from, to) is { } found)
            {
                stretches.Add(found);
            }
        }

        return stretches.Count == 0 ? null : new Days { Known = stretches, Grain = unit is null or "day" ? Grain.Day : Grain.Week };
    }

    public Days? WeekdayOf(IsoDayOfWeek weekday, Days week)
    {
        var stretches = new List<Stretch>();
        foreach (var stretch in Resolve(week))
        {
            if (stretch is { From: { } from, To: { } to } && Period.DaysBetween(from, to) == 6)
            {
                var date = Monday(from).PlusDays((int)weekday - 1);
                stretches.Add(new Stretch(date, date));
            }
        }

        return stretches.Count == 0 ? null : new Days { Known = stretches, Weekday = weekday };
    }

    public Days? Lasting(Days start, int number, string unit)
    {
        if (LapseOf(number, unit) is not { } lapse)
        {
            return null;
        }

        return Resolve(start) is [{ From: { } from }, ..] ? Known(from, from.PlusMonths(lapse.Months).PlusDays(lapse.Days - 1), Grain.Week) : null;
    }

    public Days? WeekOfYear(int week, int? year)
    {
        // The first week is the one that holds the year's first Thursday (ISO 8601).
        var monday = Monday(new LocalDate(year ?? _today.Year, 1, 4)).PlusWeeks(week - 1);
        return Between(monday, 7, Grain.Week);
    }

    public Days? WeekAround(Days inside, bool weekend)
    {
        var weeks = Resolve(inside).Where(s => s.From is not null).Select(s => new Stretch(Monday(s.From!.Value).PlusDays(weekend ? 5 : 0), Monday(s.From!.Value).PlusDays(6))).ToList();
        return weeks.Count == 0 ? null : new Days { Known = weeks, Grain = weekend ? Grain.Weekend : Grain.Week };
    }

    /// <summary>The n-th run of so many months of a year; without a year, this year's and the next.</summary>
    public Days? Slice(int nth, int months, int? year)
    {
        if (nth < 1 || nth > 12 / months)
        {
            return null;
        }

        Stretch In(int y)
        {
            var from = new LocalDate(y, (nth - 1) * months + 1, 1);
            return new Stretch(from, from.PlusMonths(months).PlusDays(-1));
        }

        return new Days { Known = year is { } stated ? [In(stated)] : [In(_today.Year), In(_today.Year + 1)], Grain = months == 3 ? Grain.Quarter : Grain.HalfYear };
    }

    public Days Season(int first, int last, int? shift, int? year)
    {
        Stretch In(int y)
        {
            var from = new LocalDate(y, first, 1);
            return new Stretch(from, from.PlusMonths((last - first + 12) % 12 + 1).PlusDays(-1));
        }

        if (year is { } stated)
        {
            return new Days { Known = [In(stated)], Grain = Grain.Season };
        }

        // "This winter" in January is the one that began last year.
        var current = In(_today.Year - 1).To >= _today ? _today.Year - 1 : _today.Year;
        if (shift is { } by)
        {
            return new Days { Known = [In(current + by)], Grain = Grain.Season };
        }

        var coming = In(current).To >= _today ? current : current + 1;
        return new Days { Known = [In(coming), In(coming - 1)], Grain = Grain.Season };
    }

    private static Stretch? NthWithin(int rank, string? unit, int? weekday, LocalDate from, LocalDate to)
    {
        if (weekday is { } day)
        {
            var first = from.With(DateAdjusters.NextOrSame((IsoDayOfWeek)day));
            var date = rank > 0 ? first.PlusWeeks(rank - 1) : to.With(DateAdjusters.PreviousOrSame((IsoDayOfWeek)day));
            return date <= to ? new Stretch(date, date) : null;
        }

        switch (unit)
        {
            case "day":
                var at = rank > 0 ? from.PlusDays(rank - 1) : to.PlusDays(rank + 1);
                return at >= from && at <= to ? new Stretch(at, at) : null;
            case "week":
                // A week belongs to the month or year that holds its Thursday (ISO 8601).
                var first = from.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Thursday)).PlusDays(-3);
                var last = to.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Thursday)).PlusDays(-3);
                var week = rank > 0 ? first.PlusWeeks(rank - 1) : last.PlusWeeks(rank + 1);
                return week >= first && week <= last ? new Stretch(week, week.PlusDays(6)) : null;
            case "month" or "quarter":
                var length = unit == "month" ? 1 : 3;
                var start = rank > 0 ? from.PlusMonths((rank - 1) * length) : to.PlusDays(1).PlusMonths(rank * length);
                return start >= from && start <= to ? new Stretch(start, start.PlusMonths(length).PlusDays(-1)) : null;
            default:
                return null;
        }
    }

    private Days WorkDays(int number, int shift)
    {
        var date = WorkDaysFrom(_today, Math.Min(number, 500), shift);
        return shift > 0 ? Known(_today.PlusDays(1), date, Grain.Week) : Known(date, _today.PlusDays(-1), Grain.Week);
    }

    /// <summary>The n-th working day from a day on, or back from it.</summary>
    private static LocalDate WorkDaysFrom(LocalDate date, int number, int sign)
    {
        while (number > 0)
        {
            date = date.PlusDays(sign > 0 ? 1 : -1);
            number -= date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? 0 : 1;
        }

        return date;
    }

    private static LocalDate Monday(LocalDate date) => date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private static LocalDate FirstOfMonth(LocalDate date) => date.With(DateAdjusters.StartOfMonth);

    private static Days Single(LocalDate date) => Known(date, date, Grain.Day);

    private static Days Between(LocalDate from, int days, Grain grain) => Known(from, from.PlusDays(days - 1), grain);

    private static Days Months(LocalDate from, int months, Grain grain) => Known(from, from.PlusMonths(months).PlusDays(-1), grain);

    private static Days Known(LocalDate from, LocalDate to, Grain grain) => new() { Known = [new Stretch(from, to)], Grain = grain };
}
