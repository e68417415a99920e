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
    private static readonly ConcurrentDictionary<string, IReadOnlyCollection<string>> Asked = new(StringComparer.Ordinal);

    /// <summary>So many words are remembered with their keys; who asks for more begins anew.</summary>
    private const int MostAsked = 4096;

    private readonly PhraseTrie<string> _forms = new();
    private readonly PhraseTrie<string> _words = new();

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _byKey;

    private Terms(string language, TermsFile file)
    {
        _byKey = file.Terms;
        var lexicon = Lexicon.Of(language);
        foreach (var (key, forms) in file.Terms)
        {
            foreach (var form in forms)
            {
                var words = lexicon.Phrase(form);
                _forms.Add(words, key);
                words.ForEach(word => _words.Add([word], key));
            }
        }

        Mender = new SpellingMender(file.Terms.Values.SelectMany(forms => forms).SelectMany(lexicon.Phrase).Where(word => !WordStems.IsStem(word)));
        Stems = new SpellingMender(file.Terms.Values.SelectMany(forms => forms).SelectMany(lexicon.Phrase).Where(WordStems.IsStem).Select(word => word[..^1]));
    }

    /// <summary>Mends slips in words of terms.</summary>
    public SpellingMender Mender { get; }

    /// <summary>Mends slips in the stems of terms.</summary>
    public SpellingMender Stems { get; }

    /// <exception cref="FileNotFoundException">The language has no terms.json.</exception>
    public static Terms Of(string language) => Loaded.GetOrAdd(language, static tag => new Terms(tag, LanguageData.Read(tag, "terms.json", TermsJson.Default.TermsFile)));

    /// <summary>What the words mean, in whatever language; empty where they are no term.</summary>
    /// <param name="words">Folded, with single spaces.</param>
    public static IReadOnlyCollection<string> KeysOf(string words)
    {
        if (Asked.Count > MostAsked)
        {
            Asked.Clear();
        }

        return Asked.GetOrAdd(words, static asked =>
        {
            var tokens = WordToken.Split(asked);
            return [.. LanguageTags.Spoken.SelectMany(tag => Of(tag)._forms.Longest(tokens, 0, tokens.Count) is var (keys, length) && length == tokens.Count ? keys : []).Distinct(StringComparer.Ordinal)];
        });
    }

    /// <summary>What the words are called in a language, folded and without marks of stems; empty where they are no term, or the language is not spoken.</summary>
    public static IEnumerable<string> FormsOf(string words, string language) => LanguageTags.SpokenOf(language) is not { } spoken ? []
        : KeysOf(words).SelectMany(key => Of(spoken)._byKey.GetValueOrDefault(key) ?? [])
            .Select(form => WordToken.Join(Lexicon.Of(spoken).Phrase(form).Select(word => word.TrimEnd('*'))))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether the word stands in a term.</summary>
    public bool Has(string word) => _words.Longest([new WordToken(word, 0, word.Length)], 0, 1).Length > 0;

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
}

/// <summary>terms.json of a language: its forms of each term, under the key that all languages share.</summary>
internal sealed record TermsFile
{
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Terms { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TermsFile))]
internal sealed partial class TermsJson : JsonSerializerContext;
