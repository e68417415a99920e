using System.Globalization;
using System.Text;

namespace CompactBot.Core.Languages;

/// <summary>
/// Lets a pattern find words with and without their vowel marks, for scripts where both are usual, and a letter with or without the sign that
/// it can carry: each such letter of the pattern stands for all its shapes, whatever marks follow.
/// </summary>
internal static class MarkedLetters
{
    private const char First = '\u0620';
    private const char Last = '\u06D3';
    private const string Marks = @"[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200C-\u200F\u202A-\u202E\u2066-\u2069]*";

    private static readonly Dictionary<char, string> Shapes = Enumerable.Range(First, Last - First + 1)
        .Select(c => (char)c)
        .Where(IsLetter)
        .GroupBy(Plain)
        .ToDictionary(g => g.Key, g => string.Concat(g));

    public static string Allow(string pattern)
    {
        if (!pattern.Any(IsLetter))
        {
            return pattern;
        }

        var allowed = new StringBuilder(pattern.Length * 3);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                allowed.Append(c).Append(pattern[++i]);
                continue;
            }

            // A name of a group has no such letters, so that only classes need care.
            inClass = c == '[' || (inClass && c != ']');
            allowed.Append(!IsLetter(c) ? c.ToString()
                : inClass ? Shapes[Plain(c)]
                : Shapes[Plain(c)] is { Length: > 1 } shapes ? $"(?:[{shapes}]{Marks})" : $"(?:{c}{Marks})");
        }

        return allowed.ToString();
    }

    private static bool IsLetter(char c) => c is >= First and <= Last && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    private static char Plain(char c) => c.ToString().Normalize(NormalizationForm.FormD)[0];
}
