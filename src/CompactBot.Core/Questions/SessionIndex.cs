using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>
/// The sessions of a catalogue by what questions name: kind, number, words, days. A question of one among a hundred thousand looks at those that
/// it can mean and at no other. Every list is in the catalogue's order, that of time.
/// </summary>
internal sealed class SessionIndex
{
    private readonly IReadOnlyList<Session> _all;
    private readonly Dictionary<SessionKind, List<Session>> _byKind = [];
    private readonly Dictionary<(SessionKind?, int), List<Session>> _byOrdinal = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly (LocalDate Day, int Session)[] _days;

    /// <param name="sessions">The sessions, in order of time.</param>
    /// <param name="words">The words of each one's theme and title.</param>
    public SessionIndex(IReadOnlyList<Session> sessions, Func<Session, IEnumerable<string>> words)
    {
        _all = sessions;
        var days = new List<(LocalDate, int)>();
        var places = new HashSet<(string?, string?)>();
        for (var i = 0; i < sessions.Count; i++)
        {
            var session = sessions[i];
            Add(_byKind, session.Kind, session);
            if (session.Ordinal is { } ordinal)
            {
                Add(_byOrdinal, (session.Kind, ordinal), session);
                Add(_byOrdinal, (null, ordinal), session);
            }

            foreach (var word in words(session))
            {
                Add(_byWord, word, i);
            }

            days.AddRange(session.Days.Select(day => (day, i)));
            _texts.Add(session.Title);
            _texts.Add(session.Theme ?? "");
            if (session.City is { } city)
            {
                Cities.Add(city);
            }

            if (places.Add((session.City, session.Building)))
            {
                OneOfEachPlace.Add(session);
            }
        }

        _days = [.. days.OrderBy(d => d.Item1)];
        foreach (var word in _byWord.Keys.Where(w => w.Length >= CatalogueIndex.ShortestStem))
        {
            Add(_stems, word[..CatalogueIndex.ShortestStem], word);
        }
    }

    public HashSet<string> Cities { get; } = new(StringComparer.Ordinal);

    /// <summary>For each city and building one session that is held there.</summary>
    public List<Session> OneOfEachPlace { get; } = [];

    /// <summary>The words of all themes and titles.</summary>
    public IReadOnlyCollection<string> Words => _byWord.Keys;

    public IReadOnlyList<Session> Of(SessionKind kind) => _byKind.TryGetValue(kind, out var found) ? found : [];

    /// <summary>Of each number that sessions of that kind have the first one in time.</summary>
    public IReadOnlyList<Session> OneOfEachNumber(SessionKind kind) =>
        [.. _byOrdinal.Where(n => n.Key.Item1 == kind).Select(n => n.Value[0])];

    public bool HasWord(string word) => _byWord.ContainsKey(word) || Alike(word).Any();

    /// <summary>Whether a theme or a title holds those signs, whatever stands around them.</summary>
    public bool HasText(string signs) => _texts.Any(t => t.Contains(signs, StringComparison.Ordinal));

    /// <summary>The fewest sessions among which all are that fit a question's words.</summary>
    /// <param name="kind">Of that kind, where one is named.</param>
    /// <param name="ordinals">With one of those numbers, where some are named.</param>
    /// <param name="words">Whose theme or title has a form of each.</param>
    /// <param name="days">That sit on a day of any of those stretches, or of their other readings, where some are named.</param>
    public IReadOnlyList<Session> Among(SessionKind? kind, IReadOnlyList<int> ordinals, IEnumerable<string> words, IReadOnlyList<DayRange> days)
    {
        var fewest = kind is { } one ? Of(one) : _all;
        if (ordinals is [var ordinal])
        {
            fewest = Fewer(fewest, _byOrdinal.TryGetValue((kind, ordinal), out var numbered) ? numbered : []);
        }

        foreach (var word in words)
        {
            List<int>?[] found = [_byWord.GetValueOrDefault(word), .. Alike(word).Select(w => _byWord[w])];
            if (found.Sum(f => f?.Count ?? 0) < fewest.Count)
            {
                fewest = [.. new SortedSet<int>(found.OfType<List<int>>().SelectMany(f => f)).Select(i => _all[i])];
            }
        }

        if (days.Count > 0)
        {
            var stretches = days.SelectMany(d => d.Others.Prepend((d.From, d.To))).Where(d => d.Item1 <= d.Item2).Select(d => (First: Place(d.Item1), Last: d.Item2 == LocalDate.MaxIsoValue ? _days.Length : Place(d.Item2.PlusDays(1)))).ToList();
            if (stretches.Sum(s => s.Last - s.First) < fewest.Count)
            {
                fewest = [.. new SortedSet<int>(stretches.SelectMany(s => _days[s.First..s.Last].Select(d => d.Session))).Select(i => _all[i])];
            }
        }

        return fewest;
    }

    private static IReadOnlyList<Session> Fewer(IReadOnlyList<Session> one, IReadOnlyList<Session> other) => other.Count < one.Count ? other : one;

    private IEnumerable<string> Alike(string word) => word.Length < CatalogueIndex.ShortestStem || !_stems.TryGetValue(word[..CatalogueIndex.ShortestStem], out var near)
        ? []
        : near.Where(w => w != word && CatalogueIndex.Alike(w, word));

    /// <summary>Where the first sitting of that day or a later one stands.</summary>
    private int Place(LocalDate day)
    {
        var (first, last) = (0, _days.Length);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = _days[middle].Day < day ? (middle + 1, last) : (first, middle);
        }

        return first;
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var all))
        {
            lists[key] = all = [];
        }

        all.Add(value);
    }
}
