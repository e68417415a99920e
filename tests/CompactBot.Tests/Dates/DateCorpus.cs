using System.Globalization;
using CompactBot.Core.Dates;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Tests.Dates;

/// <summary>Texts with what must be read from them, in the form that the head of Corpus/Dates/en.txt tells.</summary>
internal static class DateCorpus
{
    public sealed record Line(string Language, int Number, string Content);

    /// <param name="folder">Within Corpus/Dates; empty for itself.</param>
    public static IEnumerable<Line> Lines(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Dates", folder), "*.txt").Order(StringComparer.Ordinal))
        {
            var number = 0;
            var now = string.Empty;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.StartsWith('@'))
                {
                    now = line[1..].Trim();
                }
                else if (line.Length > 0 && line[0] != '#')
                {
                    yield return new Line(Path.GetFileNameWithoutExtension(file), number, now + "\t" + line);
                }
            }
        }
    }

    /// <summary>What is read, shown in the form of what the line expects.</summary>
    public static (string Shown, string Expected) Read(string content, string language)
    {
        var (now, said) = (content[..content.IndexOf('\t')], content[(content.IndexOf('\t') + 1)..]);
        var arrow = said.IndexOf(" -> ", StringComparison.Ordinal);
        var apart = said.StartsWith("parts ", StringComparison.Ordinal);
        var text = said[(apart ? 6 : 0)..arrow].Replace("\\n", "\n", StringComparison.Ordinal);
        var expected = said[(arrow + 4)..];
        var reader = new DateReader();
        var at = LocalDateTimePattern.GeneralIso.Parse(now.Length == 16 ? now + ":00" : now).Value;

        var found = apart ? reader.ReadParts(text, at, language) : reader.Read(text, at, language);

        var wrong = found.FirstOrDefault(e => text.Substring(e.Start, e.Length) != e.Text);
        return (wrong is not null ? $"the span of '{wrong.Text}' is wrong" : found.Count == 0 ? "none" : string.Join(" ; ", found.Select((e, i) => Show(e, i, expected))), expected);
    }

    private static string Show(DateExpression e, int index, string expected)
    {
        var parts = expected.Split(" ; ");
        var all = index < parts.Length && parts[index].Contains(" | ", StringComparison.Ordinal);
        var readings = string.Join(" | ", e.Readings.Take(all ? e.Readings.Count : 1).Select(Show));
        var text = e.Text.Replace("\n", "\\n", StringComparison.Ordinal);
        var year = index < parts.Length && parts[index].Contains(" ~", StringComparison.Ordinal) && !e.YearStated ? " ~" : string.Empty;
        var weekday = e.Weekday is { } day && (index >= parts.Length || parts[index].EndsWith("day", StringComparison.Ordinal)) ? $" {day}" : string.Empty;
        var last = e.LastWeekday is { } end && weekday.Length > 0 ? $" {end}" : string.Empty;
        var zone = e.ZoneName is { } name ? $" zone={name}" : string.Empty;
        return $"[{text}] {Kebab(e.Kind)} {readings}{year}{weekday}{last}{zone}";
    }

    private static string Kebab(DateKind kind) => kind switch
    {
        DateKind.Date => "date",
        DateKind.DateRange => "date-range",
        DateKind.Time => "time",
        DateKind.TimeRange => "time-range",
        DateKind.DateTime => "date-time",
        _ => "date-time-range",
    };

    private static string Show(DateValue value) => value.From == value.To ? Show(value.From) : $"{Show(value.From)}..{Show(value.To)}";

    private static string Show(DatePoint? point) => point switch
    {
        { Date: { } date, Time: { } time } => $"{LocalDatePattern.Iso.Format(date)}T{Show(time)}",
        { Date: { } date } => LocalDatePattern.Iso.Format(date),
        { Time: { } time } => Show(time),
        _ => string.Empty,
    };

    private static string Show(LocalTime time) => time.ToString(time.Second == 0 ? "HH':'mm" : "HH':'mm':'ss", CultureInfo.InvariantCulture);
}
