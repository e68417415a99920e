using System.Globalization;
using System.Text.RegularExpressions;
using CompactBot.Core.World;
using NodaTime;
using NodaTime.TimeZones;

namespace CompactBot.Core.Questions;

/// <summary>The time zone that a name means: a city, a country with one zone, an IANA name, or a distance from UTC.</summary>
internal sealed partial class ZoneFinder(Gazetteer places)
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> ByName = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            names.TryAdd(id.Replace('_', ' '), id);
        }

        foreach (var id in DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)))
        {
            names.TryAdd(id[(id.LastIndexOf('/') + 1)..].Replace('_', ' '), id);
        }

        return names;
    });

    private static readonly Lazy<ILookup<string, string>> ByCountry = new(() =>
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToLookup(l => l.CountryName, l => l.ZoneId, StringComparer.OrdinalIgnoreCase));

    /// <returns>The zone's id, and the city's English name where the zone does not bear it; null where none is known.</returns>
    public (string Zone, string? City)? Find(string name)
    {
        if (places.City(name) is { } city)
        {
            return (city.Zone, city.Zone.EndsWith("/" + city.City.Replace(' ', '_'), StringComparison.Ordinal) ? null : city.City);
        }

        if (Offset().Match(name) is { Success: true } offset)
        {
            var minutes = (int.Parse(offset.Groups["hours"].Value, CultureInfo.InvariantCulture) * 60)
                + (offset.Groups["minutes"] is { Success: true, Value: var rest } ? int.Parse(rest, CultureInfo.InvariantCulture) : 0);
            return minutes > 14 * 60 ? null : (DateTimeZone.ForOffset(NodaTime.Offset.FromSeconds(minutes * (offset.Groups["sign"].Value == "+" ? 60 : -60))).Id, null);
        }

        if (ByName.Value.GetValueOrDefault(name.Replace('_', ' ')) is { } zone)
        {
            return (zone, null);
        }

        var ofCountry = ByCountry.Value[places.Country(name) ?? name].Distinct(StringComparer.Ordinal).ToList();
        return ofCountry is [var only] ? (only, null) : null;
    }

    [GeneratedRegex(@"^(utc|gmt)\s*(?<sign>[+\-\u2212\u2013])\s*(?<hours>[0-9]{1,2})(:?(?<minutes>[0-9]{2}))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Offset();
}
