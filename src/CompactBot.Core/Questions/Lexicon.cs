using System.Collections.Concurrent;
using System.Globalization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Questions;

/// <summary>The words of one language that questions are made of, ready to be looked up. Made once from its questions.json.</summary>
internal sealed partial class Lexicon
{
    /// <summary>In questions.json this kind of session means any.</summary>
    public const string AnySession = "session";

    /// <summary>And this one too, but its words are used of anything that people meet for.</summary>
    public const string AnyMeeting = "meeting";

    private static readonly ConcurrentDictionary<string, Lexicon> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _ordinals;
    private readonly LexiconFile _file;
    private readonly HashSet<string> _days;
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly WordSplitter _splitter;
    private readonly HashSet<string> _signs = new(StringComparer.Ordinal);
    private readonly bool _isWhole;
    private readonly HashSet<string> _telling = new(StringComparer.Ordinal);

    private Lexicon(string language, LexiconFile file)
    {
        Language = language;
        _file = file;
        _places = new Lazy<IReadOnlyDictionary<string, PlaceWord>>(PlacesByWord);
        _splitter = new WordSplitter(file, word => Knows(word) || Terms.Of(language).Has(word) || (_isWhole && Places.ContainsKey(word)));
        _ordinals = file.Ordinals.Words.Where(w => Split(w.Key).Count == 1).ToDictionary(w => Split(w.Key)[0], w => w.Value, StringComparer.Ordinal);
        foreach (var (word, number) in file.Ordinals.Words)
        {
            AddAll([word], new Meaning(MeaningKind.Ordinal, word, Number: number));
        }

        foreach (var (word, number) in file.Ordinals.Numbers)
        {
            AddAll([word], new Meaning(MeaningKind.Number, word, Number: number));
        }

        AddAll(file.Ordinals.Leads, new Meaning(MeaningKind.OrdinalLead, ""));
        foreach (var (kind, phrases) in file.Kinds)
        {
            AddAll(phrases.One, new Meaning(MeaningKind.SessionKind, kind));
            AddAll(phrases.Many, new Meaning(MeaningKind.SessionKind, kind, Many: true));
        }

        AddAll(file.Letters.One, new Meaning(MeaningKind.Letter, ""));
        AddAll(file.Letters.Many, new Meaning(MeaningKind.Letter, "", Many: true));
        AddEach(file.Asks, MeaningKind.Ask);
        AddEach(file.Positions, MeaningKind.Position);
        AddEach(file.Invitees, MeaningKind.Invitee);
        AddEach(file.Offices, MeaningKind.Office);
        AddEach(file.Cues, MeaningKind.Cue);
        AddAll(file.Joins, new Meaning(MeaningKind.Join, ""));
        AddAll(file.Days.One, new Meaning(MeaningKind.Day, "one"));
        AddAll(file.Days.Last, new Meaning(MeaningKind.Day, "last"));
        AddAll(file.Days.After, new Meaning(MeaningKind.Day, "after"));
        AddAll(file.Days.Before, new Meaning(MeaningKind.Day, "before"));
        AddAll(file.Process, new Meaning(MeaningKind.Process, ""));
        AddAll(file.Rooms.Words, new Meaning(MeaningKind.RoomWord, ""));
        AddAll(file.DateWords, new Meaning(MeaningKind.DateWord, ""));
        AddAll(file.Stop, new Meaning(MeaningKind.Stop, ""));
        YesNo = Trie(file.YesNo);
        YesNoAnywhere = Trie(file.YesNoAnywhere);
        Wh = Trie(file.Wh);
        NotWh = Trie(file.NotWh);
        Polite = Trie(file.Doing.Polite);
        Leading = Trie(file.Doing.Leading);
        Anywhere = Trie(file.Doing.Anywhere);
        _days = Words(file.Days.One);
        Reminders = Trie(file.Reminders);
        Tags = [.. file.Tags.Select(Split)];
        ZoneTails = Trie(file.ZoneTails);
        ZoneLeads = [.. file.ZoneLeads.Select(Split)];
        Affiliations = [.. file.Affiliations.Select(Split)];
        ThemeLeads = Words(file.ThemeLeads);
        Alternatives = Trie(file.Alternatives);
        DateLeads = Words(file.DateLeads);
        Since = Words(file.Since);
        Stop = Words(file.Stop);
        HourLeads = Words(file.HourLeads);
        Possessives = Words(file.Possessives);
        Documents = [.. file.Documents.Select(d => WordToken.Join(Split(d)))];
        PartOf = Words(file.PartOf);
        NotOrdinalBefore = Words(file.Ordinals.NotBefore);
        ManyDays = Words(file.Days.Many);
        _telling.UnionWith(file.Doing.Leading.SelectMany(Split).Where(w => !WordStems.IsStem(w)));
        Learn(file.Doing.Leading.Concat(file.Doing.Anywhere).Concat(file.Doing.Polite).Concat(file.YesNo).Concat(file.YesNoAnywhere).Concat(file.Wh).SelectMany(Split));
        var culture = Grammar.Of(language).Culture.DateTimeFormat;
        LearnMonths();
        Weekdays = new WeekdayNames(culture, Split, WeekdayForms(language));
        DayWords = Words(file.DateWords);
        DateWords = [.. culture.MonthNames.Concat(culture.MonthGenitiveNames).Concat(culture.DayNames).SelectMany(Split).Concat(file.DateWords.SelectMany(Split))];
        Known.UnionWith(DateWords);
        var small = file.Stop.Select(Split).Where(words => words.Count == 1).Select(words => words[0]).ToHashSet(StringComparer.Ordinal);
        Small = small;
        var told = _telling.Concat(DateWords).Except(small).Concat(Words(file.Wh)).Concat(Words(file.Cues.GetValueOrDefault("untilWords", []))).ToList();
        // Where small words are written together with the next one, words have few letters of their own.
        var shortest = IsWrittenTogether ? SpellingMender.ShortestWord - 1 : SpellingMender.ShortestWord;
        Mender = new SpellingMender(WithArticles(told), known: shortest);
        Smalls = new SpellingMender(WithArticles(small.Where(word => !WordStems.IsStem(word))), known: shortest);
        _others = new Lazy<SpellingMender>(() => new SpellingMender(WithArticles(Known.Except(told).Except(small))));
        Stems = new SpellingMender(_stems);
        Known.UnionWith(Words(file.NotTypos));
        Signs = new SpellingMender(_signs, SignMender.ShortestPhrase, known: SignMender.ShortestPhrase - 1);
        using var sentences = new StreamReader(LanguageData.Open(language, "phrases.json"));
        _isWhole = true;
        Letters = sentences.ReadToEnd().ToLowerInvariant().Where(c => c > '\u007F' && char.IsLetter(c)).ToHashSet();
    }

