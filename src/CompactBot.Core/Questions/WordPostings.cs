using System.Runtime.InteropServices;

namespace CompactBot.Core.Questions;

/// <summary>Which of many texts have a word in some form, or the term that it is in another language.</summary>
internal sealed class WordPostings
{
    private readonly Dictionary<string, List<int>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _terms = new(StringComparer.Ordinal);

    /// <param name="language">The text's language.</param>
    /// <param name="text">A text.</param>
    /// <param name="place">Its place among the texts; ascending from call to call.</param>
    public void Add(string language, string text, int place)
    {
        foreach (var word in CatalogueIndex.Words(text))
        {
            var places = CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var isKnown) ??= [];
            places.Add(place);
            if (!isKnown && word.Length >= CatalogueIndex.ShortestStem)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_stems, word[..CatalogueIndex.ShortestStem], out _) ??= []).Add(word);
            }
        }

        foreach (var term in ForeignTerms.In(language, text).Distinct(StringComparer.Ordinal))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out _) ??= []).Add(place);
        }
    }

    /// <summary>Puts those that have the word into a set.</summary>
    public SessionSet With(string word, SessionSet set)
    {
        set.Add(_words.GetValueOrDefault(word));
        foreach (var other in word.Length < CatalogueIndex.ShortestStem ? [] : _stems.GetValueOrDefault(word[..CatalogueIndex.ShortestStem]) ?? [])
        {
            if (CatalogueIndex.Alike(other, word))
            {
                set.Add(_words[other]);
            }
        }

        foreach (var term in Terms.KeysOf(word))
        {
            set.Add(_terms.GetValueOrDefault(term));
        }

        return set;
    }
}
