using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Languages;
using CompactBot.Core.Reading;
using CompactBot.Core.World;

namespace CompactBot.Core.Questions;

/// <summary>The words of one catalogue, so that questions can be read against it. Made once for each snapshot and forgotten with it.</summary>
internal sealed class CatalogueIndex
{
    /// <summary>Forms of one word share as many letters at least: see <see cref="Alike"/>.</summary>
    public const int ShortestStem = 4;

    private static readonly ConditionalWeakTable<CatalogueSnapshot, CatalogueIndex> Made = [];

    private readonly ConcurrentDictionary<(string Title, string? Theme), HashSet<string>> _themes = [];
    private readonly HashSet<(string, string)> _themePairs = [];
    private readonly Dictionary<string, List<string>> _letterStems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _letterWords = new(StringComparer.Ordinal);
    private readonly SignTexts _unparted = new();
    private readonly ConcurrentDictionary<string, Dictionary<string, List<RoomName>>> _roomNames = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, SpellingMender> _names = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, SpellingMender> _cities = new(StringComparer.Ordinal);

    private CatalogueIndex(CatalogueSnapshot catalogue)
    {
        Catalogue = catalogue;
        Terms = new ForeignTerms(catalogue);
        foreach (var theme in catalogue.Sessions.Select(s => s.Theme).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var words = WordToken.Split(theme);
            _themePairs.UnionWith(words.Zip(words.Skip(1), (a, b) => (a.Text, b.Text)));
        }

        for (var i = 0; i < catalogue.Letters.Count; i++)
        {
            var letter = catalogue.Letters[i];
            foreach (var paragraph in letter.Letter.Paragraphs)
            {
                foreach (var word in WordToken.Split(paragraph.Text))
                {
                    var all = CollectionsMarshal.GetValueRefOrAddDefault(_letterWords, word.Text, out _) ??= [];
                    if (all.Count == 0 || all[^1] != i)
                    {
                        all.Add(i);
                    }
                }

                _unparted.Add(paragraph.Text, i);
            }

            foreach (var issuer in letter.Issuers)
            {
                People.UnionWith(Words(issuer.Name).Where(w => w.Length > 2));
                Capacities.UnionWith(Words(issuer.Capacity));
            }

            Documents.UnionWith(letter.Enclosures.SelectMany(e => Words(e.What)));
            ProcessWords.UnionWith(Words(letter.Process?.Name).Where(w => w.Length > 3));
        }

        foreach (var word in _letterWords.Keys.Where(w => w.Length >= ShortestStem))
        {
            var stem = word[..ShortestStem];
            (_letterStems.TryGetValue(stem, out var words) ? words : _letterStems[stem] = []).Add(word);
        }

        Sessions = new SessionIndex(catalogue, WordsOf, Terms.Of);
        Letters = new LetterIndex(catalogue);
        Rooms = catalogue.Sessions.SelectMany(s => s.Sittings.Select(x => x.Room).Append(s.Room)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Mender = new SpellingMender(Sessions.Words.Concat(People.Where(p => p.Length > SpellingMender.ShortestWord)).Concat(Documents)
            .Concat(Sessions.Cities.Concat(catalogue.Sessions.Select(s => s.Building)).Concat(Rooms).Distinct().SelectMany(name => Words(name))));
        HomeZone = catalogue.Letters.Reverse().Select(l => l.Place is null ? null : Gazetteer.World.City(l.Place)?.Zone).FirstOrDefault(z => z is not null)
            ?? catalogue.Sessions.Select(s => s.Zone).FirstOrDefault(z => z is not null);
    }

    /// <summary>What was known on an earlier day: words are those of all letters, for a question was read by them.</summary>
    private CatalogueIndex(CatalogueIndex whole, CatalogueSnapshot part)
    {
        (Catalogue, Sessions, Letters) = (part, new SessionIndex(whole.Sessions, part), new LetterIndex(whole.Letters, part));
        (_themes, _themePairs, _letterStems, _letterWords, _unparted, _roomNames, _cities) = (whole._themes, whole._themePairs, whole._letterStems, whole._letterWords, whole._unparted, whole._roomNames, whole._cities);
        (People, Capacities, Documents, ProcessWords, Terms, Rooms, Mender, HomeZone) = (whole.People, whole.Capacities, whole.Documents, whole.ProcessWords, whole.Terms, whole.Rooms, whole.Mender, whole.HomeZone);
    }

    public CatalogueSnapshot Catalogue { get; }

    /// <summary>Words of the issuers' names.</summary>
    public HashSet<string> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Words of the issuers' capacities.</summary>
    public HashSet<string> Capacities { get; } = new(StringComparer.Ordinal);

    /// <summary>Words of what came with letters.</summary>
    public HashSet<string> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>What the letters bring.</summary>
    public LetterIndex Letters { get; }

    /// <summary>Words of the processes' names.</summary>
    public HashSet<string> ProcessWords { get; } = new(StringComparer.Ordinal);

    /// <summary>Standard terms, for questions in another language than the letters'.</summary>
    public ForeignTerms Terms { get; }

    /// <summary>Whether that word is one of something that came with a letter.</summary>
    public bool IsOfADocument(string word) => Documents.Contains(word) || Terms.AreOfADocument(word);

    /// <summary>Every room of a session.</summary>
    public IReadOnlySet<string> Rooms { get; }

    public SessionIndex Sessions { get; }

    /// <summary>The IANA name of the zone of the place that the letters are written at; null where none is known.</summary>
    public string? HomeZone { get; }

    public SpellingMender Mender { get; }

    public static CatalogueIndex Of(CatalogueSnapshot catalogue) =>
        Made.GetValue(catalogue, static c => c.Whole is { } whole && Made.TryGetValue(whole, out var known) ? new CatalogueIndex(known, c) : new CatalogueIndex(c));

    /// <summary>Those of the rooms' names that begin with a word of a question, the longest first.</summary>
    public IEnumerable<(IReadOnlyList<string> Words, string Room)> RoomNames(IReadOnlyList<WordToken> question, Lexicon lexicon)
    {
        var names = RoomNames(lexicon);
        return !question.Any(w => names.ContainsKey(w.Text)) ? []
            : question.SelectMany(w => names.GetValueOrDefault(w.Text) ?? []).DistinctBy(n => n.Place).OrderBy(n => n.Place).Select(n => (n.Words, n.Room));
    }

    /// <summary>
    /// The rooms' names as words, by their first one, and what askers shorten them to: without words like "chamber", or a word for a room and its
    /// number.
    /// </summary>
    private Dictionary<string, List<RoomName>> RoomNames(Lexicon lexicon)
    {
        if (_roomNames.TryGetValue(lexicon.Language, out var known))
        {
            return known;
        }

        // Rooms have their names in the default language, and others in the asker's.
        var plain = lexicon.RoomWords.Concat(lexicon.OrdinalLeads).Concat(Lexicon.Of(LanguageTags.Default).RoomWords).SelectMany(w => lexicon.Words(w)).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        var names = new List<(IReadOnlyList<string>, string)>();
        foreach (var (room, name) in Rooms.SelectMany(r => new[] { (r, r), (r, Gazetteer.World.NameIn(lexicon.Language, r) ?? r) }).Distinct())
        {
            var words = lexicon.Words(name).Select(t => t.Text).ToList();
            names.Add((words, room));
            var telling = words.Where(w => !plain.Contains(w)).ToList();
            if (telling is [var one] && (one.Length < 4 || one.All(char.IsDigit)))
            {
                names.AddRange(lexicon.NumberedRoom.Select(lead => ((IReadOnlyList<string>)[.. lexicon.Words(lead).Select(t => t.Text), one], room)));
                names.AddRange(lexicon.NumberedRoom.Where(lead => lead.Length < 4).Select(lead => ((IReadOnlyList<string>)[lead + one], room)));
            }
            else if (telling.Count > 0)
            {
                names.Add((telling, room));
            }
        }

        return _roomNames[lexicon.Language] = names.OrderByDescending(n => n.Item1.Count)
            .Where(n => n.Item1.Count > 0)
            .Select((n, i) => new RoomName(i, n.Item1, n.Item2))
            .GroupBy(n => n.Words[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>Mends slips in the names of the cities where sessions are held, as a language has them and in English, and of its rooms.</summary>
    public SpellingMender Cities(Lexicon lexicon) => _cities.GetOrAdd(lexicon.Language, _ => new SpellingMender(lexicon.WithArticles(Sessions.Cities
        .SelectMany(city => Gazetteer.World.FormsIn(lexicon.Language, city).Prepend(city))
        .Concat(lexicon.IsWrittenTogether ? Rooms.Select(room => Gazetteer.World.NameIn(lexicon.Language, room)).OfType<string>() : [])
        .SelectMany(name => lexicon.Words(name).Select(t => t.Text)))));

    /// <summary>Mends slips in names of cities and rooms that are written without spaces.</summary>
    public SpellingMender Names(Lexicon lexicon) => _names.GetOrAdd(lexicon.Language, _ => new SpellingMender(
        Sessions.Cities.Concat(Rooms).Select(name => Gazetteer.World.NameIn(lexicon.Language, name)).OfType<string>()
            .Concat(RoomNames(lexicon).Values.SelectMany(rooms => rooms).Select(room => string.Concat(room.Words)))
            .Where(WordToken.IsSign),
        SignMender.ShortestPhrase));

    public bool HasExactly(string word) => _letterWords.ContainsKey(word) || StandsUnparted(word);

    public bool StandsInALetter(string word) => HasExactly(word) || Terms.AreOfALetter(word)
        || (word.Length >= ShortestStem && _letterStems.GetValueOrDefault(word[..ShortestStem]) is { } near && near.Exists(w => Alike(w, word)));

    /// <summary>The letters, the newest first, that can have a form of each of those words, in whatever language.</summary>
    public IEnumerable<LetterReading> LettersWith(IReadOnlyList<string> words)
    {
        SessionSet? found = null;
        foreach (var word in words.Where(w => !WordToken.IsSign(w) && !Terms.AreOfALetter(w)))
        {
            var near = word.Length < ShortestStem ? null : _letterStems.GetValueOrDefault(word[..ShortestStem]);
            var having = new SessionSet(Letters.CountOfAll).Add(_letterWords.GetValueOrDefault(word));
            foreach (var other in (near ?? []).Where(w => w != word && Alike(w, word)))
            {
                having.Add(_letterWords[other]);
            }

            found = found?.Keep(having) ?? having;
        }

        return found is null ? Enumerable.Reverse(Catalogue.Letters) : found.Places().Where(i => i < Catalogue.Letters.Count).Reverse().Select(i => Catalogue.Letters[i]);
    }

    /// <summary>Whether the two words stand side by side in a session's theme.</summary>
    public bool IsThemePair(string first, string second) => _themePairs.Contains((first, second));

    public bool IsThemeWord(string word) => Terms.AreOfAThemeIn(word) || (WordToken.IsSign(word) && Sessions.HasText(word)) || Sessions.HasWord(word);

    /// <summary>Whether the session's theme or title has that word, in whatever form.</summary>
    public bool Speaks(Session session, string word) =>
        Terms.AreOf(session, word) || HasUnparted(session, word) || (WordsOf(session) is var words && (words.Contains(word) || words.Any(w => Alike(w, word))));

    /// <summary>Those of some sessions whose theme or title has that word, in whatever form.</summary>
    public IReadOnlyList<Session> Speaking(IReadOnlyList<Session> sessions, string word) => sessions switch
    {
        SessionRun run => Sessions.Speaking(word) is not { IsEmpty: false } speaking ? []
            : Sessions.IsPart ? run.Where(s => Sessions.IsIn(speaking, s) && Speaks(s, word))
            : run.Where(speaking),
        _ => [.. sessions.Where(s => Speaks(s, word))],
    };

    private HashSet<string> WordsOf(Session session) => _themes.GetOrAdd((session.Title, session.Theme), static texts => Words(texts.Theme, texts.Title));

    /// <summary>
    /// Whether two words are forms of one: a long common stem and short endings ("trafficking", "traffickers"). Language-free, and so
    /// careful: five letters at least, and endings of three at most.
    /// </summary>
    public static bool Alike(string a, string b)
    {
        if (a == b)
        {
            return true;
        }

        var shorter = Math.Min(a.Length, b.Length);
        if (shorter < 4 || Math.Abs(a.Length - b.Length) > 3)
        {
            return false;
        }

        var stem = 0;
        while (stem < shorter && a[stem] == b[stem])
        {
            stem++;
        }

        return stem >= shorter - 1 ? stem >= 4 && Math.Max(a.Length, b.Length) - stem <= 2 : stem >= 6 && Math.Max(a.Length, b.Length) - stem <= 3;
    }

    /// <summary>Where a script does not part words, what asks for a word finds it within the text.</summary>
    private bool StandsUnparted(string word) => WordToken.IsSign(word)
        && _unparted.Have(word);

    private static bool HasUnparted(Session session, string word) => WordToken.IsSign(word)
        && (session.Theme?.Contains(word, StringComparison.Ordinal) == true || session.Title.Contains(word, StringComparison.Ordinal));

    public static HashSet<string> Words(params string?[] texts) =>
        new(texts.OfType<string>().SelectMany(text => WordToken.Split(text)).Select(t => t.Text), StringComparer.Ordinal);

    /// <param name="Place">Its place among the names, of which the longest come first.</param>
    private sealed record RoomName(int Place, IReadOnlyList<string> Words, string Room);
}
