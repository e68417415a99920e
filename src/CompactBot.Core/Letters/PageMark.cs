using System.Globalization;

namespace CompactBot.Core.Letters;

/// <summary>The number of a page, as it stands on a line of its own: "2", "- 2 -", "2/3", "Page 2 of 5", "1 2" for the first of two.</summary>
/// <param name="Number">The page.</param>
/// <param name="Total">How many there are; null where it does not say.</param>
/// <param name="IsPlain">Whether it is nothing but numbers, which alone could be something else.</param>
internal sealed record PageMark(int Number, int? Total, bool IsPlain)
{
    private const int LongestMark = 32;
    private const int MostPages = 400;

    /// <summary>Null where the line is something else, or has words that are not of pages.</summary>
    public static PageMark? Of(string line)
    {
        var text = line.Trim();
        if (text.Length is 0 or > LongestMark || !text.Any(char.IsDigit))
        {
            return null;
        }

        var numbers = new List<int>();
        var dressed = false;
        var isOf = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            var end = i + 1;
            if (char.IsDigit(c))
            {
                while (end < text.Length && char.IsDigit(text[end]))
                {
                    end++;
                }

                if (end - i > 3 || numbers.Count == 2)
                {
                    return null;
                }

                numbers.Add(text[i..end].Aggregate(0, (sum, digit) => (sum * 10) + (int)CharUnicodeInfo.GetNumericValue(digit)));
            }
            else if (char.IsLetter(c))
            {
                while (end < text.Length && char.IsLetter(text[end]) && !IsHan(text[end]) && !IsHan(c))
                {
                    end++;
                }

                var word = text[i..end];
                var joins = PageWords.Known.OfWords.Contains(word, StringComparer.OrdinalIgnoreCase);
                if (!joins && !PageWords.Known.PageNames.Contains(word, StringComparer.OrdinalIgnoreCase))
                {
                    return null;
                }

                dressed |= !joins;
                isOf |= joins;
            }
            else if (c is '-' or '–' or '—' or '|' or '/' or '(' or ')' or '[' or ']')
            {
                dressed |= c is not '/' || numbers.Count == 1;
                isOf |= c == '/';
            }
            else if (!char.IsWhiteSpace(c) && c is not ('.' or ',' or '，' or '\u200F' or '\u200E'))
            {
                return null;
            }

            i = end;
        }

        return numbers switch
        {
            [var n] when n is > 0 and <= MostPages && !isOf => new PageMark(n, null, !dressed),
            [var n, var of] when n is > 0 && n <= of && of <= MostPages => new PageMark(n, of, !dressed && !isOf),
            _ => null,
        };

        static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
    }
}
