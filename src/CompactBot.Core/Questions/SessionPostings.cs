using System.Runtime.InteropServices;
using CompactBot.Core.Reading;
using CompactBot.Core.World;
using NodaTime;

namespace CompactBot.Core.Questions;

/// <summary>Where the sessions stand that have a kind, a number, a word, a place, a day: a list of places for each.</summary>
internal sealed class SessionPostings
{
    private readonly Dictionary<SessionKind, List<int>> _kinds = [];
    private readonly Dictionary<int, List<int>> _ordinals = [];
    private readonly Dictionary<string, List<int>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _cities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _citiesAlone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _buildings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _rooms = new(StringComparer.Ordinal);
    private readonly Dictionary<Invitee, List<int>> _invited = [];
    private readonly Dictionary<Sitting, List<int>> _hours = [];
    private readonly SignTexts _texts = new();
    private (LocalDate Day, int Place)[]? _days;
    private List<(LocalDate Day, int Place)> _unordered = [];

    public IReadOnlyCollection<string> Words => _words.Keys;

    public IReadOnlyCollection<string> Cities => _cities.Keys;

    /// <param name="session">A session, or a state that it had.</param>
    /// <param name="place">Where it stands; ascending from call to call.</param>
    /// <param name="words">The words of its theme and title.</param>
    /// <param name="terms">The standard terms in them.</param>
    public void Add(Session session, int place, IEnumerable<string> words, IEnumerable<string> terms)
    {
        Add(_kinds, session.Kind, place);
        if (session.Ordinal is { } ordinal)
        {
            Add(_ordinals, ordinal, place);
        }

        foreach (var word in words)
        {
            Add(_words, word, place);
        }

        foreach (var term in terms)
        {
            Add(_terms, term, place);
        }

        if (session.City is { } city)
        {
            Add(_cities, city, place);
            if (session.Building is null)
            {
                Add(_citiesAlone, city, place);
            }
        }

        if (session.Building is { } building)
        {
            Add(_buildings, building, place);
        }

        foreach (var room in session.Sittings.Select(s => s.Room).Append(session.Room).OfType<string>())
        {
            Add(_rooms, room, place);
        }

        foreach (var sitting in session.Sittings)
        {
            Add(_hours, sitting with { Date = default, Room = null }, place);
        }

        foreach (var invitee in session.Invited)
        {
            Add(_invited, invitee, place);
        }

        _texts.Add(session.Title, place);
        _texts.Add(session.Theme ?? "", place);
        _unordered.AddRange(session.Days.Select(day => (day, place)));
    }

    /// <summary>Called when all are added.</summary>
    public void Close()
    {
        _days = [.. _unordered.OrderBy(d => d.Day)];
        _unordered = [];
        foreach (var word in _words.Keys.Where(w => w.Length >= CatalogueIndex.ShortestStem))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_stems, word[..CatalogueIndex.ShortestStem], out _) ??= []).Add(word);
        }
    }

    /// <summary>Whether a theme or a title has a form of the word.</summary>
    public bool HasWord(string word) => _words.ContainsKey(word) || Alike(word).Any();

    public bool HasText(string signs) => _texts.Have(signs);

    public void Kind(SessionKind kind, SessionSet set) => set.Add(_kinds.GetValueOrDefault(kind));

    public void Ordinal(int ordinal, SessionSet set) => set.Add(_ordinals.GetValueOrDefault(ordinal));

    public void Invited(Invitee invitee, SessionSet set) => set.Add(_invited.GetValueOrDefault(invitee));

    public void Room(string room, SessionSet set) => set.Add(_rooms.GetValueOrDefault(room));

    /// <summary>Those whose theme or title speaks of the word: in some form, as signs within the text, or as a term of another language.</summary>
    public void Speaking(string word, SessionSet set)
    {
        set.Add(_words.GetValueOrDefault(word));
        foreach (var other in Alike(word))
        {
            set.Add(_words[other]);
        }

        foreach (var key in Terms.KeysOf(word))
        {
            set.Add(_terms.GetValueOrDefault(key));
        }

        foreach (var place in WordToken.IsSign(word) ? _texts.With(word) : [])
        {
            set.Add(place);
        }
    }

    /// <summary>Those with a sitting of such hours, of whatever day and room.</summary>
    public void Hours(Predicate<Sitting> fits, SessionSet set)
    {
        foreach (var (_, sessions) in _hours.Where(h => fits(h.Key)))
        {
            set.Add(sessions);
        }
    }

    /// <summary>Those whose city is known.</summary>
    public void Somewhere(SessionSet set)
    {
        foreach (var sessions in _cities.Values)
        {
            set.Add(sessions);
        }
    }

    /// <summary>Those that are held there; see <see cref="SessionFinder.IsIn"/>.</summary>
    public void Place(PlaceName place, SessionSet set)
    {
        if (place.IsCountry)
        {
            foreach (var (_, sessions) in _cities.Where(c => Gazetteer.World.City(c.Key)?.Country == place.Name))
            {
                set.Add(sessions);
            }
        }
        else if (place.IsBuilding)
        {
            set.Add(_buildings.GetValueOrDefault(place.Name)).Add(place.City is null ? null : _citiesAlone.GetValueOrDefault(place.City));
        }
        else
        {
            set.Add(_cities.GetValueOrDefault(place.Name));
        }
    }

    /// <summary>Those that sit on a day of that stretch.</summary>
    public void Days(LocalDate from, LocalDate to, SessionSet set)
    {
        for (var i = First(from); i < _days!.Length && _days[i].Day <= to; i++)
        {
            set.Add(_days[i].Place);
        }
    }

    private IEnumerable<string> Alike(string word) => word.Length < CatalogueIndex.ShortestStem || !_stems.TryGetValue(word[..CatalogueIndex.ShortestStem], out var near)
        ? []
        : near.Where(w => w != word && CatalogueIndex.Alike(w, word));

    private int First(LocalDate day)
    {
        var (first, last) = (0, _days!.Length);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = _days[middle].Day < day ? (middle + 1, last) : (first, middle);
        }

        return first;
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int place)
        where TKey : notnull
    {
        var all = CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _) ??= [];
        if (all.Count == 0 || all[^1] != place)
        {
            all.Add(place);
        }
    }
}
