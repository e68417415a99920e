using NodaTime;
using NodaTime.Text;

namespace CompactBot.Core.Dates;

/// <summary>Reads hours: which half of the day is meant, and what two ends of a stretch share.</summary>
internal sealed class ClockReckoning(DateTable table)
{
    /// <summary>An hour as the tables write it: "08:00" or "23:59:59".</summary>
    public static LocalTime Parse(string text) => LocalTimePattern.ExtendedIso.Parse(text.Length == 5 ? text + ":00" : text).Value;

    public Hour? Hour(string argument, Slots slots)
    {
        if (slots.Text(Slot.Clock) is { Length: > 0 } named)
        {
            return new Hour(Parse(named), true) { Half = 12 };
        }

        int hour;
        var minute = slots.Number(Slot.Minute) ?? 0;
        var second = slots.Number(Slot.Second) ?? 0;
        var padded = false;
        if (argument.StartsWith("clock", StringComparison.Ordinal))
        {
            var figure = slots.Number(Slot.Hour) ?? 0;
            (hour, minute) = (figure / 100, figure % 100);
            if (argument == "clockWeak" && figure is >= 1900 and < 2200)
            {
                return null;
            }

            padded = hour < 10 && slots.Get<Figure>(Slot.Hour) is { Digits: 4 };
        }
        else
        {
            hour = slots.Number(Slot.Hour) ?? -1;
            padded = slots.Get<Figure>(Slot.Hour) is { Digits: 2 } && hour < 10;
        }

        if (hour is < 0 or > 24 || minute > 59 || second > 59 || (hour == 24 && minute > 0))
        {
            return null;
        }

        if (slots.Text(Slot.Half) is { } half)
        {
            if (hour is 0 or > 12)
            {
                // "15:00 p.m." says its half twice, and so does "0:15 a.m.".
                return half == (hour == 0 ? "am" : "pm") ? new Hour(new LocalTime(hour % 24, minute, second), true) : null;
            }

            return half == "both"
                ? new Hour(new LocalTime(hour % 24, minute, second), false)
                : new Hour(new LocalTime(hour % 12 + (half == "pm" ? 12 : 0), minute, second), true) { Half = half == "pm" ? 12 : 0 };
        }

        return new Hour(new LocalTime(hour % 24, minute, second), hour is 0 or > 12 || argument == "sure") { Padded = padded, Weak = argument == "weak" || (argument == "clockWeak" && !padded) };
    }

    public Hour? Past(string argument, Slots slots)
    {
        if (slots.Get<Hour>(Slot.Hour) is not { } hour || slots.Number(Slot.Minute) is not { } minutes || minutes > 59)
        {
            return null;
        }

        return hour with { Time = hour.Time.PlusMinutes(argument == "before" ? -minutes : minutes), Weak = false };
    }

    public Hours? Single(Slots slots) => slots.Get<Hour>(Slot.Hour) is { } hour
        ? new Hours { Known = [.. Times(hour).Select(t => new HourStretch(t, t))], Weak = hour.Weak }
        : null;

    /// <param name="argument">"either" where a mere dash leaves both halves of the day open, whatever is likely.</param>
    public static Hours? Range(string argument, Slots slots) =>
        slots.Get<Hour>(Slot.First) is { } first && slots.Get<Hour>(Slot.Last) is { } last ? Range(first, last, argument == "either") : null;

    public Hours? Part(string argument, Slots slots)
    {
        if (slots.Text(Slot.DayPart) is not { } key || !table.DayParts.TryGetValue(key, out var part))
        {
            return null;
        }

        var (from, to) = part;
        var half = (Period.Between(from, to, PeriodUnits.Minutes).Minutes + 1) / 2;
        return (slots.Text(Slot.Part) ?? argument) switch
        {
            "early" or "earlier" or "first half" => Stretched(from, from.PlusMinutes(half), isPart: true),
            "late" or "later" or "second half" => Stretched(from.PlusMinutes(half), to, isPart: true),
            _ => Stretched(from, to, isPart: true),
        };
    }

    /// <summary>Hours said with a part of the day take the half that lies in it.</summary>
    public Hours? Within(Slots slots)
    {
        if (slots.Get<Hours>(Slot.Hours) is not { } hours || slots.Text(Slot.DayPart) is not { } key || !table.DayParts.TryGetValue(key, out var part))
        {
            return null;
        }

        return Within(hours, part.From, part.To);
    }

