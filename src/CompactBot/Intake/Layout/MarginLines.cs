using System.Globalization;
using System.Text.RegularExpressions;

namespace CompactBot.Intake.Layout;

/// <summary>Takes away what stands on the pages and is no text of the letter: page numbers, and heads and feet that repeat.</summary>
internal static partial class MarginLines
{
    private const double Margin = 0.14;
    private const int MostLines = 5;

    public static void Remove(IReadOnlyList<List<TextLine>> pages)
    {
        var repeated = pages
            .SelectMany((lines, i) => InMargin(lines).Select(l => (Key: Key(l), Page: i)))
            .Distinct()
            .GroupBy(l => l.Key)
            .Where(g => g.Key.Length > 0 && g.Count() >= 2)
            .ToDictionary(g => g.Key, g => g.Min(l => l.Page), StringComparer.Ordinal);
        for (var i = 0; i < pages.Count; i++)
        {
            var lines = pages[i];
            var margin = InMargin(lines).ToHashSet();
            var number = i + 1;

            // A head that is on the first page too is the letterhead, which the letter has once.
            lines.RemoveAll(l => margin.Contains(l)
                && ((repeated.TryGetValue(Key(l), out var first) && !(IsAtTop(l) && i == first && i == 0)) || IsPageNumber(l.Text, number, pages.Count)
                    || (i > 0 && IsAtTop(l) && Symbol().IsMatch(l.Text))));
        }
    }

    private static IEnumerable<TextLine> InMargin(List<TextLine> lines)
    {
        var sorted = lines.OrderBy(l => l.Box.Top).ToList();
        return sorted.Take(MostLines).Where(IsAtTop).Concat(sorted.TakeLast(MostLines).Where(l => l.Box.Bottom > (1 - Margin) * l.Page.Height)).Distinct();
    }

    private static bool IsAtTop(TextLine line) => line.Box.Top < Margin * line.Page.Height;

    /// <summary>Its words without figures and spaces, and where it stands; the same on every page where it repeats.</summary>
    private static string Key(TextLine line)
    {
        var words = string.Concat(line.Text.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsDigit(c) ? '#' : c));
        return words.Any(char.IsLetter) ? words + (IsAtTop(line) ? "|top" : "|foot") : string.Empty;
    }

    /// <summary>"2", "- 2 -", "2/3", "Page 2 of 3": the page's own number, perhaps with the number of pages, and hardly a word.</summary>
    private static bool IsPageNumber(string text, int page, int pages)
    {
        if (text.Length > 24 || text.Count(char.IsLetter) > 10)
        {
            return false;
        }

        var numbers = Number().Matches(text).Select(m => m.Value).ToList();
        return numbers.Count is 1 or 2 && int.TryParse(numbers[0], CultureInfo.InvariantCulture, out var first) && first == page
            && (numbers.Count == 1 ? text.Count(char.IsLetter) <= 6 : int.TryParse(numbers[1], CultureInfo.InvariantCulture, out var last) && last == pages);
    }

    /// <summary>A document's symbol, which stands above its later pages: "A/75/80".</summary>
    [GeneratedRegex(@"^\p{Lu}[\p{L}\d.()-]*/[\p{L}\d./()-]*\d[\p{L}\d./()-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\d{1,9}", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
