using System.Globalization;
using CompactBot.Core.Reading;

namespace CompactBot.Intake;

/// <summary>Two letters of one day on one subject would have one id: the later one gets a number.</summary>
internal static class LetterIds
{
    /// <summary>The readings with ids that are in use neither in the store nor twice among themselves; evidence and covers follow.</summary>
    public static IReadOnlyList<LetterReading> MakeUnique(IReadOnlyList<LetterReading> readings, HashSet<string> taken)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var unique = new List<LetterReading>();
        foreach (var reading in readings)
        {
            var id = Free(reading.Letter.Id, taken);
            taken.Add(id);
            if (id != reading.Letter.Id)
            {
                renamed[reading.Letter.Id] = id;
            }

            unique.Add(WithId(reading, id));
        }

        return [.. unique.Select(r => r.CoveredBy is { } cover && renamed.TryGetValue(cover, out var id) ? r with { CoveredBy = id } : r)];
    }

    private static string Free(string id, HashSet<string> taken) => taken.Contains(id)
        ? Enumerable.Range(2, 10_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"{id}-{n}")).First(free => !taken.Contains(free))
        : id;

    /// <summary>The reading under another id; its evidence follows.</summary>
    public static LetterReading WithId(LetterReading reading, string id) => reading.Letter.Id == id ? reading : reading with
    {
        Letter = reading.Letter with { Id = id },
        Evidence = Rename(reading.Evidence, reading.Letter.Id, id),
        Sessions = [.. reading.Sessions.Select(s => s with { Evidence = Rename(s.Evidence, reading.Letter.Id, id) })],
    };

    private static IReadOnlyList<Evidence> Rename(IReadOnlyList<Evidence> evidence, string from, string to) =>
        [.. evidence.Select(e => e.Letter == from ? e with { Letter = to } : e)];
}