    public string Language { get; }

    public PhraseTrie<Meaning> Phrases { get; } = new();

    public PhraseTrie<string> YesNo { get; }

    public PhraseTrie<string> Polite { get; }

    public PhraseTrie<string> Leading { get; }

    public PhraseTrie<string> Anywhere { get; }

    /// <summary>Verbs that ask to be reminded.</summary>
    public PhraseTrie<string> Reminders { get; }

    /// <summary>Ends of a statement that wants a yes or a no.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Tags { get; }

    /// <summary>What makes a place before it a clock.</summary>
    public PhraseTrie<string> ZoneTails { get; }

    /// <summary>What makes a place behind it the asker's.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ZoneLeads { get; }

    /// <summary>What makes a country behind it the one that the asker speaks for.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Affiliations { get; }

    public HashSet<string> ThemeLeads { get; }

    public PhraseTrie<string> Alternatives { get; }

    public HashSet<string> DateLeads { get; }

    public HashSet<string> Stop { get; }

    /// <summary>Words that make what stands before them a part of what follows.</summary>
    public HashSet<string> PartOf { get; }

    /// <summary>Words before which a number is a length.</summary>
    public HashSet<string> NotOrdinalBefore { get; }

    /// <summary>Words for days behind the number of them.</summary>
    public HashSet<string> ManyDays { get; }

    /// <summary>Names of what comes with letters.</summary>
    public HashSet<string> Documents { get; }

    /// <summary>Marks that tie a name to what follows it.</summary>
    public HashSet<string> Possessives { get; }

    /// <summary>Words before a bare number that make it an hour.</summary>
    public HashSet<string> HourLeads { get; }

    public HashSet<string> Since { get; }

    /// <summary>What makes it a question for a yes or a no wherever it stands.</summary>
    public PhraseTrie<string> YesNoAnywhere { get; }

    /// <summary>What asks for more than a yes or a no, and where it does not.</summary>
    public PhraseTrie<string> Wh { get; }

    public PhraseTrie<string> NotWh { get; }

    public WeekdayNames Weekdays { get; }

