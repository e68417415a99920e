using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CompactBot.Core.Dates;
using CompactBot.Core.Languages;
using NodaTime;
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
        foreach (var line in DateCorpus.Lines(string.Empty))
        {
            data.Add(line.Language, line.Number, line.Content);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Corpus_IsReadAsItSays(string language, int line, string content)
    {
        var (shown, expected) = DateCorpus.Read(content, language);

        shown.ShouldBe(expected, $"line {line}");
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
    [InlineData("more than 3 weeks before ")]
    [InlineData("Monday in 2 weeks on ")]
    [InlineData("next year's first ")]
    [InlineData("2018-02-30 ")]
    [InlineData("1-", "fr")]
    [InlineData("le 4 et ", "fr")]
    [InlineData("il y a plus de 3 mois et ", "fr")]
    [InlineData("de las 5 a ", "es")]
    [InlineData("el 4, ", "es")]
    [InlineData("de mañana a la mañana ", "es")]
    [InlineData("一", "zh")]
    [InlineData("五月", "zh")]
    [InlineData("前三周", "zh")]
    [InlineData("و", "ar")]
    [InlineData("الأول من ", "ar")]
    [InlineData("بعد ثلاثة أيام من ", "ar")]
    [InlineData("с 4 по ", "ru")]
    [InlineData("через неделю после ", "ru")]
    public void HostileText_TakesAMomentOnly(string repeated, string language = "en")
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 10_000 / repeated.Length));
        var reader = new DateReader();
        reader.Read("1.5.2018", Now, language);
        var watch = Stopwatch.StartNew();

        reader.Read(text, Now, language);

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

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("zh")]
    [InlineData("ar")]
    [InlineData("ru")]
    public void AnyWordsOfTheTable_GiveExactSpansAndForwardReadings(string language)
    {
        var words = TableWords(language);
        var random = new Random(20180205);
        var reader = new DateReader();
        for (var round = 0; round < 300; round++)
        {
            var text = string.Join(random.Next(8) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Count)]));
            foreach (var found in reader.Read(text, Now, language).Concat(reader.ReadParts(text, new LocalDateTime(2016, 2, 29, 23, 0), language)))
            {
                text.Substring(found.Start, found.Length).ShouldBe(found.Text);
                found.Readings.ShouldNotBeEmpty(text);
                found.Readings.ShouldAllBe(r => r.From == null || r.To == null || r.From.Value.Date == null || r.To.Value.Date == null || r.From.Value.Date <= r.To.Value.Date, text);
            }
        }
    }

    private static List<string> TableWords(string language)
    {
        using var json = JsonDocument.Parse(LanguageData.Open(language, "dates.json"));
        List<string> words = ["2018", "1999", "0930", "2999", "31/12/2999", "29 February", "9.30", "10:00", ",", "-", "/", "5000 years", "w/c", "30/2/2018", "1.2.35"];
        words.AddRange(Enumerable.Range(0, 40).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        foreach (var category in json.RootElement.GetProperty("words").EnumerateObject().Select(c => c.Value))
        {
            var lists = category.ValueKind == JsonValueKind.Array ? [category] : category.EnumerateObject().Select(v => v.Value);
            words.AddRange(lists.SelectMany(l => l.EnumerateArray()).Select(w => w.GetString()!));
        }

        return words;
    }
}
