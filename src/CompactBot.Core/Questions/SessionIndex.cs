using System.Collections.Concurrent;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>
/// The sessions of a catalogue by what questions name: kind, number, words, places, days. A question of one among a hundred thousand looks at those
/// that it can mean and at no other. Every run is in the catalogue's order, that of time. What was known on an earlier day is looked up in the same
/// lists, which have each state that a session had.
/// </summary>
internal sealed partial class SessionIndex
{
    /// <summary>What is said to last longer (a hundred years) may be on at any time.</summary>
    public const int LongestKnown = 36_525;

    /// <summary>The runs of so many numbers are kept once they were asked for.</summary>
    private const int MostNumbers = 256;

    private readonly CatalogueSnapshot _catalogue;
    private readonly Session[] _all;
    private readonly SessionPostings _now;
    private readonly SessionPostings _former;
    private readonly ConcurrentDictionary<SessionKind, SessionRun> _byKind = [];
    private readonly Dictionary<(SessionKind, int), int> _firstOfNumber = [];
    private readonly Dictionary<string, (int Number, List<int> Sessions)> _byLetter = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly int[][] _letters;
    private readonly List<string> _letterIds = [];
    private readonly (LocalDate Announced, LocalDate Settled)[] _known;
    private readonly LocalDate _day;
    private readonly ConcurrentDictionary<(SessionKind?, int), SessionRun> _byNumber = [];
    private readonly Lazy<SessionRun> _whole;
    private readonly SessionSet _fallen;
    private readonly SessionSet _counted;
    private readonly SessionKind[] _kinds;

    /// <param name="catalogue">A catalogue as it is.</param>
    /// <param name="words">The words of a theme and title.</param>
    /// <param name="terms">The standard terms in a session's theme and title.</param>
    public SessionIndex(CatalogueSnapshot catalogue, Func<Session, IEnumerable<string>> words, Func<Session, IEnumerable<string>> terms)
    {
        (_catalogue, _all, _now, _former) = (catalogue, [.. catalogue.Sessions], new SessionPostings(), new SessionPostings());
        _whole = new Lazy<SessionRun>(() => new SessionRun(_all, [.. Enumerable.Range(0, _all.Length)]));
        _fallen = new SessionSet(_all.Length).Add([.. Enumerable.Range(0, _all.Length).Where(i => !_all[i].Stands)]);
        _counted = new SessionSet(_all.Length).Add([.. Enumerable.Range(0, _all.Length).Where(i => _all[i].Of is not null)]);
        _kinds = Array.ConvertAll(_all, s => s.Kind);
        _letters = new int[_all.Length][];
        _known = new (LocalDate, LocalDate)[_all.Length];
        var places = new HashSet<(string?, string?)>();
        for (var i = 0; i < _all.Length; i++)
        {
            var session = _all[i];
            _now.Add(session, i, words(session), terms(session));
            var states = catalogue.StatesOf(session.Id);
            _known[i] = (states[0].Letter.Letter.Date, states[^1].Letter.Letter.Date);
            foreach (var state in states.Where(s => !ReferenceEquals(s.After, session)))
            {
                _former.Add(state.After, i, words(state.After), terms(state.After));
            }

            if (session.Ordinal is { } ordinal)
            {
                _firstOfNumber.TryAdd((session.Kind, ordinal), i);
            }

            _places[session.Id] = i;
            var letters = new List<int>();
            foreach (var letter in session.Evidence.Select(e => e.Letter).Distinct(StringComparer.Ordinal))
            {
                if (!_byLetter.TryGetValue(letter, out var ofLetter))
                {
                    _byLetter[letter] = ofLetter = (_byLetter.Count, []);
                    _letterIds.Add(letter);
                }

                ofLetter.Sessions.Add(i);
                letters.Add(ofLetter.Number);
            }

            _letters[i] = [.. letters];

            if (places.Add((session.City, session.Building)))
            {
                OneOfEachPlace.Add(session);
            }

            LongestDays = session is { Start: { } start, End: { } end } ? Math.Max(LongestDays, Period.DaysBetween(start, end)) : LongestDays;
        }

        _now.Close();
        _former.Close();
    }

