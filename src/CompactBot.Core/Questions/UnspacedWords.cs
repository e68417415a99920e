namespace CompactBot.Core.Questions;

/// <summary>
/// Parts signs that are written without spaces into the words of a language: so that as few signs as can be are left over, and of such
/// ways the one with the fewest words. The longest word first would take "届会" of "第一届会议" and leave "议".
/// </summary>
internal static class UnspacedWords
{
    /// <summary>No word of a lexicon is longer.</summary>
    private const int Longest = 24;

    /// <summary>A sign that no word covers weighs more than any number of words.</summary>
    private const int LeftOver = 10_000;

    /// <summary>Writes the length of the word that begins at each place from <paramref name="at"/> up to <paramref name="end"/>.</summary>
    public static void Cut(IReadOnlyList<WordToken> tokens, int at, int end, Lexicon lexicon, CatalogueIndex index, int[] lengths)
    {
        var terms = index.Terms.Serve(lexicon.Language) ? Terms.Of(lexicon.Language) : null;
        var costs = new int[end - at + 1];
        for (var from = end - 1; from >= at; from--)
        {
            var isKnown = tokens[from].IsNumber || !WordToken.IsSign(tokens[from].Text);
            (costs[from - at], lengths[from]) = (costs[from - at + 1] + (isKnown ? 1 : LeftOver), 1);
            for (var limit = Math.Min(end, from + Longest); limit > from;)
            {
                var length = Math.Max(lexicon.Phrases.Longest(tokens, from, limit).Length, terms?.Longest(tokens, from, limit) ?? 0);
                var cost = costs[from - at + length] + 1;
                if (length > 0 && cost < costs[from - at])
                {
                    (costs[from - at], lengths[from]) = (cost, length);
                }

                limit = from + length - 1;
            }
        }
    }
}
