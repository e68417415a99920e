using System.Collections.Concurrent;
using System.Globalization;
using CompactBot.Core.Languages;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>The words of one language that questions are made of, ready to be looked up. Made once from its questions.json.</summary>
internal sealed class Lexicon
{
    /// <summary>In questions.json this kind of session means any.</summary>
    public const string AnySession = "session";

    /// <summary>And this one too, but its words are used of anything that people meet for.</summary>
    public const string AnyMeeting = "meeting";

    private static readonly ConcurrentDictionary<string, Lexicon> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _ordinals;
    private readonly LexiconFile _file;
    private readonly HashSet<string> _days;
    private readonly HashSet<string> _telling = new(StringComparer.Ordinal);

    private Lexicon(string language, LexiconFile file)
    {
        Language = language;
        _file = file;
        _ordinals = file.Ordinals.Words.ToDictionary(w => WordToken.Fold(w.Key), w => w.Value, StringComparer.Ordinal);
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
        AddAll(file.Days.After, new Meaning(MeaningKind.Day, "after"));
        AddAll(file.Days.Before, new Meaning(MeaningKind.Day, "before"));
        AddAll(file.Process, new Meaning(MeaningKind.Process, ""));
        AddAll(file.Rooms.Words, new Meaning(MeaningKind.RoomWord, ""));
        AddAll(file.DateWords, new Meaning(MeaningKind.DateWord, ""));
        AddAll(file.Stop, new Meaning(MeaningKind.Stop, ""));
        YesNo = Trie(file.YesNo);
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
        Alternatives = Words(file.Alternatives);
        DateLeads = Words(file.DateLeads);
        Since = Words(file.Since);
        Wh = Words(file.Wh);
        Stop = Words(file.Stop);
        HourLeads = Words(file.HourLeads);
        Possessives = Words(file.Possessives);
        Documents = Words(file.Documents);
        PartOf = Words(file.PartOf);
        NotOrdinalBefore = Words(file.Ordinals.NotBefore);
        _telling.UnionWith(file.Doing.Leading.SelectMany(Split));
        Known.UnionWith(file.Doing.Leading.Concat(file.Doing.Anywhere).Concat(file.Doing.Polite).SelectMany(Split));
        var culture = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        for (var day = 0; day < 7; day++)
        {
            WeekdayNumbers[WordToken.Fold(culture.DayNames[day])] = day == 0 ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)day;
        }

        Weekdays = Words(culture.DayNames);
        DateWords = [.. culture.MonthNames.Concat(culture.MonthGenitiveNames).Concat(culture.DayNames).SelectMany(Split).Concat(file.DateWords.SelectMany(Split))];
        Known.UnionWith(DateWords);
        Mender = new SpellingMender(_telling.Concat(DateWords).Except(Stop).Concat(Wh).Concat(Words(file.Cues.GetValueOrDefault("untilWords", []))));
        Known.UnionWith(Words(file.NotTypos));
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

    public HashSet<string> Alternatives { get; }

    public HashSet<string> DateLeads { get; }

    public HashSet<string> Stop { get; }

    /// <summary>Words that make what stands before them a part of what follows.</summary>
    public HashSet<string> PartOf { get; }

    /// <summary>Words before which a number is a length.</summary>
    public HashSet<string> NotOrdinalBefore { get; }

    /// <summary>Words for what comes with letters.</summary>
    public HashSet<string> Documents { get; }

    /// <summary>Marks that tie a name to what follows it.</summary>
    public HashSet<string> Possessives { get; }

    /// <summary>Words before a bare number that make it an hour.</summary>
    public HashSet<string> HourLeads { get; }

    public HashSet<string> Since { get; }

    /// <summary>Words that ask for more than a yes or a no.</summary>
    public HashSet<string> Wh { get; }

    public HashSet<string> Weekdays { get; }

    /// <summary>Weekdays by their names.</summary>
    public Dictionary<string, IsoDayOfWeek> WeekdayNumbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of months and weekdays, and the other words that dates are made of.</summary>
    public HashSet<string> DateWords { get; }

    /// <summary>Every word that is known: none of them is a slip.</summary>
    public HashSet<string> Known { get; } = new(StringComparer.Ordinal);

    public SpellingMender Mender { get; }

    /// <summary>Words of a room's name that do not tell it apart.</summary>
    public IReadOnlyList<string> RoomWords => _file.Rooms.Words;

    public IReadOnlyList<string> NumberedRoom => _file.Rooms.Numbered;

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

    /// <summary>Whether a text names a day, a date or a number.</summary>
    public bool TellsTime(string text) => WordToken.Split(text).Any(t => t.IsNumber || DateWords.Contains(t.Text) || _days.Contains(t.Text));

    private static List<string> Split(string phrase) => [.. WordToken.Split(phrase).Select(t => t.Text)];

    private static HashSet<string> Words(IEnumerable<string> phrases) => new(phrases.SelectMany(Split), StringComparer.Ordinal);

    private static PhraseTrie<string> Trie(IEnumerable<string> phrases)
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
        foreach (var words in phrases.Select(Split))
        {
            Phrases.Add(words, meaning);
            Known.UnionWith(words);
            if (meaning.Kind is not (MeaningKind.Stop or MeaningKind.Cue or MeaningKind.Join or MeaningKind.OrdinalLead))
            {
                _telling.UnionWith(words);
            }
        }
    }
}
