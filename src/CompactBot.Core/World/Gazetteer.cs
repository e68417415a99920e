using System.Globalization;
using System.Text;
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

    /// <summary>Every name under its first letter, the longest first: "Conference Room 1" must not hide "Conference Room 11".</summary>
    private readonly Dictionary<char, string[]> _byFirstLetter;

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

        _byFirstLetter = _byName.Keys
            .GroupBy(name => Plain(name[0]))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(name => name.Length).ToArray());
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
            if (NameAt(text, at) is { } found)
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

    private (string Name, int Length)? NameAt(string text, int at)
    {
        if ((at > 0 && Joins(text[at - 1], text[at])) || !_byFirstLetter.TryGetValue(Plain(text[at]), out var names))
        {
            return null;
        }

        foreach (var name in names)
        {
            var end = MatchEnd(text, at, name);
            if (end > 0 && (end == text.Length || !Joins(text[end - 1], text[end])))
            {
                return (name, end - at);
            }
        }

        return null;
    }

    /// <summary>Where the name ends in the text if it stands there, any white space for a space; else 0.</summary>
    private static int MatchEnd(string text, int at, string name)
    {
        foreach (var letter in name)
        {
            // Vowel marks stand in some texts and not in others.
            while (at < text.Length && IsMark(text[at]))
            {
                at++;
            }

            if (at >= text.Length)
            {
                return 0;
            }

            if (letter == ' ')
            {
                if (!char.IsWhiteSpace(text[at]))
                {
                    return 0;
                }

                while (at < text.Length && char.IsWhiteSpace(text[at]))
                {
                    at++;
                }
            }
            else if (Plain(letter) == Plain(text[at]) || (letter == '\'' && text[at] == '’'))
            {
                at++;
            }
            else
            {
                return 0;
            }
        }

        return at;
    }

    /// <summary>Capitals, the digits of other scripts, and the carriers of a hamza are written in more than one way.</summary>
    private static char Plain(char c)
    {
        if (c < 128)
        {
            return char.ToUpperInvariant(c);
        }

        if (char.IsDigit(c))
        {
            return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter ? c.ToString().Normalize(NormalizationForm.FormD)[0] : char.ToUpperInvariant(c);
    }

    /// <summary>A mark over a letter of a script without capitals, or what only draws a word out.</summary>
    private static bool IsMark(char c) => c == '\u0640' || (c is >= '\u0610' and <= '\u06ED' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    /// <summary>Whether two neighbours belong to one word. In a script without spaces words have no bounds.</summary>
    private static bool Joins(char a, char b) => IsSpaced(a) && IsSpaced(b);

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

    private static bool IsSpaced(char c) => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherLetter;

    private sealed record Named(MentionKind Kind, string Name, Place Place, Building? Building);
}
