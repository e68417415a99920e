namespace CompactBot.Core.Questions;

/// <summary>Parts a sentence that asks two things ("is it open to stakeholders, and by when do they register?") where the second begins.</summary>
internal static class QuestionParts
{
    private const string Marks = "?？؟,，،;；";

    /// <summary>So many small words may stand before the word that asks ("and at what time").</summary>
    private const int LongestLead = 2;

    /// <summary>Each place where a second question could begin, with the text before and from there.</summary>
    public static IEnumerable<(string First, string Second)> Of(string text, Lexicon lexicon)
    {
        var tokens = lexicon.Words(text);
        for (var at = 1; at < tokens.Count; at++)
        {
            var between = text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End);
            var marked = between.ContainsAny(Marks);
            var joined = lexicon.Phrases.Longest(tokens, at, at + 1).Meanings.Any(m => m.Kind == MeaningKind.Join);
            var start = joined ? at + 1 : at;
            if ((marked || joined) && start < tokens.Count && !IsTag(tokens, start, lexicon) && Opens(tokens, start, lexicon, unspaced: marked && WordToken.IsSign(tokens[start].Text)))
            {
                yield return (text[..tokens[at - 1].End].TrimEnd(), text[tokens[start].Start..]);
            }
        }
    }

    private static bool IsTag(IReadOnlyList<WordToken> tokens, int start, Lexicon lexicon) =>
        lexicon.Tags.Any(tag => tag.Count == tokens.Count - start && tag.Select((word, i) => tokens[start + i].Text == word).All(same => same));

    /// <summary>Whether a question begins there; in a script that does not part words what asks may stand anywhere in it.</summary>
    private static bool Opens(IReadOnlyList<WordToken> tokens, int start, Lexicon lexicon, bool unspaced)
    {
        if (lexicon.YesNo.Longest(tokens, start, tokens.Count).Length > 0 && !unspaced)
        {
            return true;
        }

        for (var at = start; at < tokens.Count && (unspaced || at <= start + LongestLead); at++)
        {
            if (lexicon.Wh.Longest(tokens, at, tokens.Count).Length > lexicon.NotWh.Longest(tokens, at, tokens.Count).Length || (unspaced && lexicon.YesNoAnywhere.Longest(tokens, at, tokens.Count).Length > 0))
            {
                return true;
            }

            if (!unspaced && !lexicon.Stop.Contains(tokens[at].Text))
            {
                return false;
            }
        }

        return false;
    }
}
