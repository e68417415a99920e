using System.Text.Json;

namespace CompactBot.Core.World;

/// <summary>
/// The places that the bot knows: cities with their zones, buildings and rooms where sessions are held, each under every name that
/// letters and questions give it. The knowledge itself is in places.json.
/// </summary>
public sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Loaded = new(() =>
    {
        using var data = WorldData.Open("places.json");
        return new Gazetteer(
            JsonSerializer.Deserialize(data, PlacesJson.Default.PlacesData) ?? throw new InvalidDataException("World/places.json is empty."),
            [.. WorldData.Files("names.").Select(NamesData.Read)]);
    });

    /// <summary>A name, folded, to all that bears it.</summary>
    private readonly Dictionary<string, List<Named>> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every name, letter by letter.</summary>
    private readonly NameTree _names = new();

    private readonly Dictionary<string, string> _countries = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="data">The places.</param>
    /// <param name="languages">What they are called in other languages.</param>
    internal Gazetteer(PlacesData data, IReadOnlyList<NamesData> languages)
    {
        var places = new List<Place>();
        var buildings = new List<Building>();
        foreach (var entry in data.Places)
        {
            var place = new Place(entry.City, entry.Country, entry.Zone);
            places.Add(place);
            Add(entry.Names.Prepend(entry.City).Concat(languages.SelectMany(l => NamesData.Of(l.Cities, entry.City))), new Named(MentionKind.City, entry.City, place, null));
            foreach (var buildingEntry in entry.Buildings)
            {
                var building = new Building(buildingEntry.Name, place);
                buildings.Add(building);
                Add(buildingEntry.Names.Prepend(buildingEntry.Name).Concat(languages.SelectMany(l => NamesData.Of(l.Buildings, buildingEntry.Name))), new Named(MentionKind.Building, building.Name, place, building));
                foreach (var (name, variants) in buildingEntry.Rooms.SelectMany(room => room.Expand(languages)))
                {
                    Add(variants.Prepend(name), new Named(MentionKind.Room, name, place, building));
                }
            }
        }

        foreach (var country in places.Select(p => p.Country).Distinct(StringComparer.Ordinal))
        {
            foreach (var name in languages.SelectMany(l => l.Countries is { } countries ? NamesData.Of(countries, country) : []).Prepend(country))
            {
                _countries.TryAdd(Fold(name), country);
            }
        }

        Places = places;
        Buildings = buildings;

        foreach (var name in _byName.Keys)
        {
            _names.Add(name);
        }
    }

    /// <summary>The world as places.json has it, read once.</summary>
    public static Gazetteer World => Loaded.Value;

    public IReadOnlyList<Place> Places { get; }

    public IReadOnlyList<Building> Buildings { get; }

    /// <summary>Every known place named in the text, in order, none inside another; capitals do not matter.</summary>
    public IReadOnlyList<PlaceMention> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mentions = new List<PlaceMention>();
        for (var at = 0; at < text.Length;)
        {
            if (_names.At(text, at) is { } found)
            {
                mentions.Add(Mention(found.Name, text.Substring(at, found.Length), at));
                at += found.Length;
            }
            else
            {
                at++;
            }
        }

        return mentions;
    }

    /// <summary>The city of that name, or of one of its other names; null where none is known.</summary>
    public Place? City(string name) =>
        _byName.TryGetValue(Fold(name), out var named) ? named.Find(n => n.Kind == MentionKind.City)?.Place : null;

    /// <summary>The English name of a country that has one of the known cities; null where none is known by that name.</summary>
    public string? Country(string name) => _countries.GetValueOrDefault(Fold(name));

    private PlaceMention Mention(string name, string words, int start)
    {
        var named = _byName[name];
        var first = named[0];
        var alike = named.Where(n => n.Kind == first.Kind).ToList();
        return new PlaceMention(first.Kind, first.Name, words, start)
        {
            Place = alike.TrueForAll(n => n.Place == first.Place) ? first.Place : null,
            Buildings = [.. alike.Select(n => n.Building).OfType<Building>()],
        };
    }

    private void Add(IEnumerable<string> names, Named named)
    {
        foreach (var name in names.Select(Fold).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!_byName.TryGetValue(name, out var all))
            {
                _byName[name] = all = [];
            }

            all.Add(named);
        }
    }

    private static string Fold(string name) => string.Join(' ', name.Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record Named(MentionKind Kind, string Name, Place Place, Building? Building);
}
