namespace CompactBot.Core.Dates;

/// <summary>Ranges and lists share what is written once: "22-23 May 2017", "3 December and 16 December 2014", "30 January to 3 February 2006".</summary>
internal static class DayCompletion
{
    public static Days? Range(Days first, Days last)
    {
        (first, last) = (first with { Turned = null }, last with { Turned = null });
        if (first.IsPartial && last.IsPartial)
        {
            last = TakeFromEarlier(last, first);
            first = TakeFromLater(first, last);
            last = TakeFromEarlier(last, first);
            if (first.Grain == Grain.Day && last.Grain == Grain.Day && (first.Month is null != last.Month is null))
            {
                return null;
            }

            if (first is { Day: { } day, Month: { } month } && day > CalendarReckoning.LongestMonth(month, first.Year))
            {
                return null;
            }
        }

        return new Days { First = first, Last = last, Grain = Grain.Day, Weak = first.Weak && last.Weak };
    }

    /// <param name="open">What is missing may still come from what stands before: "March 4, 5 and 7".</param>
    public static Days? List(Days first, Days last, bool open = false)
    {
        List<Days> items = [.. first.Items ?? [first], .. last.Items ?? [last]];
        if (items.Count > 12 || items.Exists(i => i.IsVoid))
        {
            return null;
        }

        for (var i = items.Count - 2; i >= 0; i--)
        {
            items[i] = Each(items[i], item => TakeFromLater(item, Head(items[i + 1])));
        }

        for (var i = 1; i < items.Count; i++)
        {
            items[i] = Each(items[i], item => TakeFromEarlier(item, Tail(items[i - 1])));
        }

        for (var i = items.Count - 2; i >= 0; i--)
        {
            items[i] = Each(items[i], item => TakeFromLater(item, Head(items[i + 1])));
        }

        // "The Monday, 4 December" is one day.
        for (var i = 0; i + 1 < items.Count; i++)
        {
            if (items[i] is { Weekday: not null, Day: null, IsPartial: true } && items[i + 1] is { Weekday: null, Day: not null, IsPartial: true })
            {
                return null;
            }
        }

        return !open && items.Exists(i => i.Weak) ? null : new Days { Items = items };
    }

    private static Days Head(Days days) => days.First ?? days;

    private static Days Tail(Days days) => days.Last ?? days;

    private static Days Each(Days days, Func<Days, Days> complete)
    {
        if (days is { First: { } first, Last: { } last })
        {
            (first, last) = (complete(first), complete(last));
            return days with { First = first, Last = last, Weak = first.Weak && last.Weak };
        }

        return days.IsPartial ? complete(days) : days;
    }

    private static Days TakeFromLater(Days days, Days later)
    {
        if (!later.IsPartial || later.Month is null)
        {
            return days;
        }

        if (days is { Month: null, Day: not null, Year: null })
        {
            return days.Day > later.Day && later.Weekday is null && days.Weekday is null && later.Day is not null
                ? days
                : days with { Month = later.Month, Year = later.Year, Weak = false };
        }

        return days is { Month: { } month, Year: null } && later.Year is { } year
            ? days with { Year = month > later.Month ? year - 1 : year, Weak = false }
            : days;
    }

    private static Days TakeFromEarlier(Days days, Days earlier)
    {
        if (!earlier.IsPartial || earlier.Month is null)
        {
            return days;
        }

        if (days is { Month: null, Day: not null })
        {
            return days with { Month = earlier.Month, Year = days.Year ?? earlier.Year, Weak = false };
        }

        return days is { Month: { } month, Year: null } && earlier.Year is { } year
            ? days with { Year = month < earlier.Month ? year + 1 : year, Weak = false }
            : days;
    }
}
