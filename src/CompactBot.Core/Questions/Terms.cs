using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Questions;

/// <summary>
/// Standard terms of the United Nations, each under one key in every language, so that a question in one language finds the theme of a
/// letter in another. From terms.json.
/// </summary>
internal sealed class Terms
{
    private static readonly ConcurrentDictionary<string, Terms> Loaded = new(StringComparer.Ordinal);
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Keys = new(KeysByForm);

    private readonly PhraseTrie<string> _forms = new();
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    private Terms(string language, TermsFile file)
    {
        var lexicon = Lexicon.Of(language);
        foreach (var (key, forms) in file.Terms)
        {
            foreach (var form in forms)
            {
                var words = lexicon.Words(form).Select(t => t.Text).ToList();
                _forms.Add(words, key);
                _words.UnionWith(words);
                All.Add((string.Join(' ', words), key));
            }
        }
    }

    /// <summary>Every form, folded, with its key.</summary>
    private List<(string Form, string Key)> All { get; } = [];

    /// <exception cref="FileNotFoundException">The language has no terms.json.</exception>
    public static Terms Of(string language) => Loaded.GetOrAdd(language, static tag => new Terms(tag, LanguageData.Read(tag, "terms.json", TermsJson.Default.TermsFile)));

    /// <summary>What the words mean, in whatever language; empty where they are no term.</summary>
    /// <param name="words">Folded, with single spaces.</param>
    public static IReadOnlyCollection<string> KeysOf(string words) => Keys.Value.TryGetValue(words, out var keys) ? keys : [];

    /// <summary>Whether the word stands in a term.</summary>
    public bool Has(string word) => _words.Contains(word);

    /// <summary>How many words the longest term has that begins there; 0 where none does.</summary>
    public int Longest(IReadOnlyList<WordToken> words, int at, int end) => _forms.Longest(words, at, end).Length;

    /// <summary>The terms in a text of this language, one within another too.</summary>
    public IEnumerable<string> In(IReadOnlyList<WordToken> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            for (var end = _forms.Longest(words, at, words.Count).Length; end > 0; end = end > 1 ? _forms.Longest(words, at, at + end - 1).Length : 0)
            {
                foreach (var key in _forms.Longest(words, at, at + end).Meanings)
                {
                    yield return key;
                }
            }
        }
    }

    private static Dictionary<string, HashSet<string>> KeysByForm()
    {
        var keys = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (form, key) in LanguageTags.Spoken.SelectMany(tag => Of(tag).All))
        {
            (keys.TryGetValue(form, out var known) ? known : keys[form] = new HashSet<string>(StringComparer.Ordinal)).Add(key);
        }

        return keys;
    }
}

/// <summary>terms.json of a language: its forms of each term, under the key that all languages share.</summary>
internal sealed record TermsFile
{
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Terms { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TermsFile))]
internal sealed partial class TermsJson : JsonSerializerContext;
