using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Makes a meaning of what a pattern matched; null where the parts do not agree (a 32nd, a 25th hour), and so nothing was matched.</summary>
internal sealed class MeaningMaker(DateTable table, LocalDateTime now)
{
    private readonly CalendarReckoning _calendar = new(now);
    private readonly ClockReckoning _clock = new(table);

    public Meaning? Make(Production make, Slots slots) => make.Name switch
    {
        ProductionName.Same => slots.Only,
        ProductionName.Number => Number(make.Argument, slots),
        ProductionName.Day => Day(make.Argument, slots),
        ProductionName.Figures => Figures(make.Argument, slots),
        ProductionName.Range => Range(slots),
        ProductionName.List => List(make.Argument, slots),
        ProductionName.Relative => Relative(slots),
        ProductionName.Shifted => Shifted(slots),
        ProductionName.Offset => Offset(slots),
        ProductionName.Part => Part(slots),
        ProductionName.Nth => Nth(slots),
        ProductionName.Open => slots.Get<Days>(Slot.Days) is { } days ? new Days { Of = days, Bound = slots.Text(Slot.Bound) ?? make.Argument } : null,
        ProductionName.WeekdayOf => WeekdayOf(slots),
        ProductionName.Hour => _clock.Hour(make.Argument, slots),
        ProductionName.Past => _clock.Past(make.Argument, slots),
        ProductionName.Hours => _clock.Single(slots),
        ProductionName.HourRange => _clock.Range(slots),
        ProductionName.DayPart => _clock.Part(make.Argument, slots),
        ProductionName.HoursIn => _clock.Within(slots),
        ProductionName.HourIn => _clock.HourWithin(slots),
        ProductionName.Pair => Pair(make.Argument, slots),
        ProductionName.OpenHours => ClockReckoning.Open(make.Argument, slots),
        ProductionName.PartOfToday => PartOfToday(slots),
        ProductionName.Moment => Moment(make.Argument, slots),
        ProductionName.Length => Length(make.Argument, slots),
        ProductionName.Lapse => Lapse(slots),
        ProductionName.Run => Run(slots),
        ProductionName.Lasting => Lasting(slots),
        ProductionName.WeekOfYear => WeekOfYear(slots),
        ProductionName.Slice => Slice(make.Argument, slots),
        ProductionName.Season => Season(slots),
        ProductionName.Ages => Ages(make.Argument, slots),
        ProductionName.LastMoment => LastMoment(slots),
        ProductionName.HourLength => ClockReckoning.Lasting(slots),
        ProductionName.WeekAround => slots.Get<Days>(Slot.Days) is { } inside ? _calendar.WeekAround(inside) : null,
        ProductionName.OpenOccasion => OpenOccasion(make.Argument, slots),
        _ => null,
    };

    private static Figure? Number(string argument, Slots slots)
    {
        var number = slots.Number(Slot.Number) ?? 0;
        var more = slots.Number(Slot.More) ?? 0;
        var value = argument switch
        {
            "pair" => number * 100 + more,
            "thousand" => number * 1000 + more,
            _ => number + more,
        };
        return new Figure(value, slots.Get<Figure>(Slot.Number)?.Digits ?? 0) { Ordinal = argument == "ordinal" };
    }

    private Days? Day(string argument, Slots slots)
    {
        if (slots.Get<Days>(Slot.Days) is { } named)
        {
            // "5 March (Monday)", "tomorrow, 5 March".
            return named with
            {
                Weekday = slots.Number(Slot.Weekday) is { } beside ? (IsoDayOfWeek)beside : named.Weekday,
                Known = argument == "thisYear" && named is { Year: null, Month: { } of, Day: { } on } && on <= CalendarReckoning.LongestMonth(of, now.Year)
                    ? [new Stretch(new LocalDate(now.Year, of, on), new LocalDate(now.Year, of, on))]
                    : named.Known,
            };
        }

        var day = slots.Number(Slot.Day);
        var month = slots.Number(Slot.Month);
        var year = YearOf(slots);
        if (day is < 1 or > 31 || year is < 1000 or > 2999 || (day > 28 && month is { } m && day > CalendarReckoning.LongestMonth(m, year)))
        {
            return null;
        }

        return new Days
        {
            Weekday = slots.Number(Slot.Weekday) is { } weekday ? (IsoDayOfWeek)weekday : null,
            Day = day,
            Month = month,
            Year = year,
            Grain = day is not null || slots.Has(Slot.Weekday) ? Grain.Day : month is not null ? Grain.Month : Grain.Year,
            Weak = argument == "weak",
            OfThisMonth = argument == "thisMonth",
        };
    }