    /// <summary>The sessions as they were known on an earlier day.</summary>
    /// <param name="whole">Those of the catalogue as it is.</param>
    /// <param name="part">The catalogue as of that day.</param>
    public SessionIndex(SessionIndex whole, CatalogueSnapshot part)
    {
        (_catalogue, _all, _now, _former, _byLetter, _places, _letters, _letterIds, _known) = (part, whole._all, whole._now, whole._former, whole._byLetter, whole._places, whole._letters, whole._letterIds, whole._known);
        (_fallen, _counted, _kinds) = (whole._fallen, whole._counted, whole._kinds);
        _day = part.Letters.Count > 0 ? part.Letters[^1].Letter.Date : LocalDate.MinIsoValue;
        (OneOfEachPlace, LongestDays, IsPart) = (whole.OneOfEachPlace, int.MaxValue, true);
        _whole = new Lazy<SessionRun>(() => Known(Enumerable.Range(0, _all.Length)));
    }

    /// <summary>Whether it is of an earlier day: what it finds may not fit, and is to be looked at.</summary>
    public bool IsPart { get; }

    /// <summary>Every session.</summary>
    public SessionRun All => _whole.Value;

    /// <summary>The most days from a session's first to its last.</summary>
    public int LongestDays { get; }

    public IReadOnlyCollection<string> Cities => _now.Cities;

    /// <summary>For each city and building one session that is held there.</summary>
    public List<Session> OneOfEachPlace { get; } = [];

    /// <summary>The words of all themes and titles.</summary>
    public IReadOnlyCollection<string> Words => _now.Words;

    public SessionRun Of(SessionKind kind) => _byKind.GetOrAdd(kind, static (one, index) => index.Among(new SessionSearch { Kind = one }, kept: false), this);

    /// <summary>Of each number that sessions of that kind have the first one in time.</summary>
    public IReadOnlyList<Session> OneOfEachNumber(SessionKind kind) => IsPart
        ? [.. Of(kind).Where(s => s.Ordinal is not null).DistinctBy(s => s.Ordinal)]
        : [.. _firstOfNumber.Where(n => n.Key.Item1 == kind).Select(n => _all[n.Value])];

    public bool HasWord(string word) => _now.HasWord(word);

    /// <summary>Whether a theme or a title holds those signs, whatever stands around them.</summary>
    public bool HasText(string signs) => _now.HasText(signs);

    /// <summary>Those that may begin before a stretch of days and end behind it.</summary>
    public IEnumerable<Session> Around(DayRange days) =>
        All.Between(LongestDays > LongestKnown || days.To < LocalDate.MinIsoValue.PlusDays(LongestKnown) ? null : days.To.PlusDays(-LongestDays), days.From);

    /// <summary>Those with a sitting of such hours; negated, those with one whose hours are known, and none of such hours.</summary>
    public SessionSet At(Predicate<Sitting> isKnown, Predicate<Sitting> fits, bool negated)
    {
        var fitting = Set((postings, set) => postings.Hours(fits, set));
        return negated ? Set((postings, set) => postings.Hours(isKnown, set)).Remove(fitting) : fitting;
    }

    /// <summary>Those of some sessions that fit a search, and of an earlier day those that may.</summary>
    public SessionRun Among(SessionRun sessions, SessionSearch search)
    {
        if (Set(search) is not { } set)
        {
            return sessions;
        }

        return sessions.IsOf(_all) ? sessions.Where(set) : sessions.Where(s => set.Contains(_places[s.Id]));
    }

    private IEnumerable<int> PlacesOf(IReadOnlyList<Session> sessions) => sessions is SessionRun run && run.IsOf(_all) ? run.Places.ToArray() : sessions.Select(s => _places[s.Id]);