    /// <summary>Words that dates are made of, but for months and weekdays.</summary>
    public HashSet<string> DayWords { get; }

    /// <summary>Names of months and weekdays, and the other words that dates are made of.</summary>
    public HashSet<string> DateWords { get; }

    /// <summary>Every word that is known, but for those that are known by their stem.</summary>
    public HashSet<string> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether ordinals stand behind what they count.</summary>
    public bool OrdinalsFollow => _file.Ordinals.Follow;

    public SpellingMender Mender { get; }

    /// <summary>Words of a room's name that do not tell it apart.</summary>
    public IReadOnlyList<string> RoomWords => _file.Rooms.Words;

    public IReadOnlyList<string> NumberedRoom => _file.Rooms.Numbered;

    /// <summary>What may stand before a number of a series ("no 4").</summary>
    public IReadOnlyList<string> OrdinalLeads => _file.Ordinals.Leads;

    /// <exception cref="FileNotFoundException">The language has no questions.json.</exception>
    public static Lexicon Of(string language) => Loaded.GetOrAdd(language, static tag => new Lexicon(tag, LanguageData.Read(tag, "questions.json", LexiconJson.Default.LexiconFile)));

    /// <summary>The number that a word for an ordinal gives ("sixth", "6th"); null where it is none.</summary>
    public int? Ordinal(string word)
    {
        if (_ordinals.TryGetValue(word, out var number))
        {
            return number;
        }

        foreach (var suffix in _file.Ordinals.Suffixes)
        {
            if (word.Length > suffix.Length && word.EndsWith(suffix, StringComparison.Ordinal)
                && int.TryParse(word.AsSpan(0, word.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 1000)
            {
                return n;
            }
        }

        return null;
    }

    /// <summary>Letters beyond the Latin alphabet's that the language is written with: those of its own sentences.</summary>
    public IReadOnlySet<char> Letters { get; }

    /// <summary>Whether a word is one of the language's, with what may be written together with it.</summary>
    /// <param name="written">As it stands, in small letters.</param>
    /// <param name="folded">The same without accents.</param>
    public bool IsOwn(string written, string folded) => Knows(folded) || Known.Contains(written) || _splitter.Split(written) is var parts && (parts.Count > 1 || Knows(parts[0].Text));

    /// <summary>The words of a text in this language.</summary>
    public List<WordToken> Words(string text) => _splitter.Split(text);

    /// <summary>Whether a text names a day, a date or a number.</summary>
    public bool TellsTime(string text) => Words(text).Any(t => t.IsNumber || DateWords.Contains(t.Text) || _days.Contains(t.Text));

    /// <summary>The words of a phrase of the language's data; a stem keeps its mark.</summary>
    public List<string> Phrase(string phrase) => _splitter.Phrase(phrase);

    private List<string> Split(string phrase) => Phrase(phrase);

    private HashSet<string> Words(IEnumerable<string> phrases) => new(phrases.SelectMany(Split), StringComparer.Ordinal);

    private PhraseTrie<string> Trie(IEnumerable<string> phrases)
    {
        var trie = new PhraseTrie<string>();
        foreach (var phrase in phrases)
        {
            trie.Add(Split(phrase), phrase);
        }

        return trie;
    }

    private void AddEach(IReadOnlyDictionary<string, IReadOnlyList<string>> groups, MeaningKind kind)
    {
        foreach (var (value, phrases) in groups)
        {
            AddAll(phrases, new Meaning(kind, value));
        }
    }

    private void AddAll(IEnumerable<string> phrases, Meaning meaning)
    {
        foreach (var words in phrases.Select(Split).Where(w => w.Count > 0)) // a mark alone is no word
        {
            Phrases.Add(words, meaning);
            if (words.TrueForAll(WordToken.IsSign) && (meaning.Kind is not (MeaningKind.Stop or MeaningKind.Cue) || (meaning.Kind == MeaningKind.Cue && words.Count >= SignMender.ShortestPhrase)))
            {
                _signs.Add(string.Concat(words));
            }

            Learn(words);
            if (meaning.Kind is not (MeaningKind.Stop or MeaningKind.Cue or MeaningKind.Join or MeaningKind.OrdinalLead))
            {
                _telling.UnionWith(words.Where(w => !WordStems.IsStem(w)));
            }
        }
    }

    private void Learn(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (WordStems.IsStem(word))
            {
                _stems.Add(word[..^1]);
            }
            else
            {
                Known.Add(word);
            }
        }
    }
}
