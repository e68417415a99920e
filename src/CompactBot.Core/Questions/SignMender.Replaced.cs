namespace CompactBot.Core.Questions;

/// <content>Signs that stand as small words in phrases.</content>
internal static partial class SignMender
{
    /// <summary>
    /// Phrases of which one sign within is another, one that is a word by itself there: all others agree, and few words have such a neighbour on
    /// both sides. At the end of a phrase another sign goes on with the question, unless the question ends there. And long phrases of which one
    /// sign was lost.
    /// </summary>
    public static IEnumerable<NearWord> Replaced(FoundWords found, Lexicon lexicon)
    {
        var (tokens, items) = (found.Tokens, found.Items);
        for (var from = 0; from < items.Count; from++)
        {
            var first = items[from].First;
            for (var to = from + 1; to < items.Count && items[to].First + items[to].Count is var last && last - first <= LongestPhrase && Unbroken(tokens, first, last); to++)
            {
                var length = last - first;
                var isAll = IsAll(found, first, last);
                if (length < (isAll ? ShortestPhrase : ShortestTold))
                {
                    continue;
                }

                var written = string.Concat(tokens.Skip(first).Take(length).Select(t => t.Text));
                foreach (var phrase in lexicon.Signs.All(written))
                {
                    if (phrase.Length == length ? MayBe(found, from, written, phrase, isAll, lexicon) : phrase.Length > length && length >= ShortestCertain && Asks(lexicon, phrase))
                    {
                        yield return new NearWord(tokens[first].Start, tokens[last - 1].End - tokens[first].Start, phrase, ShortWeight);
                    }
                }
            }
        }
    }

    /// <summary>Whether the one sign that tells a stretch from a phrase tells nothing by itself, and stands within it.</summary>
    private static bool MayBe(FoundWords found, int from, string written, string phrase, bool isAll, Lexicon lexicon)
    {
        var first = found.Items[from].First;
        var back = 0;
        while (back < written.Length && written[back] == phrase[back])
        {
            back++;
        }

        if (string.CompareOrdinal(phrase, back + 1, written, back + 1, written.Length) != 0)
        {
            return false; // changed about
        }

        var item = found.Items[from];
        for (var at = from; item.First + item.Count <= first + back; item = found.Items[++at])
        {
            // to the item that the sign is of
        }

        var isCertain = written.Length > ShortestCertain;
        return item.Kind is ItemKind.Phrase or ItemKind.Content && item.Meanings.All(m => m.Kind is not (MeaningKind.Ordinal or MeaningKind.Number))
            && (item.Kind == ItemKind.Phrase || isCertain || (first > 0 && isAll))
            && (item.Count == 1 || item.Meanings.All(m => m.Kind == MeaningKind.Stop) || (item.Count == 2 && isCertain) || (item.Count <= ShortestPhrase && written.Length >= ShortestCertain && isAll))
            && ((isAll && !item.Is(MeaningKind.Cue, "follow"))
                || (back > 0 && (back < written.Length - 1 || (first + written.Length == found.Tokens.Count && written.Length >= ShortestCertain && !item.Is(MeaningKind.Cue, "follow")))))
            && (isCertain || Asks(lexicon, phrase));
    }

    /// <summary>Whether a phrase says what is asked, or who comes, and is no fact.</summary>
    private static bool Asks(Lexicon lexicon, string phrase)
    {
        var words = WordToken.Split(phrase);
        var (meanings, length) = lexicon.Phrases.Longest(words, 0, words.Count);
        return length == words.Count && meanings.Any(m => m.Kind is MeaningKind.Ask or MeaningKind.Invitee) && !lexicon.IsFact(phrase);
    }

    /// <summary>Whether nothing but that stretch is asked, but for a particle at the end.</summary>
    private static bool IsAll(FoundWords found, int first, int last) => (first == 0 || (last - first >= ShortestTold && found.Items.Any(i => i.Kind == ItemKind.Date && i.First == 0 && i.Count == first)))
        && (last == found.Tokens.Count || (last == found.Tokens.Count - 1 && found.Items[^1] is { Count: 1 } particle && particle.Is(MeaningKind.Cue, "follow")));
}