    /// <summary>Whether a session, or one that it became, is in a set.</summary>
    public bool IsIn(SessionSet set, Session session) => set.Contains(_places[session.Id]);

    /// <summary>The sessions whose theme or title speaks of that word, and of an earlier day those that may have.</summary>
    public SessionSet Speaking(string word) => Set((postings, set) => postings.Speaking(word, set));

    /// <summary>Those that fit every condition of a search, and of an earlier day those that may.</summary>
    public SessionRun Among(SessionSearch search) => Among(search, kept: true);

    private SessionRun Among(SessionSearch search, bool kept)
    {
        if (kept && search.IsOfKindAlone)
        {
            return search.Kind is { } one ? Of(one) : All;
        }

        if (kept && search is { IsOfNumberAlone: true, Ordinals: [var number] } && (_byNumber.ContainsKey((search.Kind, number)) || _byNumber.Count < MostNumbers))
        {
            return _byNumber.GetOrAdd((search.Kind, number), static (one, index) => index.Among(new SessionSearch { Kind = one.Item1, Ordinals = [one.Item2] }, kept: false), this);
        }

        return Set(search) is { } set ? Run(set.Places()) : All;
    }

    /// <summary>Those that fit every condition; null where there is none.</summary>
    private SessionSet? Set(SessionSearch search)
    {
        SessionSet? all = null;
        void Keep(Action<SessionPostings, SessionSet> having) => all = all is null ? Set(having) : all.Keep(Set(having));
        if (search.Kind is { } kind)
        {
            Keep((postings, set) => postings.Kind(kind, set));
        }

        if (search.Ordinals.Count > 0)
        {
            Keep((postings, set) => search.Ordinals.Distinct().ToList().ForEach(n => postings.Ordinal(n, set)));
        }

        foreach (var word in search.Words)
        {
            Keep((postings, set) => postings.Speaking(word, set));
        }

        if (search.Places.Count > 0)
        {
            Keep((postings, set) => search.Places.ToList().ForEach(p => postings.Place(p, set)));
        }

        if (search.Elsewhere.Count > 0 && !IsPart)
        {
            Keep((postings, set) =>
            {
                postings.Somewhere(set);
                set.Remove(Set((other, there) => search.Elsewhere.ToList().ForEach(p => other.Place(p, there))));
            });
        }

        if (search.Rooms.Count > 0)
        {
            Keep((postings, set) => search.Rooms.ToList().ForEach(r => postings.Room(r.Name, set)));
        }

        foreach (var invitee in search.Invited)
        {
            Keep((postings, set) => postings.Invited(invitee, set));
        }

        if (search.Days.Count > 0)
        {
            Keep((postings, set) => search.Days.SelectMany(d => d.Others.Prepend((d.From, d.To))).ToList().ForEach(d => postings.Days(d.Item1, d.Item2, set)));
        }

        return all;
    }

    private SessionSet Set(Action<SessionPostings, SessionSet> having)
    {
        var set = new SessionSet(_all.Length);
        having(_now, set);
        if (IsPart)
        {
            having(_former, set);
        }

        return set;
    }

    private SessionRun Run(int[] places) => IsPart ? Known(places) : new SessionRun(_all, places);

    /// <summary>The sessions as they were known, of those that were.</summary>
    private SessionRun Known(IEnumerable<int> places)
    {
        var (known, unchanged, isInOrder) = (new List<Session>(), new List<int>(), true);
        foreach (var at in places)
        {
            var (announced, settled) = _known[at];
            if (announced <= _day && (settled <= _day ? _all[at] : _catalogue.Session(_all[at].Id)) is { } session)
            {
                known.Add(session);
                unchanged.Add(at);
                isInOrder &= ReferenceEquals(session, _all[at]);
            }
        }

        return isInOrder ? new SessionRun(_all, [.. unchanged]) : SessionRun.Of([.. CatalogueSnapshot.InOrder(known)]);
    }
}
