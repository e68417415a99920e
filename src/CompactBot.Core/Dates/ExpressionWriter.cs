using NodaTime;

namespace CompactBot.Core.Dates;

/// <summary>Writes what was found as expressions of the text, with every reading worked out.</summary>
internal sealed class ExpressionWriter(string text, DateTable table, DateParser parser, LocalDateTime now)
{
    private readonly CalendarReckoning _calendar = new(now);
    private readonly List<DateToken> _tokens = parser.Tokens;
    private readonly int _zone = table.SymbolOf("zone");
    private readonly int _zoneHead = table.SymbolOf("zoneHead");
    private readonly int _zoneTail = table.SymbolOf("zoneTail");

    public DateExpression Write(Meaning part) => part switch
    {
        Days days => Named(Expression(part, days.IsOneDay ? DateKind.Date : DateKind.DateRange,
            _calendar.Resolve(days).Select(s => new DateValue(Point(s.From), Point(s.To)))), days),
        Hours hours => Expression(part, hours.IsRange ? DateKind.TimeRange : DateKind.Time,
            hours.Known.Select(s => new DateValue(Point(s.From), Point(s.To)))) with { ZoneName = ZoneAt(hours.End), IsPartOfDay = hours.IsPart },
        Occasion occasion => Named(Expression(part, occasion.Hours.IsRange || occasion.Days.First is not null ? DateKind.DateTimeRange : DateKind.DateTime,
            Together(occasion)), occasion.Days) with { ZoneName = ZoneAt(part.End) ?? ZoneAt(occasion.Hours.End) },
        Moments moments => Expression(part, moments.IsRange ? DateKind.DateTimeRange : DateKind.DateTime,
            moments.Known.Select(m => new DateValue(Point(m.From), Point(m.To)))),
        OccasionRange range => Expression(part, DateKind.DateTimeRange, FromTo(range)) with { ZoneName = ZoneAt(part.End), YearStated = Year(range.First) && Year(range.Last) },
        _ => throw new InvalidOperationException($"No expression is made of {part.GetType().Name}."),
    };

    private IEnumerable<DateValue> Together(Occasion occasion)
    {
        foreach (var stretch in _calendar.Resolve(occasion.Days))
        {
            foreach (var hour in occasion.Hours.Known)
            {
                var overnight = hour is { From: { } from, To: { } until } && until < from && stretch.From == stretch.To;
                yield return new DateValue(
                    hour.From is null ? null : new DatePoint(stretch.From, hour.From),
                    hour.To is null ? null : new DatePoint(overnight ? stretch.To?.PlusDays(1) : stretch.To, hour.To));
            }
        }
    }

    /// <summary>Each start with the first end behind it; a day that only one side names is the other's too, and one that the start leaves out is today.</summary>
    private IEnumerable<DateValue> FromTo(OccasionRange range)
    {
        var lasts = Points(range.Last).ToList();
        foreach (var (day, time) in Points(range.First))
        {
            var from = (day ?? now.Date) + time;
            var to = lasts.Select(l => (l.Day ?? from.Date) + l.Time).Where(l => l > from).DefaultIfEmpty().Min();
            if (to != default)
            {
                yield return new DateValue(Point(from), Point(to));
            }
        }
    }

    private IEnumerable<(LocalDate? Day, LocalTime Time)> Points(Meaning meaning) => meaning switch
    {
        Hours hours => hours.Known.Where(h => h.From is not null).Select(h => ((LocalDate?)null, h.From!.Value)),
        Moments moments => moments.Known.Where(m => m.From is not null).Select(m => ((LocalDate?)m.From!.Value.Date, m.From!.Value.TimeOfDay)),
        Occasion occasion => from day in _calendar.Resolve(occasion.Days) from hour in occasion.Hours.Known where hour.From is not null select (day.From, hour.From!.Value),
        _ => [],
    };

    private static bool Year(Meaning meaning) => meaning is not Occasion occasion || occasion.Days.YearStated;

    private static DateExpression Named(DateExpression expression, Days days) => expression with
    {
        YearStated = days.YearStated,
        EndsBefore = days is { Bound: "before", Of.IsOneDay: true },
        Weekday = days.First is { } first ? first.Weekday : days.Weekday,
        LastWeekday = days.Last?.Weekday,
    };

    private DateExpression Expression(Meaning part, DateKind kind, IEnumerable<DateValue> readings)
    {
        var from = _tokens[part.Start].Start;
        return new DateExpression(text[from.._tokens[part.End - 1].End], from, kind, [.. readings.Where(IsForward).Distinct()]);
    }

    /// <summary>Words can be put together so that the end is before the start; that is no reading.</summary>
    private static bool IsForward(DateValue value) => !(value.From?.Date is { } from && value.To?.Date is { } to && from > to);

    private static DatePoint? Point(LocalDate? date) => date is null ? null : new DatePoint(date, null);

    private static DatePoint? Point(LocalTime? time) => time is null ? null : new DatePoint(null, time);

    private static DatePoint? Point(LocalDateTime? at) => at is { } value ? new DatePoint(value.Date, value.TimeOfDay) : null;

    /// <summary>"EST", "GMT+2", or up to three words that end in "time" or the like: "Paris local time".</summary>
    private string? ZoneAt(int at)
    {
        var start = at < _tokens.Count && _tokens[at].Folded is "," or "(" ? at + 1 : at;
        var end = parser.PhraseEnd(_zone, start);
        if (parser.PhraseEnd(_zoneHead, start) is var head and >= 0 && head + 1 < _tokens.Count && _tokens[head].Folded is "+" or "-" && _tokens[head + 1].Value >= 0)
        {
            end = head + 2;
            if (end + 1 < _tokens.Count && _tokens[end].Folded == ":" && !_tokens[end + 1].Apart && _tokens[end + 1].Value >= 0)
            {
                end += 2;
            }
        }

        for (var word = start; end < 0 && word < start + 3 && word < _tokens.Count && _tokens[word].Kind == TokenKind.Word; word++)
        {
            var tail = parser.PhraseEnd(_zoneTail, word);
            end = tail > start + 1 || (tail > 0 && word > start) ? tail : -1;
        }

        return end < 0 ? null : text[_tokens[start].Start.._tokens[end - 1].End];
    }
}
