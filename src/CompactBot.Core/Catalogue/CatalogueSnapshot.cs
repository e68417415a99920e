using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// All sessions that the letters announce, as known at one instant. Immutable: an accepted letter makes a new one. It is a function of
/// the letters alone, so that "as of" is exact: take the letters dated up to then, and fold them again.
/// </summary>
public sealed class CatalogueSnapshot
{
    private readonly Dictionary<string, Session> _byId;
    private readonly Dictionary<string, LetterReading> _lettersById;

    private readonly IReadOnlyDictionary<string, List<SessionState>> _states;

    private CatalogueSnapshot(IReadOnlyList<LetterReading> letters, int version)
    {
        (var sessions, _states) = SessionMerger.Merge(letters);
        Letters = letters;
        Sessions = sessions;
        Version = version;
        _byId = sessions.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _lettersById = letters.ToDictionary(l => l.Letter.Id, StringComparer.Ordinal);
    }

    public static CatalogueSnapshot Empty { get; } = new([], 0);

    /// <summary>How many times the stored catalogue had changed; 0 where it was not stored.</summary>
    public int Version { get; }

    /// <summary>Every letter, by date, the cover before the letter it covers.</summary>
    public IReadOnlyList<LetterReading> Letters { get; }

    /// <summary>Every session, by its first day; those without a day come last.</summary>
    public IReadOnlyList<Session> Sessions { get; }

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
            .ToList();
        return new CatalogueSnapshot(ordered, version);
    }

    /// <summary>What was known at the end of that day: letters dated after it are not seen.</summary>
    public CatalogueSnapshot AsOf(LocalDate day) =>
        Letters.All(l => l.Letter.Date <= day) ? this : Of(Letters.Where(l => l.Letter.Date <= day), Version);

    public Session? Session(string id) => _byId.GetValueOrDefault(id);

    public LetterReading? Letter(string id) => _lettersById.GetValueOrDefault(id);

    /// <summary>The same session here, whatever its id: a letter that came in late can have announced it under another one. Null where it is not known.</summary>
    public Session? Same(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Session(session.Id) is { } same && same.Evidence.Any(session.Evidence.Contains)
            ? same
            : Sessions.FirstOrDefault(s => s.Evidence.Any(session.Evidence.Contains));
    }

    /// <summary>The letters that a session was read from, the newest first.</summary>
    public IReadOnlyList<LetterReading> LettersOf(Session session) =>
        [.. session.Evidence
            .Select(e => e.Letter)
            .Distinct(StringComparer.Ordinal)
            .Select(Letter)
            .OfType<LetterReading>()
            .OrderByDescending(l => l.Letter.Date)];

    /// <summary>The states that the session had, letter by letter, the oldest first; the last is the session as it is.</summary>
    public IReadOnlyList<SessionState> StatesOf(string session) => _states.TryGetValue(session, out var states) ? states : [];

    /// <summary>What this catalogue says otherwise than, or beyond, an earlier one.</summary>
    public IReadOnlyList<SessionChange> ChangesSince(CatalogueSnapshot earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return [.. Sessions
            .Select(after => SessionComparer.Compare(earlier.Same(after), after))
            .OfType<SessionChange>()];
    }
}
