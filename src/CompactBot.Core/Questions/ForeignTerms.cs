using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Questions;

/// <summary>The standard terms that letters of a catalogue have, in whatever language they are written: what askers of another language look for.</summary>
internal sealed class ForeignTerms
{
    private readonly Dictionary<string, HashSet<string>> _ofSessions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofThemes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofLetters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofDocuments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _languages;

    public ForeignTerms(CatalogueSnapshot catalogue)
    {
        _languages = catalogue.Letters.Select(l => l.Letter.Language).ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<(string?, string?, string), HashSet<string>>();
        foreach (var session in catalogue.Sessions)
        {
            var language = catalogue.LettersOf(session).FirstOrDefault()?.Letter.Language;
            if (!known.TryGetValue((language, session.Theme, session.Title), out var terms))
            {
                known[(language, session.Theme, session.Title)] = terms = [.. In(language, session.Theme), .. In(language, session.Title)];
                _ofThemes.UnionWith(terms);
            }

            _ofSessions[session.Id] = terms;
        }

        foreach (var letter in catalogue.Letters)
        {
            _ofLetters.UnionWith(letter.Letter.Paragraphs.SelectMany(p => In(letter.Letter.Language, p.Text)));
            _ofDocuments.UnionWith(letter.Enclosures.SelectMany(e => In(letter.Letter.Language, e.What)));
        }
    }

    /// <summary>The languages that the letters are in.</summary>
    public IReadOnlyCollection<string> Languages => _languages;

    /// <summary>Whether a question in that language may need them: not where all letters are in its own.</summary>
    public bool Serve(string language) => _languages.Any(l => l != language);

    /// <summary>The terms in a session's theme and title.</summary>
    public IEnumerable<string> Of(Session session) => _ofSessions.GetValueOrDefault(session.Id) ?? [];

    public bool AreOf(Session session, string words) => _ofSessions.TryGetValue(session.Id, out var terms) && Terms.KeysOf(words).Any(terms.Contains);

    public bool AreOfAThemeIn(string words) => Terms.KeysOf(words).Any(_ofThemes.Contains);

    public bool AreOfALetter(string words) => Terms.KeysOf(words).Any(_ofLetters.Contains);

    public bool AreOfADocument(string words) => Terms.KeysOf(words).Any(_ofDocuments.Contains);

    /// <summary>The terms in a text of a language; none where the language is not spoken.</summary>
    public static IEnumerable<string> In(string? language, string? text) =>
        text is null || LanguageTags.SpokenOf(language) is not { } spoken ? [] : Terms.Of(spoken).In(Lexicon.Of(spoken).Words(text));
}
