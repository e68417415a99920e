using System.Text.RegularExpressions;

namespace CompactBot.Core.Languages;

/// <summary>Patterns that are asked of the same texts: a text that holds none of the words of any of them is read once, and not once for each.</summary>
internal sealed class PatternList
{
    /// <summary>More words are not looked for faster together.</summary>
    private const int MostWords = 400;

    private readonly Lazy<WordSet?> _words;

    public PatternList(IEnumerable<Pattern> patterns)
    {
        Patterns = [.. patterns];
        _words = new(WordsOfAll, LazyThreadSafetyMode.PublicationOnly);
    }

    public static PatternList None { get; } = new([]);

    public IReadOnlyList<Pattern> Patterns { get; }

    /// <summary>All matches of the first pattern, then those of the second, and so on.</summary>
    public IEnumerable<Match> Matches(string text) =>
        MayMatch(text) ? Patterns.SelectMany(p => p.Matches(text)) : [];

    /// <summary>The match of the first pattern that has one; null where none has.</summary>
    public Match? First(string text)
    {
        if (!MayMatch(text))
        {
            return null;
        }

        foreach (var pattern in Patterns)
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return match;
            }
        }

        return null;
    }

    private bool MayMatch(string text) => Patterns.Count > 0 && (_words.Value is not { } words || words.IsIn(text));

    private WordSet? WordsOfAll()
    {
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pattern in Patterns)
        {
            if (RequiredWords.Of(pattern.ToString()) is not { } words)
            {
                return null;
            }

            all.UnionWith(words);
        }

        return all.Count > MostWords ? null : new WordSet(all);
    }
}
