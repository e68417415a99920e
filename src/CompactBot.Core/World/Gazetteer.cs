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
            WorldData.Files("names.").ToDictionary(file => file.Split('.')[1], NamesData.Read, StringComparer.Ordinal));
    });

    /// <summary>A name, folded, to all that bears it.</summary>
    private readonly Dictionary<string, List<Named>> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every name, letter by letter.</summary>
    private readonly NameTree _names = new();

    /// <summary>By language: what a place is called in it, under its English name.</summary>
    private readonly Dictionary<string, Dictionary<string, string>> _said = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> _cityForms = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _countries = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="data">The places.</param>
    /// <param name="names">What they are called in other languages, by the languages' tags.</param>
    internal Gazetteer(PlacesData data, IReadOnlyDictionary<string, NamesData> names)
    {
        IReadOnlyList<NamesData> languages = [.. names.Values];
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
        foreach (var (language, own) in names)
        {
            _said[language] = Said(data, own);
            _cityForms[language] = own.Cities;
        }

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
        for (var at = _names.Next(text, 0); at < text.Length; at = _names.Next(text, at))
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

    /// <summary>What a city, building, room or country is called in a language; null where the data have no name for it there.</summary>
    /// <param name="language">A language's tag.</param>
    /// <param name="name">The English name.</param>
    public string? NameIn(string language, string name) => _said.GetValueOrDefault(language)?.GetValueOrDefault(name);

    /// <summary>What a city is called in a language, in all its forms; empty where the data have no name for it there.</summary>
    public IReadOnlyList<string> FormsIn(string language, string city) => _cityForms.TryGetValue(language, out var cities) ? NamesData.Of(cities, city) : [];

    /// <summary>Every name of a country, with the English one.</summary>
    public IReadOnlyDictionary<string, string> Countries => _countries;

    private static Dictionary<string, string> Said(PlacesData data, NamesData names)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (english, own) in names.Cities.Concat(names.Buildings).Concat(names.Countries ?? names.Cities).Where(n => n.Value.Count > 0))
        {
            said.TryAdd(english, own[0]);
        }

        foreach (var room in data.Places.SelectMany(p => p.Buildings).SelectMany(b => b.Rooms))
        {
            foreach (var (english, own) in (room with { Names = [] }).Expand([names]).Where(r => r.Variants.Count > 0))
            {
                said.TryAdd(english, own[0]);
            }
        }

        return said;
    }

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
