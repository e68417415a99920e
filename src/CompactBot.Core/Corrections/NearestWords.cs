using CompactBot.Core.Letters;

namespace CompactBot.Core.Corrections;

/// <summary>The sentence of a letter that speaks most of something: where a reader should look when a person says what stands there.</summary>
internal static class NearestWords
{
    private static readonly char[] Stops = ['.', '。', '؟', ';'];

    /// <param name="letter">The letter.</param>
    /// <param name="about">What it should speak of.</param>
    /// <param name="within">The paragraph to look in; null for all of the text.</param>
    public static (int Paragraph, int Start, string Quote) In(Letter letter, string about, int? within = null)
    {
        var words = Words(about);
        var paragraphs = within is { } number && letter.Paragraph(number) is { } one ? [one] : letter.Paragraphs.Where(p => p.Part == LetterPart.Body).DefaultIfEmpty(letter.Paragraphs[0]);
        var best = paragraphs
            .SelectMany(p => Sentences(p.Text).Select(s => (p.Number, s.Start, s.Quote)))
            .MaxBy(s => Words(s.Quote).Count(words.Contains));
        return best.Quote is null ? (letter.Paragraphs[0].Number, 0, "") : best;
    }

    private static IEnumerable<(int Start, string Quote)> Sentences(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var stop = text.IndexOfAny(Stops, start);
            while (stop >= 0 && stop + 1 < text.Length && !char.IsWhiteSpace(text[stop + 1]) && text[stop] != '。')
            {
                stop = text.IndexOfAny(Stops, stop + 1);
            }

            var end = stop < 0 ? text.Length : stop + 1;
            var from = start;
            while (from < end && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            if (from < end)
            {
                yield return (from, text[from..end]);
            }

            start = end;
        }
    }

    private static HashSet<string> Words(string text) => text
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.Trim('.', ',', ';', ':', '(', ')', '"', '“', '”').ToLowerInvariant())
        .Where(w => w.Length > 2)
        .ToHashSet(StringComparer.Ordinal);
}
