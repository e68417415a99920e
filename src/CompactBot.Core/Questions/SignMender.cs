namespace CompactBot.Core.Questions;

/// <summary>
/// Mends a slip in a script that does not part words: a sign that is in no word of the lexicon, beside signs that make a longer word of it
/// with that sign changed, lost or left out.
/// </summary>
internal static class SignMender
{
    /// <summary>Shorter words are too near to each other.</summary>
    public const int ShortestPhrase = 3;

    private const int LongestPhrase = 9;

    /// <summary>More signs that are in no word are a subject of their own.</summary>
    private const int MostLeftOver = 2;

    /// <summary>The stretch of the text that is a slip, and the one phrase that it is an edit away from, the longest first; null where there is none.</summary>
    public static (int Start, int Length, string Phrase)? Mend(IReadOnlyList<WordToken> tokens, FoundItem slip, Lexicon lexicon)
    {
        if (slip.Count > MostLeftOver || IsTold(tokens, slip, lexicon))
        {
            return null;
        }

        var stretches =
            from first in Enumerable.Range(Math.Max(0, slip.First + slip.Count - LongestPhrase), slip.First - Math.Max(0, slip.First + slip.Count - LongestPhrase) + 1)
            from end in Enumerable.Range(slip.First + slip.Count, Math.Min(LongestPhrase, tokens.Count - slip.First - slip.Count + 1))
            where end - first is >= ShortestPhrase - 1 and <= LongestPhrase && Unbroken(tokens, first, end)
            orderby end - first descending
            select (first, end);
        foreach (var (first, end) in stretches)
        {
            var near = lexicon.Signs.Near(string.Concat(tokens.Skip(first).Take(end - first).Select(t => t.Text)));
            if (near.Count > 0 && near.All(n => n == near[0] || lexicon.MeanTheSame(n, near[0])))
            {
                return (tokens[first].Start, tokens[end - 1].End - tokens[first].Start, near[0]);
            }
        }

        return null;
    }

    /// <summary>Whether a word of what is to be done covers it.</summary>
    private static bool IsTold(IReadOnlyList<WordToken> tokens, FoundItem slip, Lexicon lexicon) => Enumerable.Range(Math.Max(0, slip.First - LongestPhrase), slip.First - Math.Max(0, slip.First - LongestPhrase) + 1)
        .Any(at => at + Math.Max(lexicon.Leading.Longest(tokens, at, tokens.Count).Length, lexicon.Anywhere.Longest(tokens, at, tokens.Count).Length) >= slip.First + slip.Count);

    private static bool Unbroken(IReadOnlyList<WordToken> tokens, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!WordToken.IsSign(tokens[at].Text) || (at > first && tokens[at - 1].End != tokens[at].Start))
            {
                return false;
            }
        }

        return true;
    }
}