    private static int? YearOf(Slots slots) => slots.Get<Figure>(Slot.Year) switch
    {
        null => slots.Number(Slot.Year),

        // Two digits: the century whose year lies nearest to this library's present use; 00–40 are of this one.
        { Digits: 2 } year => year.Value + (year.Value < 40 ? 2000 : 1900),
        var year => year.Value,
    };

    /// <summary>Figures whose first two could be day and month: the table's order first, the other where it alone is possible.</summary>
    private Days? Figures(string argument, Slots slots)
    {
        var a = slots.Number(Slot.First) ?? 0;
        var b = slots.Number(Slot.Last) ?? 0;
        var monthFirst = argument switch
        {
            "dayFirst" => false,
            "monthFirst" => true,
            _ => table.MonthFirst,
        };
        var (day, month) = monthFirst ? (b, a) : (a, b);
        if (month > 12 || day > CalendarReckoning.LongestMonth(month, null))
        {
            (day, month) = (month, day);
        }

        var year = YearOf(slots);
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarReckoning.LongestMonth(month, year)
            ? new Days { Day = day, Month = month, Year = argument == "thisYear" ? now.Year : year, Weekday = slots.Number(Slot.Weekday) is { } weekday ? (IsoDayOfWeek)weekday : null }
            : null;
    }

    private static Days? Range(Slots slots)
    {
        if (slots.Get<Days>(Slot.First) is not { } first || slots.Get<Days>(Slot.Last) is not { } last || first.Items is not null || last.Items is not null)
        {
            return null;
        }

        return DayCompletion.Range(first, last);
    }

    private static Days? List(string argument, Slots slots)
    {
        if (slots.Get<Days>(Slot.First) is not { } first || slots.Get<Days>(Slot.Last) is not { } last)
        {
            return null;
        }

        return DayCompletion.List(first, last, open: argument == "open");
    }

    private static Days? Pair(string argument, Slots slots)
    {
        if (slots.Get<Days>(Slot.First) is not { IsPartial: true, Weekday: null } first || slots.Get<Days>(Slot.Last) is not { IsPartial: true, Weekday: null } last)
        {
            return null;
        }

        first = first with { Weekday = (IsoDayOfWeek)(slots.Number(Slot.Weekday) ?? 0) };
        last = last with { Weekday = (IsoDayOfWeek)(slots.Number(Slot.More) ?? 0) };
        return argument == "range" ? DayCompletion.Range(first, last) : DayCompletion.List(first, last);
    }

    private Days Relative(Slots slots)
    {
        var date = now.Date.PlusDays(slots.Number(Slot.Offset) ?? 0);
        return new Days { Known = [new Stretch(date, date)], Weekday = slots.Number(Slot.Weekday) is { } weekday ? (IsoDayOfWeek)weekday : null };
    }

    private Days? Shifted(Slots slots)
    {
        var shift = slots.Number(Slot.Shift) ?? 0;
        if (slots.Number(Slot.Weekday) is { } weekday)
        {
            return _calendar.ShiftedWeekday((IsoDayOfWeek)weekday, slots.Text(Slot.Shift) ?? "0");
        }

        if (slots.Number(Slot.Month) is { } month)
        {
            return new Days { Month = month, Year = _calendar.ShiftedYear(month, shift), Grain = Grain.Month };
        }

        if (slots.Text(Slot.Unit) is not { } unit)
        {
            return null;
        }

        return slots.Number(Slot.Number) is { } number ? _calendar.Together(unit, number, shift) : _calendar.Unit(unit, shift);
    }

    private Days? Offset(Slots slots)
    {
        if (slots.Get<Lapse>(Slot.Number) is not { } lapse)
        {
            return null;
        }

        return _calendar.Away(slots.Get<Days>(Slot.Days), lapse, slots.Number(Slot.Shift) ?? 1);
    }

    private static Lapse? Lapse(Slots slots)
    {
        if (slots.Number(Slot.Number) is not { } number || slots.Text(Slot.Unit) is not { } unit || number > 5000)
        {
            return null;
        }

        var more = slots.Get<Lapse>(Slot.More);
        return CalendarReckoning.LapseOf(number, unit) is { } lapse ? new Lapse(lapse.Months + (more?.Months ?? 0), lapse.Days + (more?.Days ?? 0)) : null;
    }

    private Days? Run(Slots slots) =>
        slots.Get<Days>(Slot.Days) is { } days && slots.Number(Slot.Number) is { } number and > 0 and < 400 && slots.Text(Slot.Unit) is { } unit
            ? _calendar.Run(slots.Number(Slot.Ordinal) ?? 1, number, unit, days)
            : null;

    private static Days? Part(Slots slots) =>
        slots.Get<Days>(Slot.Days) is { } days && slots.Text(Slot.Part) is { } part && days.Items is null ? new Days { Of = days, Part = part, Grain = days.Grain } : null;

