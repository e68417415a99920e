using System.Text.RegularExpressions;

namespace CompactBot.Core.Reading;

/// <summary>"XV", "XXIIIe": a number in Roman figures, such as sessions of old bodies bear. A single letter is none: it may be a word.</summary>
internal static partial class RomanNumeral
{
    private static readonly (string Figures, int Value)[] Parts =
        [("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];

    /// <summary>The number; null where the word is none.</summary>
    public static int? Read(string word)
    {
        if (word.Length < 2 || word[0] is not ('L' or 'X' or 'V' or 'I') || Shape().Match(word) is not { Success: true } match)
        {
            return null;
        }

        var (rest, value) = (match.Groups["figures"].Value, 0);
        foreach (var (figures, worth) in Parts)
        {
            while (rest.StartsWith(figures, StringComparison.Ordinal))
            {
                (rest, value) = (rest[figures.Length..], value + worth);
            }
        }

        return value;
    }

    [GeneratedRegex("^(?=[LXVI]{2})(?<figures>(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:e|è?me|º|ª)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