    /// <summary>One hour said with its part of the day: "3 in the morning".</summary>
    public Hour? HourWithin(Slots slots)
    {
        if (slots.Get<Hour>(Slot.Hour) is not { } hour || slots.Text(Slot.DayPart) is not { } key || !table.DayParts.TryGetValue(key, out var part))
        {
            return null;
        }

        var within = Within(new Hours { Known = [.. Times(hour).Select(t => new HourStretch(t, t))] }, part.From, part.To);
        var time = within.Known[0].From!.Value;
        return hour with { Time = time, Sure = true, Weak = false, Half = time.Hour / 12 * 12 };
    }

    /// <summary>A part that ends by noon takes the morning's hours, any other those around its middle: night at 3 is 3:00, at 8 is 20:00.</summary>
    public static Hours Within(Hours hours, LocalTime from, LocalTime to)
    {
        var middle = from.PlusMinutes(Period.Between(from, to, PeriodUnits.Minutes).Minutes / 2);
        long Off(HourStretch s)
        {
            var time = s.From ?? s.To ?? middle;
            var apart = Math.Abs(Period.Between(middle, time, PeriodUnits.Minutes).Minutes);
            return to <= LocalTime.Noon ? time.Hour / 12 : Math.Min(apart, 1440 - apart);
        }

        return hours.Known.Count < 2 ? hours with { Weak = false } : hours with { Known = [hours.Known.MinBy(Off)], Weak = false };
    }

    public static Hours? Open(string argument, Slots slots) => slots.Get<Hours>(Slot.Hours) is { } hours ? Open(slots.Text(Slot.Bound) ?? argument, hours) : null;

    public static Hours Open(string bound, Hours hours) =>
        hours with
        {
            IsRange = true,
            IsPart = false,
            Known = [.. hours.Known.Select(s => bound switch
            {
                "before" or "until" => new HourStretch(null, bound == "before" ? s.From : s.To),
                _ => new HourStretch(bound == "after" ? s.To : s.From, null),
            })],
        };

    /// <summary>From an hour on, as long as said.</summary>
    public static Hours? Lasting(Slots slots)
    {
        if (slots.Get<Hours>(Slot.Hours) is not { IsRange: false } hours || slots.Get<Figure>(Slot.Number) is not { Value: > 0 and <= 86_400 } seconds)
        {
            return null;
        }

        IReadOnlyList<HourStretch> known = [.. hours.Known.Select(s => new HourStretch(s.From, s.From?.PlusSeconds(seconds.Value)))];
        return hours with { IsRange = true, Weak = false, Known = hours.Weak ? [known.MinBy(s => s.From)] : known };
    }

    private static Hours Range(Hour first, Hour last, bool either)
    {
        List<HourStretch> known = [];
        if (last.Sure && !first.Sure)
        {
            var same = Times(first).Where(t => last.Half is null || t.Hour / 12 * 12 == last.Half).FirstOrDefault(first.Time);
            var start = last.Half is null ? Earlier(first, last.Time) : same < last.Time ? same : Other(first, same);
            known.Add(new HourStretch(start, last.Time));
        }
        else if (first.Sure)
        {
            known.Add(new HourStretch(first.Time, last.Sure ? last.Time : After(last, first.Time)));
        }
        else
        {
            // "From 10:30 to 3" may end in the afternoon; that it begins in the evening and ends by night is no likely second reading.
            foreach (var start in Times(first))
            {
                var end = After(last, start);
                if (either || known.Count == 0 || end > start || known[0].To < known[0].From)
                {
                    known.Add(new HourStretch(start, end));
                }
            }
        }

        return new Hours { Known = known, IsRange = true, Weak = first.Weak && last.Weak };
    }

    private static LocalTime Other(Hour hour, LocalTime not) => Times(hour).FirstOrDefault(t => t != not, not);

    private static LocalTime Earlier(Hour hour, LocalTime end) => hour.Time < end ? hour.Time : Other(hour, hour.Time);

    /// <summary>The first such hour behind the start; the next day's where the day has none.</summary>
    private static LocalTime After(Hour hour, LocalTime start)
    {
        var later = Times(hour).Where(t => t > start).ToList();
        return later.Count > 0 ? later.Min() : Times(hour).Min();
    }

    /// <summary>Both halves of the day where none is said; meetings are held by day, so that 3 is rather 15:00, and 9 rather 9:00.</summary>
    private static IReadOnlyList<LocalTime> Times(Hour hour)
    {
        if (hour.Sure)
        {
            return [hour.Time];
        }

        var other = hour.Time.PlusHours(12);
        return hour.Padded || hour.Time.Hour is >= 7 and <= 12 ? [hour.Time, other] : [other, hour.Time];
    }

    private static Hours Stretched(LocalTime from, LocalTime to, bool isPart) => new() { Known = [new HourStretch(from, to)], IsRange = true, IsPart = isPart };
}
