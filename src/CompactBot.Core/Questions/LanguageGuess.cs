using System.Collections.Concurrent;
using System.Numerics;
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

    /// <summary>So many words are remembered with their languages; no asker uses more that are known.</summary>
    private const int MostRemembered = 20_000;

    private static readonly ConcurrentDictionary<string, (ulong Own, ulong Letters)> Remembered = new(StringComparer.Ordinal);

    /// <summary>So many that no language knows; who asks with more begins anew.</summary>
    private const int MostUnknown = 2_000;

    /// <summary>Longer ones are not remembered.</summary>
    private const int LongestUnknown = 40;

    private static readonly ConcurrentDictionary<string, (ulong Own, ulong Letters)> Unknown = new(StringComparer.Ordinal);

    /// <summary>The language that the words are in; null where none is known, or two are as likely.</summary>
    public static string? Of(string text)
    {
        var tags = LanguageTags.Spoken;
        if (tags.Count == 1)
        {
            return null;
        }

        Span<double> scores = stackalloc double[tags.Count];
        foreach (var word in WordToken.Split(text).Take(MostWords))
        {
            if (word.IsNumber)
            {
                continue;
            }

            var (own, letters) = Known(text.AsSpan(word.Start, word.Length), word.Text, tags);
            Count(scores, own);
            Count(scores, letters);
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

    /// <summary>The languages that a word is one of, and those whose letters it is written in, as bits.</summary>
    private static (ulong Own, ulong Letters) Known(ReadOnlySpan<char> asWritten, string word, IReadOnlyList<string> tags)
    {
        if (Remembered.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(asWritten, out var known) || Unknown.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(asWritten, out known))
        {
            return known;
        }

        var written = asWritten.ToString().ToLowerInvariant();
        var isForeign = written.Any(c => c > '\u007F');
        for (var i = 0; i < tags.Count; i++)
        {
            var lexicon = Lexicon.Of(tags[i]);
            known.Own |= lexicon.IsOwn(written, word) ? 1UL << i : 0;
            known.Letters |= isForeign && written.All(c => c < '\u0080' || lexicon.Letters.Contains(c)) ? 1UL << i : 0;
        }

        if (known.Own != 0 && Remembered.Count < MostRemembered)
        {
            Remembered[asWritten.ToString()] = known;
        }
        else if (known.Own == 0 && asWritten.Length <= LongestUnknown)
        {
            if (Unknown.Count >= MostUnknown)
            {
                Unknown.Clear();
            }

            Unknown[asWritten.ToString()] = known;
        }

        return known;
    }

    private static void Count(Span<double> scores, ulong knows)
    {
        var known = BitOperations.PopCount(knows);
        for (var i = 0; i < scores.Length && known < scores.Length; i++)
        {
            scores[i] += (knows >> i & 1) != 0 ? 1.0 / known : 0;
        }
    }
}
