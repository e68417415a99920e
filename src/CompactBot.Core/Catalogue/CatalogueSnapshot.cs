using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// All sessions that the letters announce, as known at one instant. Immutable: an accepted letter makes a new one. It is a function of
/// the letters alone, so that "as of" is exact: take the letters dated up to then, and fold them again.
/// </summary>
public sealed class CatalogueSnapshot
{
    private readonly LetterReading[] _letters;
    private readonly Dictionary<string, LetterReading> _lettersById;
    private readonly IReadOnlyDictionary<string, List<SessionState>> _states;
    private readonly Lazy<IReadOnlyList<Session>> _sessions;
    private readonly Lazy<ILookup<string, string>> _titled;

    private CatalogueSnapshot(LetterReading[] letters, int version)
    {
        (var sessions, _states) = SessionMerger.Merge(letters);
        (_letters, Letters, Version) = (letters, letters, version);
        _sessions = new Lazy<IReadOnlyList<Session>>(sessions);
        _lettersById = letters.ToDictionary(l => l.Letter.Id, StringComparer.Ordinal);
        _titled = new Lazy<ILookup<string, string>>(() => _states
            .SelectMany(s => s.Value.Select(state => state.After.Title).Distinct(StringComparer.OrdinalIgnoreCase).Select(title => (Title: title, s.Key)))
            .ToLookup(t => t.Title, t => t.Key, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The first letters of a catalogue: each of its sessions is known in the state that the last of them left it in.</summary>
    private CatalogueSnapshot(CatalogueSnapshot whole, int letters)
    {
        (Whole, Version, _letters, _lettersById, _states, _titled) = (whole, whole.Version, whole._letters, whole._lettersById, whole._states, whole._titled);
        Letters = new ArraySegment<LetterReading>(_letters, 0, letters);
        _sessions = new Lazy<IReadOnlyList<Session>>(() => [.. InOrder(_states.Keys.Select(Session).OfType<Session>())]);
    }

    public static CatalogueSnapshot Empty { get; } = new([], 0);

    /// <summary>How many times the stored catalogue had changed; 0 where it was not stored.</summary>
    public int Version { get; }

    /// <summary>Every letter, by date, the cover before the letter it covers.</summary>
    public IReadOnlyList<LetterReading> Letters { get; }

    /// <summary>Every session, by its first day; those without a day come last.</summary>
    public IReadOnlyList<Session> Sessions => _sessions.Value;

    /// <summary>The catalogue that this one is a part of, the part known on an earlier day; null where it is one of its own.</summary>
    internal CatalogueSnapshot? Whole { get; }

    /// <summary>
    /// Folds letters, in any order and without their secrets, into a catalogue: of two letters that speak of one session the later wins, and both are evidence. Of
    /// letters of one day one that says that it changes another comes after it, a cover before what it covers; else the one received
    /// first comes first.
    /// </summary>
    /// <param name="letters">The letters, in the order in which they were received.</param>
    /// <param name="version">The version of the store's catalogue.</param>
    public static CatalogueSnapshot Of(IEnumerable<LetterReading> letters, int version = 0)
    {
        var ordered = letters
            .Select(MaskedReading.Of)
            .DistinctBy(l => l.Letter.Id, StringComparer.Ordinal)
            .OrderBy(l => l.Letter.Date)
            .ThenBy(l => l.Revision is not null)
            .ToArray();
        return new CatalogueSnapshot(ordered, version);
    }

    /// <summary>
    /// What was known at the end of that day: letters dated after it are not seen. No letter is folded again: of each session the state is taken that
    /// the letters up to then had left it in. Only which names are of one process is told by all letters, later ones too.
    /// </summary>
    public CatalogueSnapshot AsOf(LocalDate day)
    {
        var letters = CountUntil(day);
        return letters == Letters.Count ? this : new CatalogueSnapshot(Whole ?? this, letters);
    }

    /// <summary>The letters dated on those days, both counted.</summary>
    public IReadOnlyList<LetterReading> LettersBetween(LocalDate from, LocalDate to)
    {
        var first = from == LocalDate.MinIsoValue ? 0 : CountUntil(from.PlusDays(-1));
        return new ArraySegment<LetterReading>(_letters, first, Math.Max(0, CountUntil(to) - first));
    }

    public Session? Session(string id) => _states.TryGetValue(id, out var states) ? StateUntil(states)?.After : null;

    public LetterReading? Letter(string id) => _lettersById.GetValueOrDefault(id) is { } letter && IsHeld(letter) ? letter : null;

    /// <summary>Whether another session bears the same title.</summary>
    public bool HasNamesake(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return _titled.Value[session.Title].Any(id => id != session.Id && Session(id) is { } other && string.Equals(other.Title, session.Title, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The same session here, whatever its id: a letter that came in late can have announced it under another one. Null where it is not known.</summary>
    public Session? Same(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Session(session.Id) is { } same && same.Evidence.Any(session.Evidence.Contains)
            ? same
            : Sessions.FirstOrDefault(s => s.Evidence.Any(session.Evidence.Contains));
    }

    /// <summary>Sessions in the order of a catalogue: by their first day, those without one last.</summary>
    internal static IEnumerable<Session> InOrder(IEnumerable<Session> sessions) => sessions
        .OrderBy(s => s.Start ?? LocalDate.MaxIsoValue)
        .ThenBy(s => s.Sittings.Select(x => x.From).FirstOrDefault(from => from is not null) ?? LocalTime.MaxValue)
        .ThenBy(s => s.Id, StringComparer.Ordinal);

    /// <summary>The letters that a session was read from, the newest first.</summary>
    public IReadOnlyList<LetterReading> LettersOf(Session session) =>
        [.. session.Evidence
            .Select(e => e.Letter)
            .Distinct(StringComparer.Ordinal)
            .Select(Letter)
            .OfType<LetterReading>()
            .OrderByDescending(l => l.Letter.Date)];

    /// <summary>The states that the session had, letter by letter, the oldest first; the last is the session as it is.</summary>
    public IReadOnlyList<SessionState> StatesOf(string session) => !_states.TryGetValue(session, out var states) ? []
        : Whole is null || IsHeld(states[^1].Letter) ? states
        : states.FindAll(s => IsHeld(s.Letter));

    /// <summary>What this catalogue says otherwise than, or beyond, an earlier one.</summary>
    public IReadOnlyList<SessionChange> ChangesSince(CatalogueSnapshot earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return [.. Sessions.Select(after => ChangeSince(earlier, after)).OfType<SessionChange>()];
    }

    /// <summary>What this catalogue says of one of its sessions otherwise than, or beyond, an earlier one; null where nothing differs.</summary>
    public SessionChange? ChangeSince(CatalogueSnapshot earlier, Session session)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(session);
        if (!ReferenceEquals(earlier._states, _states))
        {
            return SessionComparer.Compare(earlier.Same(session), session);
        }

        var before = earlier.Session(session.Id);
        return ReferenceEquals(before, session) ? null : SessionComparer.Compare(before, session);
    }

    /// <summary>How many letters are dated until that day.</summary>
    private int CountUntil(LocalDate day)
    {
        var (first, last) = (0, Letters.Count);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = _letters[middle].Letter.Date <= day ? (middle + 1, last) : (first, middle);
        }

        return first;
    }

    private bool IsHeld(LetterReading letter) => Whole is null || (Letters.Count > 0 && letter.Letter.Date <= Letters[^1].Letter.Date);

    private SessionState? StateUntil(List<SessionState> states) => Whole is null ? states[^1] : states.FindLast(s => IsHeld(s.Letter));
}
