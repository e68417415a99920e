using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Dates;

/// <summary>The corpus in Corpus/Dates: one file a language, its form told in its head.</summary>
public sealed class DateReaderTests
{
    private static readonly LocalDateTime Now = new(2018, 2, 5, 9, 0);

    public static TheoryData<string, int, string> Corpus()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Dates"), "*.txt").Order(StringComparer.Ordinal))
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
                    data.Add(Path.GetFileNameWithoutExtension(file), number, now + "\t" + line);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Corpus_IsReadAsItSays(string language, int line, string content)
    {
        var (now, said) = (content[..content.IndexOf('\t')], content[(content.IndexOf('\t') + 1)..]);
        var arrow = said.IndexOf(" -> ", StringComparison.Ordinal);
        var apart = said.StartsWith("parts ", StringComparison.Ordinal);
        var text = said[(apart ? 6 : 0)..arrow].Replace("\\n", "\n", StringComparison.Ordinal);
        var expected = said[(arrow + 4)..];
        var reader = new DateReader();
        var at = LocalDateTimePattern.GeneralIso.Parse(now.Length == 16 ? now + ":00" : now).Value;

        var found = apart ? reader.ReadParts(text, at, language) : reader.Read(text, at, language);

        var shown = found.Count == 0 ? "none" : string.Join(" ; ", found.Select((e, i) => Show(e, i, expected)));
        shown.ShouldBe(expected, $"line {line}");
        found.ShouldAllBe(e => text.Substring(e.Start, e.Length) == e.Text);
    }

    [Theory]
    [InlineData("1, ")]
    [InlineData("1 and ")]
    [InlineData("first ")]
    [InlineData("monday ")]
    [InlineData("10:00 to ")]
    [InlineData("2 weeks after ")]
    [InlineData("from the end of the beginning of ")]
    [InlineData("4, 5 and 7 March, ")]
    [InlineData("1/1/")]
    [InlineData("12 hours 3 minutes ")]
    public void HostileText_TakesAMomentOnly(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 10_000 / repeated.Length));
        var reader = new DateReader();
        reader.Read("1 May 2018", Now, "en");
        var watch = Stopwatch.StartNew();

        reader.Read(text, Now, "en");

        // A hundredth of it is usual; the bound is for machines that are busy with other things.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void OddCharacters_AreReadOver()
    {
        var reader = new DateReader();

        reader.Read("\0\u0001\ud800 20 February 2018 \udfff\ufffe", Now, "en").ShouldHaveSingleItem().Text.ShouldBe("20 February 2018");
        reader.Read(string.Empty, Now, "en").ShouldBeEmpty();
        reader.Read("２０ February ٢٠١٨", Now, "en").ShouldHaveSingleItem().Readings[0].From!.Value.Date.ShouldBe(new LocalDate(2018, 2, 20));
    }

    [Fact]
    public void AnyWordsOfTheTable_GiveExactSpansAndForwardReadings()
    {
        var words = TableWords();
        var random = new Random(20180205);
        var reader = new DateReader();
        for (var round = 0; round < 600; round++)
        {
            var text = string.Join(random.Next(8) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Count)]));
            foreach (var found in reader.Read(text, Now, "en").Concat(reader.ReadParts(text, new LocalDateTime(2016, 2, 29, 23, 0), "en")))
            {
                text.Substring(found.Start, found.Length).ShouldBe(found.Text);
                found.Readings.ShouldNotBeEmpty(text);
                found.Readings.ShouldAllBe(r => r.From == null || r.To == null || r.From.Value.Date == null || r.To.Value.Date == null || r.From.Value.Date <= r.To.Value.Date, text);
            }
        }
    }

    private static List<string> TableWords()
    {
        using var json = JsonDocument.Parse(LanguageData.Open("en", "dates.json"));
        List<string> words = ["2018", "1999", "0930", "2999", "31/12/2999", "29 February", "9.30", "10:00", ",", "-", "/", "5000 years", "w/c"];
        words.AddRange(Enumerable.Range(0, 40).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        foreach (var category in json.RootElement.GetProperty("words").EnumerateObject().Select(c => c.Value))
        {
            var lists = category.ValueKind == JsonValueKind.Array ? [category] : category.EnumerateObject().Select(v => v.Value);
            words.AddRange(lists.SelectMany(l => l.EnumerateArray()).Select(w => w.GetString()!));
        }

        return words;
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
