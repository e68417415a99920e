using NodaTime;

namespace CompactBot.Core.Dates;

/// <content>Days by their distance, and days whose words stand around their hours.</content>
internal sealed partial class MeaningMaker
{
    private Occasion? Occasion(Slots slots)
    {
        var days = slots.Has(Slot.Ordinal) ? Nth(slots) : Day(string.Empty, slots);
        return days is not null && slots.Get<Hours>(Slot.Hours) is { } hours ? new Occasion(days, hours with { Weak = false }) : null;
    }

    /// <summary>The first such day to come, the last one past, or this year's; where the year is written, that one.</summary>
    private Days? DayShifted(Slots slots)
    {
        if (slots.Get<Days>(Slot.Days) is not { IsPartial: true, Day: { } day, Month: { } month } days || slots.Number(Slot.Shift) is not { } shift || days.Year is not null)
        {
            return slots.Get<Days>(Slot.Days);
        }

        for (var step = 0; step <= (shift == 0 ? 0 : 8); step++)
        {
            var year = now.Year + Math.Sign(shift) * step;
            if (day <= CalendarReckoning.LongestMonth(month, year) && new LocalDate(year, month, day) is var date && (shift == 0 || (shift > 0 ? date > now.Date : date < now.Date)))
            {
                return new Days { Known = [new Stretch(date, date)], Weekday = days.Weekday };
            }
        }

        return null;
    }

    /// <summary>What lies further than so long before or after a day is open at one end; what lies nearer reaches from the day up to there.</summary>
    private Days? OffsetOver(string argument, Slots slots)
    {
        var start = slots.Get<Days>(Slot.Days) is { } days ? _calendar.Resolve(days) is [{ From: { } first }, ..] ? first : (LocalDate?)null : now.Date;
        if (Offset(slots) is not { Known: [{ From: { } limit }] } || start is not { } from || limit == from)
        {
            return null;
        }

        var known = (argument == "under", limit < from) switch
        {
            (false, true) => new Stretch(null, limit.PlusDays(-1)),
            (false, false) => new Stretch(limit.PlusDays(1), null),
            (true, true) => new Stretch(limit, from.PlusDays(-1)),
            _ => new Stretch(from, limit.PlusDays(-1)),
        };
        return new Days { Known = [known], Grain = Grain.Week };
    }

    private Moments? MomentOver(string argument, Slots slots)
    {
        if (slots.Get<Figure>(Slot.Number) is not { Value: > 0 } count)
        {
            return null;
        }

        var sign = slots.Number(Slot.Shift) ?? 1;
        var limit = now.PlusSeconds((long)sign * count.Value);
        return new Moments([(argument == "under", sign < 0) switch
        {
            (false, true) => (null, limit),
            (false, false) => (limit, null),
            (true, true) => (limit, now),
            _ => (now, limit),
        }], IsRange: true);
    }

    /// <summary>The weekday of the week so many weeks away; beside days the nearest one, beside months and years the first from there on.</summary>
    private Days? WeekdayAway(Slots slots)
    {
        if (Offset(slots) is not { Known: [{ From: { } there }] } || slots.Get<Lapse>(Slot.Number) is not { } lapse || slots.Number(Slot.Weekday) is not { } number)
        {
            return null;
        }

        var weekday = (IsoDayOfWeek)number;
        var next = there.With(DateAdjusters.NextOrSame(weekday));
        var date = lapse.Months > 0 ? next
            : lapse.Days % 7 == 0 ? there.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusDays(number - 1)
            : Period.DaysBetween(there, next) > 3 ? next.PlusWeeks(-1) : next;
        return new Days { Known = [new Stretch(date, date)], Weekday = weekday };
    }
}