    private Days? Nth(Slots slots) => slots.Get<Days>(Slot.Days) is { } days && slots.Number(Slot.Ordinal) is { } rank
        ? _calendar.Nth(rank, slots.Text(Slot.Unit), slots.Number(Slot.Weekday), days)
        : null;

    private Days? WeekdayOf(Slots slots) => slots.Get<Days>(Slot.Days) is { } week && slots.Number(Slot.Weekday) is { } weekday
        ? _calendar.WeekdayOf((IsoDayOfWeek)weekday, week)
        : null;

    private static Occasion? OpenOccasion(string argument, Slots slots)
    {
        return slots.Get<Days>(Slot.Days) is { } days && slots.Get<Hours>(Slot.Hours) is { } hours
            ? new Occasion(days, ClockReckoning.Open(slots.Text(Slot.Bound) ?? argument, hours))
            : null;
    }

    private Occasion? PartOfToday(Slots slots)
    {
        if (_clock.Part(string.Empty, slots) is not { } hours)
        {
            return null;
        }

        var day = now.Date.PlusDays(slots.Number(Slot.Shift) ?? 0);
        return new Occasion(new Days { Known = [new Stretch(day, day)] }, hours);
    }

    /// <summary>So many seconds from now: a point with "moment", with "range" the stretch between.</summary>
    private Moments? Moment(string argument, Slots slots)
    {
        if (slots.Get<Figure>(Slot.Number) is not { } count)
        {
            return argument.Length == 0 ? new Moments([(now, now)], IsRange: false) : null;
        }

        var sign = slots.Number(Slot.Shift) ?? 1;
        var then = now.PlusSeconds((long)sign * count.Value * (slots.Number(Slot.Unit) ?? 1));
        return argument != "range" ? new Moments([(then, then)], IsRange: false) : new Moments([sign < 0 ? (then, now) : (now, then)], IsRange: true);
    }

    /// <summary>A length of time in seconds: "3 hours 30 minutes", "an hour and a half".</summary>
    private static Figure? Length(string argument, Slots slots)
    {
        var unit = slots.Number(Slot.Unit) ?? 0;
        var number = slots.Number(Slot.Number) ?? (slots.Has(Slot.Number) || argument == "half" ? 0 : 1);
        var tenths = slots.Get<Figure>(Slot.Minute) is { Digits: 1 } decimals ? decimals.Value * unit / 10 : 0;
        var more = argument == "half" ? unit / 2 : slots.Number(Slot.More) ?? 0;
        return number > 5000 ? null : new Figure(number * unit + tenths + more, 0);
    }

    /// <summary>So many days, weeks … beginning with a day.</summary>
    private Days? Lasting(Slots slots) =>
        slots.Get<Days>(Slot.Days) is { } days && slots.Number(Slot.Number) is { } number and <= 5000 && slots.Text(Slot.Unit) is { } unit
            ? _calendar.Lasting(days, number, unit)
            : null;

    /// <summary>The n-th week of a year, or of this one, by ISO 8601.</summary>
    private Days? WeekOfYear(Slots slots) =>
        slots.Number(Slot.Number) is { } week and >= 1 and <= 53 ? _calendar.WeekOfYear(week, YearOf(slots)) : null;

    /// <summary>The n-th part of a year that is cut into equal parts: quarters, halves.</summary>
    private Days? Slice(string argument, Slots slots) => slots.Number(Slot.Number) is { } nth ? _calendar.Slice(nth, argument == "half" ? 6 : 3, YearOf(slots)) : null;

    private Days? Season(Slots slots) => slots.Text(Slot.Season) is { } key && table.Seasons.TryGetValue(key, out var months)
        ? _calendar.Season(months.First, months.Last, slots.Number(Slot.Shift), YearOf(slots))
        : null;

    private static Days? Ages(string argument, Slots slots)
    {
        var number = slots.Number(Slot.Number) ?? 0;
        var (from, years) = argument == "century" ? ((number - 1) * 100, 100) : (number, 10);
        return from is < 1000 or > 2900 || from % 10 != 0
            ? null
            : new Days { Known = [new Stretch(new LocalDate(from, 1, 1), new LocalDate(from + years - 1, 12, 31))], Grain = Grain.Decade };
    }

    /// <summary>The last moment of days: "end of Sunday".</summary>
    private Moments? LastMoment(Slots slots) => slots.Get<Days>(Slot.Days) is { } days
        ? new Moments([.. _calendar.Resolve(days).Where(s => s.To is not null).Select(s => Twice(s.To!.Value + LastSecond))], IsRange: false)
        : new Moments([Twice(now.Date + LastSecond)], IsRange: false);

    private static (LocalDateTime?, LocalDateTime?) Twice(LocalDateTime at) => (at, at);

    private static readonly LocalTime LastSecond = new(23, 59, 59);
}
