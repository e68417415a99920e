using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Puts days and their hours together, and writes everything out as expressions of the text.</summary>
internal sealed class PartJoiner(string text, DateTable table, DateParser parser, LocalDateTime now)
{
    private readonly CalendarReckoning _calendar = new(now);
    private readonly List<DateToken> _tokens = parser.Tokens;
    private readonly int _dayHour = table.SymbolOf("dayHour");
    private readonly int _hourDay = table.SymbolOf("hourDay");
    private readonly int _zone = table.SymbolOf("zone");

    public IReadOnlyList<DateExpression> Join(List<Meaning> parts, bool together)
    {
        var found = new List<DateExpression>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var next = i + 1 < parts.Count ? parts[i + 1] : null;
            switch (parts[i], next)
            {
                case (Days days, Hours hours) when CanTake(days, hours) && IsGap(days.End, hours.Start, _dayHour):
                    Add(found, days, hours, together);
                    i++;
                    break;
                case (Hours hours, Days days) when CanTake(days, hours) && IsGap(SkipZone(hours.End), days.Start, _hourDay):
                    Add(found, days, hours, together, hoursFirst: true);
                    i++;
                    break;
                default:
                    if (parts[i] is not Hours { Weak: true })
                    {
                        found.Add(Write(parts[i]));
                    }

                    break;
            }
        }

        found.RemoveAll(e => e.Readings.Count == 0);
        return found;
    }

    private void Add(List<DateExpression> found, Days days, Hours hours, bool together, bool hoursFirst = false)
    {
        if (together)
        {
            found.Add(Together(days, hours));
            return;
        }

        found.Add(Write(hoursFirst ? hours : days));
        found.Add(Write(hoursFirst ? days : hours));
    }

    private static bool CanTake(Days days, Hours hours) => days.IsOneDay || (days is { First.Grain: Grain.Day, Last.Grain: Grain.Day } && !hours.IsPart);

    private DateExpression Together(Days days, Hours hours)
    {
        var readings = new List<DateValue>();
        foreach (var stretch in _calendar.Resolve(days))
        {
            foreach (var hour in hours.Known)
            {
                var to = hour is { From: { } from, To: { } until } && until < from && stretch.From == stretch.To ? stretch.To?.PlusDays(1) : stretch.To;
                readings.Add(new DateValue(
                    hour.From is null ? null : new DatePoint(stretch.From, hour.From),
                    hour.To is null ? null : new DatePoint(to, hour.To)));
            }
        }

        var start = Math.Min(days.Start, hours.Start);
        var end = Math.Max(days.End, hours.End);
        var kind = hours.IsRange || days.First is not null ? DateKind.DateTimeRange : DateKind.DateTime;
        return Expression(start, end, kind, readings) with
        {
            YearStated = days.YearStated,
            Weekday = days.First is { } first ? first.Weekday : days.Weekday,
            LastWeekday = days.Last?.Weekday,
            ZoneName = ZoneAt(hours.End),
        };
    }

    private DateExpression Write(Meaning part)
    {
        switch (part)
        {
            case Days days:
                var stretches = _calendar.Resolve(days);
                return Expression(days.Start, days.End, KindOf(days), [.. stretches.Select(s => new DateValue(Point(s.From), Point(s.To)))]) with
                {
                    YearStated = days.YearStated,
                    Weekday = days.First is { } first ? first.Weekday : days.Weekday,
                    LastWeekday = days.Last?.Weekday,
                };
            case Hours hours:
                return Expression(hours.Start, hours.End, hours.IsRange ? DateKind.TimeRange : DateKind.Time,
                    [.. hours.Known.Select(s => new DateValue(Point(s.From), Point(s.To)))]) with { ZoneName = ZoneAt(hours.End) };
            default:
                var moments = (Moments)part;
                return Expression(part.Start, part.End, moments.IsRange ? DateKind.DateTimeRange : DateKind.DateTime,
                    [.. moments.Known.Select(m => new DateValue(Point(m.From), Point(m.To)))]);
        }
    }

    private DateExpression Expression(int start, int end, DateKind kind, List<DateValue> readings)
    {
        var from = _tokens[start].Start;
        return new DateExpression(text[from.._tokens[end - 1].End], from, kind, [.. readings.Distinct()]);
    }

    private static DateKind KindOf(Days days) => days.IsOneDay ? DateKind.Date : DateKind.DateRange;

    private static DatePoint? Point(LocalDate? date) => date is null ? null : new DatePoint(date, null);

    private static DatePoint? Point(LocalTime? time) => time is null ? null : new DatePoint(null, time);

    private static DatePoint? Point(LocalDateTime? at) => at is { } value ? new DatePoint(value.Date, value.TimeOfDay) : null;

    /// <summary>Between a day and its hours stand only such words.</summary>
    private bool IsGap(int from, int to, int words)
    {
        for (var steps = 0; from < to; steps++)
        {
            from = parser.PhraseEnd(words, from);
            if (from < 0 || steps == 3)
            {
                return false;
            }
        }

        return from == to;
    }

    private int SkipZone(int at) => Math.Max(at, parser.PhraseEnd(_zone, at));

    private string? ZoneAt(int at)
    {
        var end = parser.PhraseEnd(_zone, at);
        return end < 0 ? null : text[_tokens[at].Start.._tokens[end - 1].End];
    }
}
