using System.Globalization;
using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Meanings that are reckoned from now, from other days, or from their parts.</summary>
internal sealed partial class MeaningMaker
{
    private Days Relative(Slots slots)
    {
        var date = now.Date.PlusDays(slots.Number(Slot.Offset) ?? 0);
        return new Days { Known = [new Stretch(date, date)], Weekday = slots.Number(Slot.Weekday) is { } weekday ? (IsoDayOfWeek)weekday : null };
    }

    /// <param name="argument">The unit, where its word says the shift as well.</param>
    private Days? Shifted(string argument, Slots slots)
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

        if (slots.Get<Lapse>(Slot.Number) is { } lapse)
        {
            return _calendar.Together(lapse, shift);
        }

        if ((slots.Text(Slot.Unit) ?? argument) is not { Length: > 0 } unit)
        {
            return null;
        }

        return slots.Number(Slot.Number) is { } number ? _calendar.Together(unit, number, slots.Has(Slot.Shift) ? shift : 1) : _calendar.Unit(unit, shift);
    }

    private Days? Offset(Slots slots)
    {
        if (slots.Get<Lapse>(Slot.Number) is not { } lapse)
        {
            return null;
        }

        return _calendar.Away(slots.Get<Days>(Slot.Days), lapse, slots.Number(Slot.Shift) ?? 1);
    }

    /// <param name="argument">The number, where the word for the unit says it as well, as a dual does.</param>
    private static Lapse? Lapse(string argument, Slots slots)
    {
        var number = slots.Number(Slot.Number) ?? (int.TryParse(argument, CultureInfo.InvariantCulture, out var said) ? said : 1);
        if (slots.Text(Slot.Unit) is not { } unit || number > 5000)
        {
            return null;
        }

        var more = slots.Get<Lapse>(Slot.More);
        return CalendarReckoning.LapseOf(number, unit) is { } lapse ? new Lapse(lapse.Months + (more?.Months ?? 0), lapse.Days + (more?.Days ?? 0), lapse.WorkDays + (more?.WorkDays ?? 0)) : null;
    }

    private Days? Run(Slots slots) =>
        slots.Get<Days>(Slot.Days) is { } days && slots.Number(Slot.Number) is { } number and > 0 and < 400 && slots.Text(Slot.Unit) is { } unit
            ? number == 1 ? _calendar.Nth(slots.Number(Slot.Ordinal) ?? 1, unit, null, days) : _calendar.Run(slots.Number(Slot.Ordinal) ?? 1, number, unit, days)
            : null;

    /// <param name="argument">The unit around today whose part it is, where the words name none.</param>
    private Days? Part(string argument, Slots slots) =>
        (slots.Get<Days>(Slot.Days) ?? _calendar.Unit(argument, 0)) is { } days && slots.Text(Slot.Part) is { } part && days.Items is null ? new Days { Of = days, Part = part, Grain = days.Grain } : null;

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

    private Occasion? PartOfToday(string argument, Slots slots)
    {
        if (_clock.Part(string.Empty, slots) is not { } hours)
        {
            return null;
        }

        if (slots.Get<Hours>(Slot.Hours) is { } said)
        {
            hours = ClockReckoning.Within(said, hours.Known[0].From!.Value, hours.Known[0].To!.Value);
        }

        // A word that names both, such as one for last night, has its days in the rule.
        var day = now.Date.PlusDays(slots.Number(Slot.Shift) ?? (int.TryParse(argument, CultureInfo.InvariantCulture, out var away) ? away : 0));
        return new Occasion(new Days { Known = [new Stretch(day, day)] }, hours) { OfAnyDay = argument == "any" };
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

    /// <summary>"The 1990s", "the fifteenth century"; with "short", "the nineties" of this century or the last, the nearer first.</summary>
    private Days? Ages(string argument, Slots slots)
    {
        var number = slots.Number(Slot.Number) ?? 0;
        var (from, years) = argument == "century" ? ((number - 1) * 100, 100) : (number, 10);
        if (argument == "short")
        {
            return number is < 0 or > 90 || number % 10 != 0 ? null : new Days
            {
                Known = [.. new[] { 1900 + number, 2000 + number }.OrderBy(d => Math.Abs(now.Year - d - 5)).Select(d => Years(d, 10))],
                Grain = Grain.Decade,
            };
        }

        return from is < 1000 or > 2900 || from % 10 != 0 ? null : new Days { Known = [Years(from, years)], Grain = Grain.Decade };
    }

    private static Stretch Years(int from, int years) => new(new LocalDate(from, 1, 1), new LocalDate(from + years - 1, 12, 31));

    /// <summary>The last moment of days: "end of Sunday".</summary>
    private Moments? LastMoment(Slots slots) => slots.Get<Days>(Slot.Days) is { } days
        ? new Moments([.. _calendar.Resolve(days).Where(s => s.To is not null).Select(s => Twice(s.To!.Value + LastSecond))], IsRange: false)
        : new Moments([Twice(now.Date + LastSecond)], IsRange: false);

    private static (LocalDateTime?, LocalDateTime?) Twice(LocalDateTime at) => (at, at);

    private static readonly LocalTime LastSecond = new(23, 59, 59);
}
