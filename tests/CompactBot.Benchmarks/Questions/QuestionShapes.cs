using System.Text;
using System.Text.Json;

namespace CompactBot.Benchmarks.Questions;

/// <summary>Questions to take the time of: those of the corpus, and shapes that are made to be slow.</summary>
internal static class QuestionShapes
{
    private const int Longest = 2000;

    /// <summary>Every question of the corpus of the tests, shortest first.</summary>
    public static IReadOnlyList<string> Corpus { get; } =
    [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Questions"), "*.json", SearchOption.AllDirectories)
        .SelectMany(Asked)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(q => q.Length)
        .ThenBy(q => q, StringComparer.Ordinal)];

    /// <summary>Names with questions that are hard on some part of the bot: as long as is read, and one longer.</summary>
    public static IReadOnlyList<(string Name, string Text)> Hostile { get; } =
    [
        ("one word, many times", Filled("the session ")),
        ("sessions and rounds", Filled("the first session of the second round of the third hearing ")),
        ("nested quotes", Filled("\"'«“(")),
        ("brackets", new string('(', 1000) + new string(')', 1000)),
        ("digits", Filled("1234567890")),
        ("numbers", Filled("12 3 2018 ")),
        ("dates", Filled("from 12 to 13 October 2017 and ")),
        ("dates of all kinds", Filled("next Tuesday at 10 or the second half of early May 3/4 ")),
        ("hours", Filled("10:00 to 13:00 ")),
        ("days", Filled("Monday to Friday and ")),
        ("ordinals", Filled("first second third ")),
        ("places", Filled("Vienna Geneva New York Conference Room 4 ")),
        ("mixed scripts", Filled("when когда متى 什么时候 cuándo où ")),
        ("signs without spaces", Filled("第一轮谈判什么时候在哪里举行")),
        ("signs unknown", Filled("魑魅魍魎")),
        ("marks over letters", Filled("a\u0301\u0302\u0303")),
        ("direction marks", Filled("\u202Eround\u200F ")),
        ("lone surrogates", Filled("\uD83D round ")),
        ("emoji", Filled("📅🕙 ")),
        ("one long word", new string('a', Longest)),
        ("one long word of a theme", Filled("migration")),
        ("unknown words", Words(Longest, unknown: true)),
        ("slips", Filled("sesion ruond herring dialoge ")),
        ("bait for expressions", Filled("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! ") ),
        ("spaces", Filled(" \t\n")),
        ("sentences", Filled("When is the round. Where is it! ")),
        ("questions", Filled("When is the round? ")),
        ("question marks", new string('?', Longest)),
        ("and", Filled("and or and ")),
        ("negation", Filled("not in New York ")),
        ("symbols", Filled("A/RES/71/280 ")),
        ("time zone", Filled("my time zone is ")),
        ("Arabic", Filled("متى الجولة الأولى من المفاوضات ")),
        ("Russian", Filled("когда первый раунд переговоров ")),
        ("apostrophes", Filled("l'qu'd'")),
        ("lines", Filled("when\n\n")),
        ("random letters", Words(Longest, unknown: false)),
        ("longer than is read", new string('x', 100_000)),
    ];

    private static string Filled(string part)
    {
        var text = new StringBuilder(Longest + part.Length);
        while (text.Length < Longest)
        {
            text.Append(part);
        }

        return text.ToString(0, Longest);
    }

    private static string Words(int length, bool unknown)
    {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(unknown ? "qx" : "").Append([.. Enumerable.Range(0, random.Next(3, 12)).Select(_ => (char)('a' + random.Next(26)))]).Append(' ');
        }

        return text.ToString(0, length);
    }

    private static IEnumerable<string> Asked(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.ValueKind != JsonValueKind.Array ? []
            : [.. json.RootElement.EnumerateArray().Where(c => c.TryGetProperty("turns", out _)).SelectMany(c => c.GetProperty("turns").EnumerateArray()).Where(t => t.TryGetProperty("ask", out _)).Select(t => t.GetProperty("ask").GetString()!)];
    }
}
