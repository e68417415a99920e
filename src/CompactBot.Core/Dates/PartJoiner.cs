using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Puts days and their hours together where only such words stand between them as the table lists.</summary>
internal sealed class PartJoiner(DateTable table, DateParser parser, LocalDateTime now)
{
    private readonly CalendarReckoning _calendar = new(now);
    private readonly int _dayHour = table.SymbolOf("dayHour");
    private readonly int _hourDay = table.SymbolOf("hourDay");
    private readonly int _at = table.SymbolOf("at");
    private readonly int _to = table.SymbolOf("to");
    private readonly int _and = table.SymbolOf("and");
    private readonly int _from = table.SymbolOf("from");
    private readonly int _between = table.SymbolOf("between");
    private readonly int _betweenEnd = table.SymbolOf("betweenEnd");
    private readonly int _approx = table.SymbolOf("approxDay");
    private readonly int _zone = table.SymbolOf("zone");

    /// <param name="together">False keeps days and hours apart, but still leaves out hours that only a day would have made sure.</param>
    public List<Meaning> Join(List<Meaning> parts, bool together)
    {
        var joined = new List<Meaning>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var whole = parts[i];
            var first = i;
            while (i + 1 < parts.Count && Both(whole, parts[i + 1]) is { } both)
            {
                whole = both with { Start = Math.Min(whole.Start, parts[i + 1].Start), End = parts[i + 1].End };
                i++;
            }

            if (together)
            {
                joined.Add(whole is Occasion { Hours.IsRange: false } ? whole with { Start = AboutStart(whole.Start) } : whole);
            }
            else
            {
                // A letter's "now" and "in five minutes" are no times of anything.
                joined.AddRange(parts.Skip(first).Take(i - first + 1).Where(p => p is not Moments).Select(p => i > first && p is Hours hours ? hours with { Weak = false } : p));
            }
        }

        if (together)
        {
            JoinRanges(joined);
        }

        joined.RemoveAll(p => p is Hours { Weak: true });
        return joined;
    }

    /// <summary>"Monday at 10:00 to Friday at 18:00".</summary>
    private void JoinRanges(List<Meaning> joined)
    {
        for (var i = 0; i + 1 < joined.Count; i++)
        {
            var (first, last) = (joined[i], joined[i + 1]);
            if (!IsPoint(first) || !IsPoint(last) || first is Hours && last is Hours)
            {
                continue;
            }

            // What encloses both stands before them, or behind: "between", "之间".
            var between = LeadEnd(_between, first.Start);
            var behind = parser.PhraseEnd(_betweenEnd, last.End);
            if (parser.PhraseEnd(_to, first.End) == last.Start || ((between >= 0 || behind >= 0) && parser.PhraseEnd(_and, first.End) == last.Start))
            {
                var start = between >= 0 ? between : LeadEnd(_from, first.Start) is var from and >= 0 ? from : first.Start;
                joined[i] = new OccasionRange(first, last) { Start = start, End = Math.Max(last.End, behind) };
                joined.RemoveAt(i + 1);
            }
        }
    }

    private static bool IsPoint(Meaning meaning) => meaning switch
    {
        Hours hours => IsPoint(hours),
        Moments moments => !moments.IsRange,
        Occasion { Days.First: null } occasion => IsPoint(occasion.Hours),
        _ => false,
    };

    /// <summary>"From 4 p.m." is a point as well where an end follows.</summary>
    private static bool IsPoint(Hours hours) => !hours.IsRange || hours.Known.All(h => h.From is not null && h.To is null);

    /// <summary>Where a word of that kind starts that ends at a token; -1 where none does.</summary>
    private int LeadEnd(int symbol, int at) => at > 0 && parser.PhraseEnd(symbol, at - 1) == at ? at - 1 : -1;

    /// <summary>Where "about" starts that stands before a token; the token where none does.</summary>
    private int AboutStart(int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 4; back--)
        {
            if (parser.PhraseEnd(_approx, back) == at)
            {
                return back;
            }
        }

        return at;
    }

    private Meaning? Both(Meaning first, Meaning next) => (first, next) switch
    {
        (Days days, Hours hours) when CanTake(days, hours) && IsGap(days.End, hours, _dayHour) => new Occasion(days, hours),
        (Hours hours, Days days) when CanTake(days, hours) && IsGap(SkipZone(hours.End), days, _hourDay) => new Occasion(days, hours),
        (Occasion { Hours.IsPart: true } part, Hours { IsPart: false } hours) when IsGap(part.End, hours, _dayHour) => new Occasion(part.Days, Within(hours, part.Hours)),
        (Occasion { OfAnyDay: true } part, Days days) when CanTake(days, part.Hours) && IsGap(part.End, days, _hourDay) => new Occasion(days, part.Hours),
        (Days days, Occasion { OfAnyDay: true } part) when CanTake(days, part.Hours) && IsGap(days.End, part, _dayHour) => new Occasion(days, part.Hours),
        (Hours { IsPart: false } hours, Occasion { Hours.IsPart: true } part) when IsGap(SkipZone(hours.End), part, _hourDay) => new Occasion(part.Days, Within(hours, part.Hours)),
        (Occasion { Hours.IsPart: false } whole, Hours { IsPart: true } part) when IsGap(whole.End, part, _dayHour) => new Occasion(whole.Days, Within(whole.Hours, part)),
        (Occasion { Days: { IsPartial: true, Weekday: { } weekday, Day: null } } whole, Days { Known: not null, Grain: Grain.Week } week)
            when IsGap(whole.End, week, _hourDay) && _calendar.WeekdayOf(weekday, week) is { } day => new Occasion(day, whole.Hours),
        (Hours hours, Hours { IsPart: true } part) when hours is { IsPart: false, Weak: false } && IsGap(hours.End, part, _dayHour) => Within(hours, part),
        _ => null,
    };

    private static Hours Within(Hours hours, Hours part) => part.Known[0] is { From: { } from, To: { } to } ? ClockReckoning.Within(hours, from, to) : hours;

    private static bool CanTake(Days days, Hours hours) =>
        days.Bound is null && (days.IsOneDay || (days is { First.Grain: Grain.Day, Last.Grain: Grain.Day } && !hours.IsPart));

    /// <summary>Between a day and its hours stand only such words; before a bare number, one that says that it is an hour.</summary>
    private bool IsGap(int from, Meaning next, int words)
    {
        var to = next.Start;
        var sure = next is not Hours { Weak: true, IsRange: false } || parser.PhraseEnd(_at, to) > 0;
        for (var steps = 0; from < to; steps++)
        {
            sure |= parser.PhraseEnd(_at, from) == to;
            from = parser.PhraseEnd(words, from, to);
            if (from < 0 || steps == 3)
            {
                return false;
            }
        }

        return from == to && sure;
    }

    private int SkipZone(int at) => Math.Max(at, parser.PhraseEnd(_zone, at));
}
