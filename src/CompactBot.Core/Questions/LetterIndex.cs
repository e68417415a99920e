using System.Runtime.InteropServices;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>What the letters of a catalogue bring, by what questions ask for: who signs, what is due, what is enclosed, what is referred to, what they changed.</summary>
internal sealed class LetterIndex
{
    /// <summary>Letters are put in order one by one where they are fewer than one in so many: a set has a bit for each there is.</summary>
    private const int Few = 64;

    private readonly Entries _all;
    private readonly LocalDate _day;
    private readonly int _later;
    private (LetterReading Letter, Deadline Deadline)[]? _held;

    public LetterIndex(CatalogueSnapshot catalogue) => (_all, _day) = (new Entries(catalogue), LocalDate.MaxIsoValue);

    /// <summary>The letters up to an earlier day.</summary>
    public LetterIndex(LetterIndex whole, CatalogueSnapshot part)
    {
        (_all, _day) = (whole._all, part.Letters.Count > 0 ? part.Letters[^1].Letter.Date : LocalDate.MinIsoValue);
        _later = _all.NewestFirst.Length - part.Letters.Count;
    }

    /// <summary>How many letters there are, later ones too.</summary>
    public int CountOfAll => _all.NewestFirst.Length;

    /// <summary>By date, the newest first; of one day those that came first come first.</summary>
    public IReadOnlyList<LetterReading> NewestFirst => new ArraySegment<LetterReading>(_all.NewestFirst, _later, _all.NewestFirst.Length - _later);

    /// <summary>By date of what is due, then by that of the letter.</summary>
    public IReadOnlyList<(LetterReading Letter, Deadline Deadline)> Deadlines => _later == 0 ? _all.Deadlines : _held ??= Array.FindAll(_all.Deadlines, d => IsHeld(d.Letter));

    /// <summary>Of the newest letter first.</summary>
    public IEnumerable<(LetterReading Letter, Enclosure Enclosure)> Enclosures => _all.Enclosures.Where(e => IsHeld(e.Letter));

    /// <summary>Of each language what is enclosed with letters, each text once.</summary>
    public IEnumerable<(LetterReading Letter, string What)> DistinctEnclosures => _all.DistinctEnclosures.Where(e => IsHeld(e.Letter));

    /// <summary>Of the newest letter first.</summary>
    public IEnumerable<(LetterReading Letter, Reference Reference)> References => _later == 0 ? _all.References : _all.References.Where(r => IsHeld(r.Letter));

    /// <summary>The newest letter with a link; null where none has any.</summary>
    public LetterReading? WithLinks => _all.WithLinks.Find(IsHeld);

    /// <summary>What is due and bears one of those terms, the latest first.</summary>
    public IEnumerable<(LetterReading Letter, Deadline Deadline)> Due(IEnumerable<string> terms) =>
        Ascending([.. terms.Select(_all.Due.GetValueOrDefault).OfType<List<int>>()]).Select(at => _all.LatestFirst[at]).Where(d => IsHeld(d.Letter));

    /// <summary>The letters that announce a session under that id of theirs and set a last day.</summary>
    public IEnumerable<LetterReading> WithDeadlines(Session session) => (_all.WithDeadlines.GetValueOrDefault(session.Id) ?? []).Where(IsHeld);

    /// <summary>The issuers whose name has all of those words, of the newest letter first.</summary>
    public IEnumerable<(LetterReading Letter, Issuer Issuer)> Named(IReadOnlyList<string> words) => _all.Names.Any(name => words.All(name.Value.Contains))
        ? Signed(words).SelectMany(l => l.Issuers.Select(i => (Letter: l, Issuer: i))).Where(x => words.All(_all.Names[x.Issuer.Name].Contains))
        : [];

