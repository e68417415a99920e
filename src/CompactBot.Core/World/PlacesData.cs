using System.Globalization;
using System.Text.Json.Serialization;

namespace CompactBot.Core.World;

/// <summary>places.json as it stands. Setters, not init: the generated reader would put null for what an entry leaves out.</summary>
internal sealed record PlacesData(IReadOnlyList<PlaceData> Places);

internal sealed record PlaceData(string City, string Country, string Zone)
{
    public IReadOnlyList<string> Names { get; set; } = [];

    public IReadOnlyList<BuildingData> Buildings { get; set; } = [];
}

internal sealed record BuildingData(string Name)
{
    public IReadOnlyList<string> Names { get; set; } = [];

    public IReadOnlyList<RoomData> Rooms { get; set; } = [];
}

/// <summary>A room, or a row of rooms: {n} in the names stands for the numbers From to To (in Roman figures if so said), {x} for each of Letters.</summary>
internal sealed record RoomData(string Name)
{
    private static readonly (int Value, string Figure)[] RomanFigures = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    public IReadOnlyList<string> Names { get; set; } = [];

    public int From { get; set; }

    public int To { get; set; }

    public bool Roman { get; set; }

    public string Letters { get; set; } = string.Empty;

    /// <param name="languages">What rooms are called in other languages; {word} in those names is the number as the language writes it out.</param>
    public IEnumerable<(string Name, IReadOnlyList<string> Variants)> Expand(IReadOnlyList<NamesData> languages)
    {
        if (To > 0)
        {
            return Enumerable.Range(From, To - From + 1)
                .Select(n => With("{n}", Roman ? InRoman(n) : n.ToString(CultureInfo.InvariantCulture), [.. languages.SelectMany(l => l.Rooms(Name, n))]));
        }

        IReadOnlyList<string> elsewhere = [.. languages.SelectMany(l => l.Rooms(Name, 0))];
        return Letters.Length > 0 ? Letters.Select(x => With("{x}", x.ToString(), elsewhere)) : [(Name, [.. Names, .. elsewhere])];
    }

    private (string Name, IReadOnlyList<string> Variants) With(string slot, string value, IReadOnlyList<string> elsewhere) =>
        (Name.Replace(slot, value, StringComparison.Ordinal), [.. Names.Concat(elsewhere).Select(n => n.Replace(slot, value, StringComparison.Ordinal))]);

    private static string InRoman(int number)
    {
        var figures = string.Empty;
        foreach (var (value, figure) in RomanFigures)
        {
            for (; number >= value; number -= value)
            {
                figures += figure;
            }
        }

        return figures;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlacesData))]
[JsonSerializable(typeof(NamesData))]
internal sealed partial class PlacesJson : JsonSerializerContext;
