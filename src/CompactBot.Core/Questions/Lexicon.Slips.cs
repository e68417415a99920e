using System.Globalization;
using System.Text.Json;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Questions;

/// <content>What slips in the language's words are mended by.</content>
internal sealed partial class Lexicon
{
    /// <summary>Shorter forms of a weekday's name are words of their own.</summary>
    private const int ShortestWeekday = 5;

    private readonly Lazy<SpellingMender> _others;
    private volatile SpellingMender? _numbers;
    private volatile HashSet<string>? _swapped;
    private readonly PhraseTrie<Meaning> _ofMonths = new();

    /// <summary>The weekdays as the table of dates has them.</summary>
    private static IEnumerable<(string Form, int Day)> WeekdayForms(string language)
    {
        using var stream = LanguageData.Open(language, "dates.json");
        using var dates = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return [.. dates.RootElement.GetProperty("words").GetProperty("weekday").EnumerateObject()
            .SelectMany(day => day.Value.EnumerateArray().Select(form => (form.GetString()!, int.Parse(day.Name, CultureInfo.InvariantCulture))))
            .Where(form => form.Item1.Length >= ShortestWeekday || WordToken.HasSigns(form.Item1))]; // "sat", "mer." are words of their own as well
    }

    private void LearnMonths()
    {
        foreach (var (word, month) in _file.OfMonths)
        {
            _ofMonths.Add(Split(word), new Meaning(MeaningKind.DateWord, word, Number: month));
            Learn(Split(word));
        }
    }

    /// <summary>Whether the word is of a month where it stands: see <see cref="LexiconFile.OfMonths"/>.</summary>
    public int? MonthOf(IReadOnlyList<WordToken> words, int at) => _ofMonths.Longest(words, at, at + 1) is { Length: 1 } found
        && (!Stop.Contains(words[at].Text) || Phrases.Longest(words, at + 1, words.Count).Meanings.Any(m => m.Kind == MeaningKind.SessionKind || m is { Kind: MeaningKind.Cue, Value: "likewise" }))
        ? found.Meanings[0].Number
        : null;

    /// <summary>What makes a day of the month of the number before it.</summary>
    public IReadOnlyList<string> DayMarks => _file.Days.Marks;

    /// <summary>What stands between a number of a series and what it counts.</summary>
    public IReadOnlyList<string> Counters => _file.Ordinals.Counters;

    /// <summary>Words without content of their own, by themselves.</summary>
    public IReadOnlySet<string> Small { get; }

    /// <summary>Mends slips in those.</summary>
    public SpellingMender Smalls { get; }

    /// <summary>Mends slips in words that are known in phrases alone. Made when a slip is first met that is in no other word.</summary>
    public SpellingMender Others => _others.Value;

    /// <summary>Mends slips in numbers of a series.</summary>
    public SpellingMender Numbers => _numbers ??= new SpellingMender(_ordinals.Keys, known: 1);

    /// <summary>Words for a session's place in time that are another such word, with two letters changed about.</summary>
    public IReadOnlySet<string> SwappedPlaces => _swapped ??= Swapped();

    private HashSet<string> Swapped()
    {
        var places = _file.Positions.SelectMany(p => p.Value.Select(written => (Place: p.Key, Words: Split(written), Written: written)))
            .Where(p => p.Words.Count == 1 && !WordToken.IsSign(p.Words[0]))
            .Select(p => (p.Place, Word: p.Words[0], HasMarks: !p.Written.EndsWith(p.Words[0], StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return [.. places.Where(a => a.HasMarks && places.Exists(b => a.Place != b.Place && WithArticles([a.Word]).Any(one => WithArticles([b.Word]).Any(other => one.Length == other.Length && one.Order().SequenceEqual(other.Order()) && SpellingMender.IsOneEdit(one, other))))).Select(a => a.Word)];
    }

    /// <summary>Mends slips in stems.</summary>
    public SpellingMender Stems { get; }

    /// <summary>Phrases of a script that does not part words.</summary>
    public SpellingMender Signs { get; }

    /// <summary>Those words, and each with what is written together before it as an article, so that a slip may lie between the two.</summary>
    public IEnumerable<string> WithArticles(IEnumerable<string> words) => _file.Attached.Articles.Count == 0 ? words
        : words.SelectMany(word => _file.Attached.Articles.Select(article => WordToken.Fold(article) + word).Prepend(word));

    /// <summary>Whether small words are written together with the next one, so that a word seldom begins with its own first letter.</summary>
    public bool IsWrittenTogether => _file.Attached.Prefixes.Count > 0;

    /// <summary>What may be written together before a word: each of its beginnings that is made of small words and an article, with the rest.</summary>
    public IEnumerable<(string Lead, string Word)> Unattached(string word) => _splitter.Leads(word);

    /// <summary>The article that is written together with the word and no part of it; empty where none is.</summary>
    public string Article(string word) => _splitter.ArticleOf(word);

    /// <summary>Whether so many stand with a form of their own for more than one, and there are but these two forms.</summary>
    public bool CountsByForm(int number) => Grammar.Of(Language) is { } grammar && grammar.Category(1) == "one" && grammar.Category(2) == "other" && grammar.Category(3) == "other" && grammar.Category(number) != "one";

    /// <summary>Whether two words stand for the same in every list; in number too: for one, or for many.</summary>
    public bool MeanTheSame(string a, string b, bool inNumberToo = false) => Meant(a, inNumberToo) is { Count: > 0 } meant && meant.SetEquals(Meant(b, inNumberToo));

    /// <summary>Whether a word tells a session or a day from others: a number of a series, its place in it, a kind, a word of dates.</summary>
    public bool IsFact(string word)
    {
        var words = Words(word);
        if (words.Count == 0)
        {
            return false;
        }

        var last = WordToken.IsSign(word) ? 0 : words.Count - 1; // behind what is written together with it
        return DateWords.Contains(words[last].Text) || Phrases.Longest(words, last, words.Count).Meanings
            .Any(m => m.Kind is MeaningKind.Ordinal or MeaningKind.Number or MeaningKind.Position or MeaningKind.SessionKind or MeaningKind.Letter or MeaningKind.Day || m is { Kind: MeaningKind.Cue, Value: "thereafter" or "asOf" });
    }

    private HashSet<(MeaningKind, string, int, bool)> Meant(string text, bool inNumberToo)
    {
        var words = Words(text);
        var (meanings, length) = Phrases.Longest(words, 0, words.Count);
        return length < words.Count ? [] : [.. meanings.Select(m => (m.Kind, m.Kind switch { MeaningKind.Ordinal or MeaningKind.Number => "", MeaningKind.DateWord => text, _ => m.Value }, m.Number, inNumberToo && m.Many))]; // June is not July
    }

    /// <summary>Whether the word is one of the language's, and so no slip.</summary>
    public bool Knows(string word)
    {
        if (Known.Contains(word))
        {
            return true;
        }

        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var stem = word.Length; _stems.Count > 0 && stem >= WordStems.Shortest(word); stem--)
        {
            if (stems.Contains(word.AsSpan(0, stem)))
            {
                return true;
            }
        }

        return false;
    }
}
