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
    private const int MostLeftOver = 6;

    /// <summary>A word of so many signs is told by the others where one is another; of shorter ones each sign is a word elsewhere.</summary>
    private const int ShortestTold = 4;

    private const int ShortWeight = 10;

    /// <summary>
    /// A slip that leaves nothing over, for each of its signs is a word by itself: the long phrases that a stretch of small words is an edit
    /// away from.
    /// </summary>
    public static IEnumerable<NearWord> Within(FoundWords found, Lexicon lexicon)
    {
        var tokens = found.Tokens;
        return from at in Enumerable.Range(0, found.Items.Count)
            where IsSmall(found, at)
            from length in Enumerable.Range(ShortestTold - 1, LongestPhrase - ShortestTold + 1)
            from back in Enumerable.Range(0, length)
            let first = found.Items[at].First - back
            where first >= 0 && first + length <= tokens.Count && Unbroken(tokens, first, first + length)
            let written = string.Concat(tokens.Skip(first).Take(length).Select(t => t.Text))
            from phrase in lexicon.Signs.All(written)
            where phrase.Length >= ShortestTold
            select new NearWord(tokens[first].Start, tokens[first + length - 1].End - tokens[first].Start, phrase, Weight(written, phrase));
    }

    /// <summary>Whether one sign stands there that is a word without content of its own, or a number.</summary>
    private static bool IsSmall(FoundWords found, int at) => found.Items[at] is { Count: 1 } item && WordToken.IsSign(found.Tokens[item.First].Text)
        && item.Meanings.All(m => m.Kind is MeaningKind.Stop or MeaningKind.Cue or MeaningKind.Number or MeaningKind.Day or MeaningKind.DateWord);

    /// <summary>The phrases that a stretch around the slip is an edit away from: the likeliest edits and the longest phrases first.</summary>
    /// <param name="names">Names of places that are looked for too.</param>
    public static IEnumerable<NearWord> Near(IReadOnlyList<WordToken> tokens, FoundItem slip, Lexicon lexicon, SpellingMender names)
    {
        if (slip.Count > MostLeftOver || IsTold(tokens, slip, lexicon))
        {
            return [];
        }

        var end = slip.First + slip.Count;
        var earliest = Math.Max(0, end - LongestPhrase);
        return from first in Enumerable.Range(earliest, slip.First - earliest + 1)
            from last in Enumerable.Range(end, Math.Min(LongestPhrase, tokens.Count - end + 1))
            where last - first <= LongestPhrase && Unbroken(tokens, first, last)
            let written = string.Concat(tokens.Skip(first).Take(last - first).Select(t => t.Text))
            from phrase in lexicon.Signs.All(written, shortest: 1).Concat(names.All(written))
            where phrase.Length >= ShortestPhrase ? written.Length >= ShortestPhrase - 1 : IsNearShort(written, phrase, slip.First - first, slip.Count) && (written.Length > 1 || IsCounted(tokens, first, lexicon))
            let weight = Weight(written, phrase)
            orderby weight, phrase.Length descending
            select new NearWord(tokens[first].Start, tokens[last - 1].End - tokens[first].Start, phrase, weight);
    }

    /// <summary>The fewer signs a word has, the less the others tell of one that is another; a sign by itself tells least.</summary>
    private static int Weight(string written, string phrase)
    {
        var weight = SpellingMender.Weight(written, phrase);
        return written.Length == 1 ? ShortWeight : weight < ShortWeight ? weight : weight + (ShortWeight * Math.Max(0, ShortestTold + 1 - phrase.Length));
    }

    /// <summary>
    /// Words of two signs are near each other by chance: only a sign between the two, the two changed about, or one of them standing alone
    /// tells of such a word.
    /// </summary>
    private static bool IsNearShort(string written, string phrase, int slip, int count) => written.Length switch
    {
        1 => true,
        2 => count == 2 && written[0] == phrase[1] && written[1] == phrase[0],
        3 => slip == 1 && count == 1,
        _ => false,
    };

    /// <summary>Whether a number of a series stands before it, so that a kind of session is to be expected.</summary>
    private static bool IsCounted(IReadOnlyList<WordToken> tokens, int at, Lexicon lexicon) => Enumerable.Range(1, Math.Min(at, ShortestPhrase))
        .Any(back => lexicon.Phrases.Longest(tokens, at - back, at) is var (meanings, length) && length == back && meanings.Any(m => m.Kind == MeaningKind.Ordinal));

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
