using CompactBot.Core.Languages;
using CompactBot.Core.World;

namespace CompactBot.Core.Questions;

/// <summary>
/// Tells the language of a question by its words, and by the letters that only some languages have. A word counts the more the fewer
/// languages know it, so that names and words that travel ("session", "date") decide nothing.
/// </summary>
internal static class LanguageGuess
{
    /// <summary>More words tell no more.</summary>
    private const int MostWords = 60;

    /// <summary>By so much a language must lead, as a part of all that was found.</summary>
    private const double Lead = 0.1;

    /// <summary>The language that the words are in; null where none is known, or two are as likely.</summary>
    public static string? Of(string text)
    {
        var tags = LanguageTags.Spoken;
        if (tags.Count == 1)
        {
            return null;
        }

        Span<double> scores = stackalloc double[tags.Count];
        Span<bool> knows = stackalloc bool[tags.Count];
        foreach (var word in WordToken.Split(text).Take(MostWords))
        {
            if (word.IsNumber)
            {
                continue;
            }

            var written = text.Substring(word.Start, word.Length).ToLowerInvariant();
            Count(scores, knows, tags, tag => Lexicon.Of(tag).IsOwn(written, word.Text));
            Count(scores, knows, tags, tag => written.Any(c => c > '\u007F') && written.All(c => c < '\u0080' || Lexicon.Of(tag).Letters.Contains(c)));
        }

        var best = 0;
        var sum = 0.0;
        for (var i = 0; i < tags.Count; i++)
        {
            sum += scores[i];
            best = scores[i] > scores[best] ? i : best;
        }

        var second = 0.0;
        for (var i = 0; i < tags.Count; i++)
        {
            second = i == best ? second : Math.Max(second, scores[i]);
        }

        return sum > 0 && scores[best] - second > Lead * sum ? tags[best] : ByPlaces(text, tags);
    }

    /// <summary>"Vienne" is said in one language alone; asked only where the other words leave it open.</summary>
    private static string? ByPlaces(string text, IReadOnlyList<string> tags)
    {
        foreach (var mention in Gazetteer.World.Find(text))
        {
            var written = WordToken.Fold(mention.Text);
            var said = tags.Where(tag => Gazetteer.World.NameIn(tag, mention.Name) is { } name && WordToken.Fold(name) == written).ToList();
            if (said is [var one] && written != WordToken.Fold(mention.Name))
            {
                return one;
            }
        }

        return null;
    }

    private static void Count(Span<double> scores, Span<bool> knows, IReadOnlyList<string> tags, Func<string, bool> does)
    {
        var known = 0;
        for (var i = 0; i < tags.Count; i++)
        {
            knows[i] = does(tags[i]);
            known += knows[i] ? 1 : 0;
        }

        for (var i = 0; i < tags.Count && known < tags.Count; i++)
        {
            scores[i] += knows[i] ? 1.0 / known : 0;
        }
    }
}
