using CompactBot.Core.World;

namespace CompactBot.Core.Questions;

/// <content>Names of places, where small words are written together with them.</content>
internal sealed partial class Lexicon
{
    /// <summary>Shorter names are words too.</summary>
    private const int ShortestPlace = 4;

    private volatile SpellingMender? _placeNames;
    private readonly Lazy<IReadOnlyDictionary<string, PlaceWord>> _places;

    /// <summary>
    /// Cities and countries by the one word that they are called in the language, without its article: where small words are written together with
    /// the next one ("بفيينا"), a name does not stand by itself in the text. Empty in other languages.
    /// </summary>
    public IReadOnlyDictionary<string, PlaceWord> Places => _places.Value;

    /// <summary>Mends slips in those names. Made when a slip is first met that is in no other word.</summary>
    public SpellingMender PlaceNames => _placeNames ??= new SpellingMender(WithArticles(Places.Keys));

    private IReadOnlyDictionary<string, PlaceWord> PlacesByWord()
    {
        var byWord = new Dictionary<string, PlaceWord>(StringComparer.Ordinal);
        if (!IsWrittenTogether)
        {
            return byWord;
        }

        var cities = Gazetteer.World.Places.Select(p => (Name: Gazetteer.World.NameIn(Language, p.City), Word: new PlaceWord(p.City, IsCountry: false)));
        var countries = Gazetteer.World.Countries.Select(c => (Name: (string?)c.Key, Word: new PlaceWord(c.Value, IsCountry: true)));
        foreach (var (name, word) in cities.Concat(countries))
        {
            if (name is not null && Phrase(name) is [{ Length: >= ShortestPlace } one] && !Knows(one))
            {
                byWord.TryAdd(one, word);
            }
        }

        return byWord;
    }
}

/// <summary>What a word names: a city or a country, by its English name.</summary>
internal sealed record PlaceWord(string Name, bool IsCountry);
