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
        ProductionName.List => List(slots),
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
        ProductionName.OpenHours => _clock.Open(make.Argument, slots),
        ProductionName.PartOfToday => PartOfToday(slots),
        ProductionName.Moment => new Moments([(now, now)], IsRange: false),
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

    private static Days? Day(string argument, Slots slots)
    {
        var day = slots.Number(Slot.Day);
        var month = slots.Number(Slot.Month);
        var year = YearOf(slots);
        if (day is < 1 or > 31 || year is < 1 or > 9999 || (day > 28 && month is { } m && day > CalendarReckoning.LongestMonth(m, year)))
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
            ? new Days { Day = day, Month = month, Year = year, Weekday = slots.Number(Slot.Weekday) is { } weekday ? (IsoDayOfWeek)weekday : null }
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

    private static Days? List(Slots slots)
    {
        if (slots.Get<Days>(Slot.First) is not { } first || slots.Get<Days>(Slot.Last) is not { } last)
        {
            return null;
        }

        return DayCompletion.List(first, last);
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
        if (slots.Number(Slot.Number) is not { } number || slots.Text(Slot.Unit) is not { } unit || number > 5000)
        {
            return null;
        }

        var sign = slots.Number(Slot.Shift) ?? 1;
        return slots.Get<Days>(Slot.Days) is { } anchor ? _calendar.Away(anchor, number * sign, unit) : _calendar.Away(null, number * sign, unit);
    }

    private static Days? Part(Slots slots) =>
        slots.Get<Days>(Slot.Days) is { } days && slots.Text(Slot.Part) is { } part && days.Items is null ? new Days { Of = days, Part = part, Grain = days.Grain } : null;

    private Days? Nth(Slots slots) => slots.Get<Days>(Slot.Days) is { } days && slots.Number(Slot.Ordinal) is { } rank
        ? _calendar.Nth(rank, slots.Text(Slot.Unit), slots.Number(Slot.Weekday), days)
        : null;

    private Days? WeekdayOf(Slots slots) => slots.Get<Days>(Slot.Days) is { } week && slots.Number(Slot.Weekday) is { } weekday
        ? _calendar.WeekdayOf((IsoDayOfWeek)weekday, week)
        : null;

    private Moments? PartOfToday(Slots slots)
    {
        if (slots.Text(Slot.DayPart) is not { } key || !table.DayParts.TryGetValue(key, out var part))
        {
            return null;
        }

        var day = now.Date.PlusDays(slots.Number(Slot.Shift) ?? 0);
        return new Moments([(day + part.From, day + part.To)], IsRange: true);
    }
}
