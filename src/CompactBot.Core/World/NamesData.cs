using System.Text.Json;

namespace CompactBot.Core.World;

/// <summary>
/// What places are called in one language: names.<i>tag</i>.json. Each list stands under the place's English name in places.json, the name
/// to say first, then its other forms (cases, short forms); what is not listed has its English name alone.
/// </summary>
/// <param name="Cities">Names of cities.</param>
/// <param name="Buildings">Names of buildings.</param>
/// <param name="RoomNames">Names of rooms, {n}, {x} as in places.json, {word} for the number written out.</param>
/// <param name="Numerals">The numbers from 1 as the language writes them out in names of rooms.</param>
internal sealed record NamesData(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Cities,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Buildings,
    IReadOnlyDictionary<string, IReadOnlyList<string>> RoomNames,
    IReadOnlyList<string> Numerals)
{
    /// <summary>Names of countries; a file may leave them out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Countries { get; set; }

    public static NamesData Read(string file)
    {
        using var data = WorldData.Open(file);
        return JsonSerializer.Deserialize(data, PlacesJson.Default.NamesData) ?? throw new InvalidDataException($"World/{file} is empty.");
    }

    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> names, string english) =>
        names.TryGetValue(english, out var found) ? found : [];

    /// <summary>The names of a room, its number written out where a name wants it so.</summary>
    public IEnumerable<string> Rooms(string english, int number) => Of(RoomNames, english)
        .Where(n => !n.Contains("{word}", StringComparison.Ordinal) || (number >= 1 && number <= Numerals.Count))
        .Select(n => number >= 1 && number <= Numerals.Count ? n.Replace("{word}", Numerals[number - 1], StringComparison.Ordinal) : n);
}