    /// <summary>The letters whose issuers' names have all of those words, the newest first.</summary>
    public IEnumerable<LetterReading> Signed(IReadOnlyList<string> words)
    {
        SessionSet? found = null;
        foreach (var word in words)
        {
            var having = new SessionSet(CountOfAll).Add(_all.ByName.GetValueOrDefault(word));
            found = found?.Keep(having) ?? having;
        }

        return (found?.Places() ?? []).Where(at => at >= _later).Select(at => _all.NewestFirst[at]);
    }

    /// <summary>The symbols of documents that letters refer to and that end in one of those.</summary>
    /// <param name="ends">Folded, as words are.</param>
    public HashSet<string> Symbols(IReadOnlyList<string> ends)
    {
        List<string> asked = [.. ends.Distinct(StringComparer.Ordinal)];
        return _all.Symbols.Where(s => asked.Exists(end => s.Value.EndsWith(end, StringComparison.Ordinal))).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What is due by its day, of that which may have those words.</summary>
    /// <param name="words">Words.</param>
    /// <param name="isNumber">Whether a word is a number, which letters write in other ways.</param>
    public IReadOnlyList<(LetterReading Letter, Deadline Deadline)> DeadlinesWith(IEnumerable<string> words, Predicate<string> isNumber)
    {
        SessionSet? found = null;
        foreach (var word in words.Where(w => !isNumber(w)))
        {
            var having = _all.DeadlineWords.With(word, new SessionSet(_all.Deadlines.Length));
            found = found?.Keep(having) ?? having;
        }

        return found is null ? Deadlines : [.. found.Places().Select(at => _all.Deadlines[at]).Where(d => IsHeld(d.Letter))];
    }

    /// <summary>The issuers who have that capacity, of the newest letter first.</summary>
    public IEnumerable<(LetterReading Letter, Issuer Issuer)> Of(string capacity) => (_all.ByCapacity.GetValueOrDefault(capacity).All ?? []).Where(i => IsHeld(i.Letter));

    /// <summary>The newest issuer whose capacity has words that fit.</summary>
    public (LetterReading Letter, Issuer Issuer)? OfCapacity(Predicate<HashSet<string>> fits)
    {
        var newest = _all.ByCapacity.Values
            .Where(c => fits(c.Words))
            .Select(c => c.All.Find(i => IsHeld(i.Letter)))
            .Where(i => i.Letter is not null)
            .Select(i => ((LetterReading Letter, Issuer Issuer)?)i)
            .MinBy(i => _all.Places[i!.Value.Letter.Letter.Id]);
        return newest;
    }

    /// <summary>By date; of one day those that came first come first.</summary>
    public IReadOnlyList<LetterReading> InOrder(IEnumerable<LetterReading> letters)
    {
        var places = letters.Select(l => _all.Ranks[l.Letter.Id]).ToList();
        var ascending = places.Count < CountOfAll / Few ? places.Distinct().Order() : places.Aggregate(new SessionSet(CountOfAll), (set, at) => set.With(at)).Places().AsEnumerable();
        return [.. ascending.Select(at => _all.OldestFirst[at])];
    }

    /// <summary>The ids of the sessions that a letter announced or changed.</summary>
    public IReadOnlyList<string> ChangedBy(LetterReading letter) => _all.Changed.GetValueOrDefault(letter.Letter.Id) ?? [];

    /// <summary>All numbers of lists that each have theirs in order, and no number twice.</summary>
    private static IEnumerable<int> Ascending(IReadOnlyList<List<int>> lists) => lists is [var one] ? one : lists.SelectMany(l => l).Distinct().Order();

    private bool IsHeld(LetterReading letter) => letter.Letter.Date <= _day;

    private sealed class Entries
    {
        public Entries(CatalogueSnapshot catalogue)
        {
            OldestFirst = [.. catalogue.Letters];
            Ranks = OldestFirst.Index().ToDictionary(l => l.Item.Letter.Id, l => l.Index, StringComparer.Ordinal);
            NewestFirst = [.. catalogue.Letters.OrderByDescending(l => l.Letter.Date)];
            for (var i = 0; i < NewestFirst.Length; i++)
            {
                Take(NewestFirst[i], i);
            }

            Deadlines = [.. catalogue.Letters.SelectMany(l => l.Deadlines.Select(d => (l, d))).OrderBy(d => d.d.Date)];
            Enclosures = [.. NewestFirst.SelectMany(l => l.Enclosures.Select(e => (l, e)))];
            DistinctEnclosures = [.. catalogue.Letters.SelectMany(l => l.Enclosures.Select(e => (Letter: l, e.What))).DistinctBy(e => (e.Letter.Letter.Language, e.What))];
            LatestFirst = [.. Deadlines.OrderByDescending(d => d.Deadline.Date)];
            for (var at = 0; at < LatestFirst.Length; at++)
            {
                var (letter, deadline) = LatestFirst[at];
                foreach (var term in ForeignTerms.In(letter.Letter.Language, string.Join(' ', deadline.What, deadline.Quote)).Distinct(StringComparer.Ordinal))
                {
                    Add(Due, term, at);
                }
            }

            for (var at = 0; at < Deadlines.Length; at++)
            {
                var (letter, deadline) = Deadlines[at];
                DeadlineWords.Add(letter.Letter.Language, string.Join(' ', deadline.What, deadline.Quote, letter.Letter.Paragraph(deadline.Paragraph)?.Text), at);
            }

            foreach (var session in catalogue.Sessions)
            {
                foreach (var state in catalogue.StatesOf(session.Id))
                {
                    Add(Changed, state.Letter.Letter.Id, session.Id);
                }
            }
        }

        public LetterReading[] NewestFirst { get; }

        public LetterReading[] OldestFirst { get; }

        /// <summary>Where each letter stands in the order of the catalogue.</summary>
        public Dictionary<string, int> Ranks { get; }

        public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

        public (LetterReading Letter, Deadline Deadline)[] Deadlines { get; }

        public (LetterReading Letter, Deadline Deadline)[] LatestFirst { get; }

        public (LetterReading Letter, Enclosure Enclosure)[] Enclosures { get; }

        public (LetterReading Letter, string What)[] DistinctEnclosures { get; }

        public List<(LetterReading Letter, Reference Reference)> References { get; } = [];

        public List<LetterReading> WithLinks { get; } = [];

        public Dictionary<string, List<int>> Due { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<LetterReading>> WithDeadlines { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<int>> ByName { get; } = new(StringComparer.Ordinal);

        /// <summary>The words of each issuer's name.</summary>
        public Dictionary<string, HashSet<string>> Names { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Symbols { get; } = new(StringComparer.Ordinal);

        public WordPostings DeadlineWords { get; } = new();

        public Dictionary<string, (HashSet<string> Words, List<(LetterReading Letter, Issuer Issuer)> All)> ByCapacity { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, List<string>> Changed { get; } = new(StringComparer.Ordinal);

        private void Take(LetterReading letter, int place)
        {
            Places[letter.Letter.Id] = place;
            References.AddRange(letter.References.Select(r => (letter, r)));
            foreach (var reference in letter.References)
            {
                Symbols.TryAdd(reference.Symbol, WordToken.Fold(reference.Symbol));
            }
            if (letter.Links.Count > 0)
            {
                WithLinks.Add(letter);
            }

            foreach (var session in letter.Deadlines.Count > 0 ? letter.Sessions : [])
            {
                Add(WithDeadlines, session.Id, letter);
            }

            foreach (var issuer in letter.Issuers)
            {
                var name = Names.TryGetValue(issuer.Name, out var words) ? words : Names[issuer.Name] = CatalogueIndex.Words(issuer.Name);
                foreach (var word in name)
                {
                    Add(ByName, word, place);
                }

                if (!ByCapacity.TryGetValue(issuer.Capacity, out var capacity))
                {
                    ByCapacity[issuer.Capacity] = capacity = (CatalogueIndex.Words(issuer.Capacity), []);
                }

                capacity.All.Add((letter, issuer));
            }
        }

        private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
            where TKey : notnull => (CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _) ??= []).Add(value);
    }
}
