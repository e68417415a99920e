using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Letters;

/// <summary>What the ends and beginnings of lines tell about how they belong together, in any script.</summary>
internal static partial class LineEnds
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".,;:!?。，、；：！？،؛؟");

    /// <summary>Whether the line ends as a sentence does, quotes and brackets behind the mark aside.</summary>
    public static bool IsSentence(string line)
    {
        var text = line.AsSpan().TrimEnd();
        while (text.Length > 0 && text[^1] is '"' or '”' or '’' or '\'' or ')' or ']' or '»' or '*' or '_' or '」' or '）')
        {
            text = text[..^1].TrimEnd();
        }

        return text.Length > 0 && text[^1] is '.' or '!' or '?' or ':' or ';' or '…' or '。' or '！' or '？' or '：' or '；' or '؟' or '؛';
    }

    /// <summary>What marks the line as an item of a list ("•", "1.", "17-20 February - ") or as a field ("Date: …"), so that two of a kind have the same; null where nothing does.</summary>
    public static string? ItemMark(string line)
    {
        var item = Item().Match(line);
        if (item.Success)
        {
            return string.Concat(item.Value.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsDigit(c) ? '1' : char.IsLetter(c) ? 'a' : c));
        }

        return Field().IsMatch(line) ? ":" : DayItem().IsMatch(line) ? "d" : null;
    }

    /// <summary>Whether the line ends with a small short word ("of", "the", "and"), after which nobody ends one.</summary>
    public static bool StopsShort(string line)
    {
        var text = line.TrimEnd();
        var word = text[(text.LastIndexOf(' ') + 1)..];
        return word.Length is > 0 and <= 4 && word.All(char.IsLower);
    }

    /// <summary>Whether it has a mark that parts sentences or their parts: running text has some, an address or a head need not.</summary>
    public static bool HasStop(string line) => line.AsSpan().IndexOfAny(Stops) >= 0;

    /// <summary>Columns with wide gaps between them.</summary>
    public static bool IsRow(string line)
    {
        var text = line.Trim();
        return text.Contains("   ", StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal) || text.Contains(" | ", StringComparison.Ordinal);
    }

    /// <summary>Whether a sentence goes on with this line: a small letter, or a script that has no capitals.</summary>
    public static bool GoesOn(string line)
    {
        foreach (var c in line)
        {
            if (char.IsLetter(c))
            {
                return char.IsLower(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;
            }

            if (char.IsDigit(c))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether running text was broken before a figure: a letter before it, the figure first on the next line.</summary>
    public static bool BreaksBeforeFigure(string line, string next)
    {
        var text = line.AsSpan().TrimEnd();
        var follows = next.AsSpan().TrimStart();
        return text.Length > 0 && follows.Length > 0 && char.IsLetter(text[^1]) && !char.IsUpper(text[^1]) && char.IsDigit(follows[0]);
    }

    /// <summary>"… on Wednesday, 26": the month stands on the next line.</summary>
    public static bool EndsInDay(string line) => DayAtEnd().IsMatch(line);

    [GeneratedRegex(@"\p{L},?\s\d{1,2}\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayAtEnd();

    /// <summary>Scripts that set no spaces between words.</summary>
    public static bool IsUnspaced(char c) => c is (>= '\u3000' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF');

    /// <summary>The width of a text in characters: those of China and Japan are two wide, marks above others none.</summary>
    public static double Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += IsUnspaced(c) ? 2 : CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : 1;
        }

        return width;
    }

    [GeneratedRegex(@"^\s*(?:[•·▪●○◦■□–—*-]\s|[o\uF0B7\u2022]\s|[(（]?(?:[a-zа-я]|[ivx]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3})[.)）、](?!\d)\s?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*\d{1,2}(?:\s*[-–—]\s*\d{1,2})?\s+\p{L}[\p{L}\d,.\s–—-]{2,60}?(?:\s[-–—]\s|:\s)\s*[\p{Lu}\p{Lo}]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayItem();

    [GeneratedRegex(@"^\s*[\p{Lu}\p{Lo}][\p{L}'’.()/ ]{0,30}\s?[:：]\s*\S", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
