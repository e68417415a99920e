using System.Globalization;

namespace CompactBot.Core.Languages;

/// <summary>
/// The plural categories of a language, by the rules of Unicode CLDR as they are written there ("n % 10 = 1 and n % 100 != 11"), for whole
/// numbers (https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules). The rules stand in grammar.json.
/// </summary>
internal sealed class PluralRules(IReadOnlyDictionary<string, string> rules)
{
    /// <summary>The category of a number: "one", "few", "other" …</summary>
    public string Category(int number) =>
        rules.FirstOrDefault(rule => rule.Value.Split(" or ").Any(any => any.Split(" and ").All(all => Holds(all, number)))).Key ?? "other";

    private static bool Holds(string relation, int number)
    {
        var not = relation.Contains("!=", StringComparison.Ordinal);
        var sides = relation.Split(not ? "!=" : "=", 2, StringSplitOptions.TrimEntries);
        if (sides.Length < 2)
        {
            return true;
        }

        var left = sides[0].Split('%', StringSplitOptions.TrimEntries);
        // Whole numbers have no visible fraction: v, w, f, t, e and c are all 0.
        var value = left[0] is "n" or "i" ? Math.Abs(number) : 0;
        if (left.Length > 1)
        {
            value %= int.Parse(left[1], CultureInfo.InvariantCulture);
        }

        return sides[1].Split(',').Any(range => IsIn(range, value)) != not;
    }

    private static bool IsIn(string range, int value)
    {
        var ends = range.Split("..");
        var from = int.Parse(ends[0], CultureInfo.InvariantCulture);
        return value >= from && value <= (ends.Length > 1 ? int.Parse(ends[1], CultureInfo.InvariantCulture) : from);
    }
}
