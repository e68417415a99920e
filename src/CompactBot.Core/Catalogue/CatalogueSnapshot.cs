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

    private CatalogueSnapshot(IReadOnlyList<LetterReading> letters, IReadOnlyList<Session> sessions, int version)
    {
        Letters = letters;
        Sessions = sessions;
        Version = version;
        _byId = sessions.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _lettersById = letters.ToDictionary(l => l.Letter.Id, StringComparer.Ordinal);
    }

    public static CatalogueSnapshot Empty { get; } = new([], [], 0);

    /// <summary>How many times the stored catalogue had changed; 0 where it was not stored.</summary>
    public int Version { get; }

    /// <summary>Every letter, by date, the cover before the letter it covers.</summary>
    public IReadOnlyList<LetterReading> Letters { get; }

    /// <summary>Every session, by its first day; those without a day come last.</summary>
    public IReadOnlyList<Session> Sessions { get; }

    /// <summary>Folds letters, in any order and without their secrets, into a catalogue: of two letters that speak of one session the later wins, and both are evidence.</summary>
    public static CatalogueSnapshot Of(IEnumerable<LetterReading> letters, int version = 0)
    {
        var ordered = letters
            .Select(MaskedReading.Of)
            .DistinctBy(l => l.Letter.Id, StringComparer.Ordinal)
            .OrderBy(l => l.Letter.Date)
            .ThenBy(l => l.Letter.FileName, StringComparer.Ordinal)
            .ThenByDescending(l => l.Kind == LetterKind.Cover)
            .ThenBy(l => l.Letter.Id, StringComparer.Ordinal)
            .ToList();
        return new CatalogueSnapshot(ordered, SessionMerger.Merge(ordered), version);
    }

    /// <summary>What was known at the end of that day: letters dated after it are not seen.</summary>
    public CatalogueSnapshot AsOf(LocalDate day) =>
        Letters.All(l => l.Letter.Date <= day) ? this : Of(Letters.Where(l => l.Letter.Date <= day), Version);

    public Session? Session(string id) => _byId.GetValueOrDefault(id);

    public LetterReading? Letter(string id) => _lettersById.GetValueOrDefault(id);

    /// <summary>The letters that a session was read from, the newest first.</summary>
    public IReadOnlyList<LetterReading> LettersOf(Session session) =>
        [.. session.Evidence
            .Select(e => e.Letter)
            .Distinct(StringComparer.Ordinal)
            .Select(Letter)
            .OfType<LetterReading>()
            .OrderByDescending(l => l.Letter.Date)];

    /// <summary>What this catalogue says otherwise than, or beyond, an earlier one.</summary>
    public IReadOnlyList<SessionChange> ChangesSince(CatalogueSnapshot earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return [.. Sessions
            .Select(after => SessionComparer.Compare(earlier.Session(after.Id), after))
            .OfType<SessionChange>()];
    }
}
