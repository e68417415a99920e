using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Makes a meaning of what a pattern matched; null where the parts do not agree (a 32nd, a 25th hour), and so nothing was matched.</summary>
internal sealed partial class MeaningMaker(DateTable table, LocalDateTime now)
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
        ProductionName.Shifted => Shifted(make.Argument, slots),
        ProductionName.Offset => Offset(slots),
        ProductionName.Part => Part(make.Argument, slots),
        ProductionName.Nth => Nth(slots),
        ProductionName.Open => slots.Get<Days>(Slot.Days) is { } days ? new Days { Of = days, Bound = slots.Text(Slot.Bound) ?? make.Argument } : null,
        ProductionName.WeekdayOf => WeekdayOf(slots),
        ProductionName.Hour => _clock.Hour(make.Argument, slots),
        ProductionName.Past => _clock.Past(make.Argument, slots),
        ProductionName.Hours => _clock.Single(slots),
        ProductionName.HourRange => ClockReckoning.Range(make.Argument, slots),
        ProductionName.DayPart => _clock.Part(make.Argument, slots),
        ProductionName.HoursIn => _clock.Within(slots),
        ProductionName.HourIn => _clock.HourWithin(slots),
        ProductionName.Pair => Pair(make.Argument, slots),
        ProductionName.OpenHours => ClockReckoning.Open(make.Argument, slots),
        ProductionName.PartOfToday => PartOfToday(make.Argument, slots),
        ProductionName.Moment => Moment(make.Argument, slots),
        ProductionName.Length => Length(make.Argument, slots),
        ProductionName.Lapse => Lapse(make.Argument, slots),
        ProductionName.Run => Run(slots),
        ProductionName.Lasting => Lasting(slots),
        ProductionName.WeekOfYear => WeekOfYear(slots),
        ProductionName.Slice => Slice(make.Argument, slots),
        ProductionName.Season => Season(slots),
        ProductionName.Ages => Ages(make.Argument, slots),
        ProductionName.LastMoment => LastMoment(slots),
        ProductionName.HourLength => ClockReckoning.Lasting(slots),
        ProductionName.WeekAround => slots.Get<Days>(Slot.Days) is { } inside ? _calendar.WeekAround(inside, make.Argument == "weekend") : null,
        ProductionName.OpenOccasion => OpenOccasion(make.Argument, slots),
        ProductionName.Occasion => Occasion(slots),
        ProductionName.DayShifted => DayShifted(slots),
        ProductionName.OffsetOver => OffsetOver(make.Argument, slots),
        ProductionName.MomentOver => MomentOver(make.Argument, slots),
        ProductionName.WeekdayAway => WeekdayAway(slots),
        ProductionName.Unknown => new Days { Known = [new Stretch(null, null)], Grain = Grain.Year },
        _ => null,
    };

    private static Figure? Number(string argument, Slots slots)
    {
        var number = slots.Number(Slot.Number) ?? 0;
        var more = slots.Number(Slot.More) ?? 0;
        var value = argument switch
        {
            "pair" => number * 100 + more,
            "append" => number * 10 + more,
            "thousand" => number * 1000 + more,
            _ => number + more,
        };
        return new Figure(value, slots.Get<Figure>(Slot.Number)?.Digits ?? 0) { Ordinal = argument == "ordinal" };
    }

    private Days? Day(string argument, Slots slots)
    {
        if (slots.Get<Days>(Slot.Days) is { } named && slots.Number(Slot.Day) is { } dayOf)
        {
            // "The 15th of next month"; with a month, "15 March next year".
            return named.Known is [{ From: { } first }, ..] && (slots.Number(Slot.Month) ?? first.Month) is var itsMonth and >= 1 and <= 12
                && dayOf >= 1 && dayOf <= CalendarReckoning.LongestMonth(itsMonth, first.Year)
                ? new Days { Day = dayOf, Month = itsMonth, Year = first.Year, Weekday = slots.Number(Slot.Weekday) is { } on ? (IsoDayOfWeek)on : null }
                : null;
        }

        if (slots.Get<Days>(Slot.Days) is { Known: [{ From: { } begun }, ..] } && slots.Number(Slot.Month) is { } monthOf and >= 1 and <= 12)
        {
            return new Days { Month = monthOf, Year = begun.Year, Grain = Grain.Month };
        }

        if (slots.Get<Days>(Slot.Days) is { } beside)
        {
            // "5 March (Monday)", "tomorrow, 5 March".
            return beside with
            {
                Weekday = slots.Number(Slot.Weekday) is { } said ? (IsoDayOfWeek)said : beside.Weekday,
                Known = argument == "thisYear" && beside is { Year: null, Month: { } of, Day: { } on } && on <= CalendarReckoning.LongestMonth(of, now.Year)
                    ? [new Stretch(new LocalDate(now.Year, of, on), new LocalDate(now.Year, of, on))]
                    : beside.Known,
            };
        }

        var day = slots.Number(Slot.Day);
        var month = slots.Number(Slot.Month);
        var year = YearOf(slots);
        if (day is < 1 or > 31 || year is < KnownYears.First or > KnownYears.Last)
        {
            return null;
        }

        if (day > 28 && month is { } m && day > CalendarReckoning.LongestMonth(m, year))
        {
            return Days.Void;
        }

        var whole = new Days
        {
            Weekday = slots.Number(Slot.Weekday) is { } weekday ? (IsoDayOfWeek)weekday : null,
            Day = day,
            Month = month,
            Year = year,
            Grain = day is not null || slots.Has(Slot.Weekday) ? Grain.Day : month is not null ? Grain.Month : Grain.Year,
            Weak = argument == "weak",
            OfThisMonth = argument == "thisMonth",
        };
        return EitherCentury(whole, slots);
    }

    /// <summary>Two digits that could be of the last century as well as of this one: both years, the nearer first.</summary>
    private Days EitherCentury(Days days, Slots slots)
    {
        if (slots.Get<Figure>(Slot.Year) is not { Digits: 2, Value: >= 30 and < 40 } || days is not { Day: { } day, Month: { } month, Year: { } year } || day > CalendarReckoning.LongestMonth(month, year - 100))
        {
            return days;
        }

        var dates = new[] { new LocalDate(year, month, day), new LocalDate(year - 100, month, day) };
        return new Days { Known = [.. dates.OrderBy(d => Math.Abs(d.Year - now.Year)).Select(d => new Stretch(d, d))], Weekday = days.Weekday };
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
        if (month is < 1 or > 12 || day < 1 || day > 31)
        {
            return null;
        }

        if (day > CalendarReckoning.LongestMonth(month, year))
        {
            return year is null ? null : Days.Void;
        }

        var days = new Days { Day = day, Month = month, Year = argument == "thisYear" ? now.Year : year, Weekday = slots.Number(Slot.Weekday) is { } weekday ? (IsoDayOfWeek)weekday : null };

        // Half the world writes a whole date in the other order; that of a question without a year is the table's.
        return argument.Length == 0 && table.MonthFirst && day <= 12 && day != month && slots.Get<Figure>(Slot.Year) is { Digits: 4 }
            ? days with { Turned = days with { Day = month, Month = day } }
            : EitherCentury(days, slots);
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
}
