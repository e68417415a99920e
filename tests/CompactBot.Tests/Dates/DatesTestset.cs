using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CompactBot.Core.Dates;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Tests.Dates;

/// <summary>
/// The date specs of microsoft/Recognizers-Text, scored against our grammar. In scope are the kinds that we have; a case whose every result is
/// a duration, a set, a holiday or a zone is left out, and beside those of a mixed case our own reading of the same words is not counted.
/// </summary>
internal static partial class DatesTestset
{
    public sealed record Case(int Number, string Input, LocalDateTime Now, IReadOnlyList<Expected> Results, IReadOnlyList<(int Start, int End)> Outside);

    /// <param name="Values">Null where the specs resolve nothing (seasons): the span and the kind count alone.</param>
    /// <param name="HasEnds">Its two ends are written out, resolved or not.</param>
    public sealed record Expected(int Start, int End, DateKind Kind, IReadOnlyList<(string? From, string? To, string Mod)>? Values, bool HasEnds);

    private static readonly Dictionary<string, DateKind> Kinds = new(StringComparer.Ordinal)
    {
        ["date"] = DateKind.Date,
        ["daterange"] = DateKind.DateRange,
        ["time"] = DateKind.Time,
        ["timerange"] = DateKind.TimeRange,
        ["datetime"] = DateKind.DateTime,
        ["datetimerange"] = DateKind.DateTimeRange,
    };

    public static IReadOnlyList<Case> Load(string file, bool withUnsupported = false)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var cases = new List<Case>();
        var number = -1;
        foreach (var item in json.RootElement.EnumerateArray())
        {
            number++;
            if (!withUnsupported && item.TryGetProperty("NotSupported", out var not) && not.GetString()!.Contains("dotnet", StringComparison.Ordinal))
            {
                continue;
            }

            // What is not found in its own input cannot be asked for.
            if (item.GetProperty("Results").EnumerateArray().Any(r => r.GetProperty("Start").GetInt32() < 0))
            {
                continue;
            }

            var now = item.TryGetProperty("Context", out var context)
                ? LocalDateTimePattern.ExtendedIso.Parse(context.GetProperty("ReferenceDateTime").GetString()!).Value
                : new LocalDateTime(2019, 1, 1, 0, 0);
            var inside = new List<Expected>();
            var outside = new List<(int, int)>();
            foreach (var result in item.GetProperty("Results").EnumerateArray())
            {
                var (start, end) = Span(item.GetProperty("Input").GetString()!, result);
                if (Kinds.TryGetValue(TypeOf(result).Split('.')[^1], out var kind) && !IsHoliday(result))
                {
                    inside.Add(new Expected(start, end, kind, Values(result), result.GetRawText().Contains("\"timex\": \"(", StringComparison.Ordinal)));
                }
                else
                {
                    outside.Add((start, end));
                }
            }

            // A day that does not exist, by itself or at an end of a range, is "not resolved" there and no expression here.
            if (inside.Any(e => e.Values is null && (e.Kind is DateKind.Date or DateKind.DateTime || e.HasEnds)) || (inside.Count == 0 && outside.Count > 0))
            {
                continue;
            }

            cases.Add(new Case(number, item.GetProperty("Input").GetString()!, now, inside, outside));
        }

