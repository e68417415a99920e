using System.Buffers;

namespace CompactBot.Core.Letters;

/// <summary>Whether what a file holds is text at all, before anyone looks for a letter in it.</summary>
public static class TextCheck
{
    /// <summary>Longer than any letter: a file of this size is something else.</summary>
    public const int MostCharacters = 200_000;

    private static readonly SearchValues<char> NoText = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))]);

    /// <summary>Scanning leaves a sign or two that it cannot read; more of them are another encoding.</summary>
    private const int FewOfAHundred = 50;

    /// <summary>What is wrong with it, as the rest of a sentence that names the file; null where nothing is.</summary>
    public static string? Problem(LetterText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Paragraphs.All(p => string.IsNullOrWhiteSpace(p.Text)))
        {
            return "it holds no text";
        }

        if (text.Paragraphs.Sum(p => (long)p.Text.Length) > MostCharacters)
        {
            return $"it holds more than {MostCharacters} characters, and no letter does";
        }

        foreach (var paragraph in text.Paragraphs)
        {
            if (paragraph.Text.AsSpan().ContainsAny(NoText) || paragraph.Text.AsSpan().Count('\uFFFD') * FewOfAHundred > paragraph.Text.Length)
            {
                return $"it is not plain text: there are control characters or broken characters on page {paragraph.Page}";
            }
        }

        return HasNoWords(text) ? "it holds no words" : null;

        static bool HasNoWords(LetterText text) => !text.Paragraphs.Any(p => p.Text.Any(char.IsLetter));
    }
}