        return cases;
    }

    /// <summary>
    /// What differs, or null where nothing does; <paramref name="convention"/> tells that only a listed difference of conventions does. They are four:
    /// where both ends of a range are months, quarters or years, theirs ends with the first day of the last of them, ours with its last day, for "2014 to
    /// 2018" is five years in every letter; the end of a day is its last minute in the Arabic specs and its last second here and in all the others; days of
    /// the lunar calendar are read there as if they were the sun's, which is another day, and here they are read over; and of a whole date in figures
    /// that could be turned (04/11/2016) we give both days, for half of those who write in English write them in the other order.
    /// </summary>
    public static string? Difference(Case test, IDateReader reader, string language, out bool convention)
    {
        convention = false;
        if (Lunar().IsMatch(test.Input))
        {
            convention = true;
            return $"{test.Number} '{test.Input}': by the moon";
        }

        var found = reader.Read(test.Input, test.Now, language)
            .Where(e => !test.Outside.Any(o => e.Start < o.End && o.Start < e.End)).ToList();
        var differs = false;
        if (found.Count == test.Results.Count)
        {
            for (var i = 0; i < found.Count; i++)
            {
                var (ours, theirs) = (found[i], test.Results[i]);
                if (ours.Start != theirs.Start || ours.End != theirs.End || ours.Kind != theirs.Kind)
                {
                    differs = true;
                }
                else if (theirs.Values is { } values && !Same(ours.Readings, values, ours.Kind, inclusiveEnds: false))
                {
                    convention = Same(ours.Readings, values, ours.Kind, inclusiveEnds: true) || Same(Unturned(ours), values, ours.Kind, inclusiveEnds: false);
                    differs |= !convention;
                }
            }
        }
        else
        {
            differs = true;
        }

        return !differs && !convention ? null : $"{test.Number} @{test.Now:uuuu'-'MM'-'dd'T'HH':'mm} '{test.Input}': {string.Join("; ", found.Select(Show))}  <>  {string.Join("; ", test.Results.Select(r => Show(r, test.Input)))}";
    }

    /// <summary>One case of the specs writes the name of the field otherwise.</summary>
    private static string TypeOf(JsonElement result) =>
        (result.TryGetProperty("TypeName", out var type) || result.TryGetProperty("Typename", out type) ? type.GetString() : null) ?? string.Empty;

    /// <summary>The words without the blank that some specs count before them.</summary>
    private static (int Start, int End) Span(string input, JsonElement result)
    {
        var (start, end) = (result.GetProperty("Start").GetInt32(), result.GetProperty("End").GetInt32() + 1);
        while (start >= 0 && start < end && char.IsWhiteSpace(input[start]))
        {
            start++;
        }

        return (start, end);
    }

    private static bool IsHoliday(JsonElement result) => result.GetRawText() is var raw && Holidays.Any(h => raw.Contains(h, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Holidays = ["easter", "christmas", "new year\"", "halloween", "labor day", "black friday", "independence", "eid", "workers' day", "día del trabajador", "día de la tierra"];

    private static IReadOnlyList<(string? From, string? To, string Mod)>? Values(JsonElement result)
    {
        var values = new List<(string?, string?, string)>();
        if (result.GetProperty("Resolution").ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var value in result.GetProperty("Resolution").GetProperty("values").EnumerateArray())
        {
            string? Get(string name) => value.TryGetProperty(name, out var found) ? found.GetString() : null;
            if (Get("value") is { } single)
            {
                if (single == "not resolved")
                {
                    return null;
                }

                values.Add((single, single, string.Empty));
            }
            else
            {
                values.Add((Get("start"), Get("end"), Get("Mod") ?? string.Empty));
            }
        }

        return values;
    }

    private static bool Same(IReadOnlyList<DateValue> ours, IReadOnlyList<(string? From, string? To, string Mod)> theirs, DateKind kind, bool inclusiveEnds)
    {
        var distinct = theirs.Distinct().ToList();
        return ours.Count == distinct.Count && distinct.All(t => ours.Any(o =>
            (From(o.From, t.From, t.Mod) && To(o.To, t.To, kind, inclusiveEnds)) || (inclusiveEnds && IsLastMinute(o, t.From, t.To))));
    }

    /// <summary>Without the second order of figures.</summary>
    private static List<DateValue> Unturned(DateExpression ours) =>
        ours.Readings is [{ From.Date: { } first } kept, { From.Date: { } second }] && (first.Day, first.Month, first.Year) == (second.Month, second.Day, second.Year) ? [kept] : [.. ours.Readings];

    private static bool IsLastMinute(DateValue ours, string? from, string? to) =>
        ours.From == ours.To && from == to && ours.From is { Date: { } day, Time: { Hour: 23, Minute: 59, Second: 59 } } && to == $"{Text(day)} 23:59:00";

    [GeneratedRegex("[农農]历|[正冬腊闰]月|初[一二三四五六七八九十]", RegexOptions.None, 1000)]
    private static partial Regex Lunar();

    private static bool From(DatePoint? ours, string? theirs, string mod) =>
        Text(ours) == theirs || (ours is { Date: { } date, Time: null } && mod.StartsWith("after", StringComparison.Ordinal) && Text(date.PlusDays(-1)) == theirs);

    private static bool To(DatePoint? ours, string? theirs, DateKind kind, bool inclusiveEnds)
    {
        if (Text(ours) == theirs)
        {
            return true;
        }

        if (kind != DateKind.DateRange || ours is not { Date: { } date } || theirs is null)
        {
            return false;
        }

        // Their end is the first day that is out; where both ends are months, quarters or years, it is the first day of the last of them.
        return Text(date.PlusDays(1)) == theirs
            || (inclusiveEnds && (Text(date.With(DateAdjusters.StartOfMonth)) == theirs || Text(date.PlusDays(1).PlusMonths(-3)) == theirs || (Text(new LocalDate(date.Year, 1, 1)) == theirs)));
    }

    private static string? Text(DatePoint? point) => point switch
    {
        null => null,
        { Date: { } date, Time: { } time } => $"{Text(date)} {Text(time)}",
        { Date: { } date } => Text(date),
        { Time: { } time } => Text(time),
        _ => null,
    };

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Text(LocalTime time) => time.ToString("HH':'mm':'ss", CultureInfo.InvariantCulture);

    private static string Show(DateExpression e) => $"[{e.Text}] {e.Kind} {string.Join(" | ", e.Readings.Select(r => r.From == r.To ? Text(r.From) : $"{Text(r.From)}..{Text(r.To)}"))}";

    private static string Show(Expected e, string input) =>
        $"[{input[e.Start..Math.Min(e.End, input.Length)]}] {e.Kind} {(e.Values is null ? "?" : string.Join(" | ", e.Values.Select(v => v.From == v.To ? v.From : $"{v.From}..{v.To}")))}";
}
