using System.Text.RegularExpressions;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <summary>
/// Finds the cities, buildings and rooms that a sentence gives as a place to meet: those of the gazetteer, and others that are written
/// like one. A name that only contains a place ("New York Declaration", "missions in Geneva to the …") is none.
/// </summary>
internal sealed partial class VenueFinder(ReadingWords words, Gazetteer gazetteer)
{
    /// <param name="sentence">The sentence.</param>
    /// <param name="days">Where its days begin: "Bonn Monday, 1 June" is no longer name.</param>
    public IReadOnlyList<PlaceMention> Find(Sentence sentence, IReadOnlyList<int>? days = null)
    {
        var found = new List<PlaceMention>();
        foreach (var mention in gazetteer.Find(sentence.Text))
        {
            var follows = found.Count > 0 && mention.Start - found[^1].End <= 6;
            if (IsVenue(sentence, mention, follows, found.Exists(f => f.Kind == MentionKind.City), days?.Contains(mention.End + 1) == true))
            {
                found.Add(mention);
            }
        }

        AddOthers(sentence, found);
        return [.. found.OrderBy(m => m.Start)];
    }

    private bool IsVenue(Sentence sentence, PlaceMention mention, bool followsAnother, bool isAnother, bool isBeforeDay)
    {
        var lead = sentence.Before(mention.Start);
        var rest = sentence.After(mention.End);
        if (words.SupersededBefore.IsMatch(lead) || words.NotPlaceBefore.IsMatch(lead))
        {
            return false;
        }

        return mention.Kind switch
        {
            MentionKind.Room => !words.Overflow.IsMatch(Around(sentence, mention)) && !Trailing().IsMatch(rest),
            MentionKind.Building => !words.NotPlaceAfter.IsMatch(rest),
            _ => !char.IsLower(mention.Text[0]) && (followsAnother || words.PlaceBefore.IsMatch(lead) || (isAnother && words.AndPlaceBefore?.IsMatch(lead) == true) || IsCell(lead, rest) || IsDateline(lead, rest) || IsWithCountry(mention, lead, rest)) && (isBeforeDay || !words.NotPlaceAfter.IsMatch(rest)),
        };
    }

    /// <summary>It begins a line that goes on with a day: "Geneva, 2–5 June 2014".</summary>
    private static bool IsDateline(string lead, string rest) => (lead.Length == 0 || lead[^1] is '\n' or '(' || lead.AsSpan().TrimEnd() is [.., ':' or '–' or '—' or ';']) && DayBehind().IsMatch(rest);

    [GeneratedRegex(@"^(?:\s*\([^()\n]{2,40}\)|,\s*\p{Lu}[\p{L} ]{2,30})?[,，،]\s*(?:\p{L}{1,3}\s+)?\d{1,2}\b", RegexOptions.None, 1000)]
    private static partial Regex DayBehind();

    /// <summary>"Climate Change Conference Santiago, Chile, 2 to 13 December": a city with its country, and no word that makes it another thing's.</summary>
    private bool IsWithCountry(PlaceMention mention, string lead, string rest) =>
        mention.Place is { } place && CountryBehind().Match(rest) is { Success: true } country && gazetteer.Country(country.Groups["country"].Value) == place.Country
        && (lead.Length == 0 || !char.IsLower(LastWord().Match(lead).Value.FirstOrDefault('.')));

    [GeneratedRegex(@"^,\s+(?<country>\p{Lu}[\p{L}'’ -]{2,40}?)(?=\s*(?:[,.;)(]|\d|$))", RegexOptions.None, 1000)]
    private static partial Regex CountryBehind();

    [GeneratedRegex(@"\p{L}+\s*$", RegexOptions.None, 1000)]
    private static partial Regex LastWord();

    /// <summary>It fills a cell of a table's row.</summary>
    private static bool IsCell(string lead, string rest) =>
        (lead.EndsWith('\t') && (rest.Length == 0 || rest[0] is '\t' or ',' or '\n')) || (lead.Length == 0 && rest.StartsWith('\t'));

    private void AddOthers(Sentence sentence, List<PlaceMention> found)
    {
        foreach (Match match in words.OtherRoom.Matches(sentence.Text))
        {
            var number = match.Groups["number"];
            var written = Spaces().Replace(match.Value, " ");
            var name = number.Success && words.RoomName.Length > 0 && written.StartsWith(words.RoomName, StringComparison.OrdinalIgnoreCase) ? words.RoomName + " " + number.Value
                : number.Success ? char.ToUpperInvariant(written[0]) + written[1..]
                : written;
            Add(new PlaceMention(MentionKind.Room, name, match.Value, match.Index));
        }

        if (HasNumbersBeside(sentence.Text, found))
        {
            foreach (var room in RoomsTogether(sentence, found))
            {
                Add(room);
            }
        }

        foreach (var house in words.Houses)
        {
            foreach (Match match in house.Pattern.Matches(sentence.Text))
            {
                if (gazetteer.Find(house.Name) is [{ Kind: MentionKind.Building } known])
                {
                    Add(known with { Text = match.Value, Start = match.Index });
                }
            }
        }

        foreach (Match match in words.OtherBuilding.Matches(sentence.Text))
        {
            var building = match.Groups["building"];
            Add(new PlaceMention(MentionKind.Building, Spaces().Replace(building.Value, " "), building.Value, building.Index));
        }

        foreach (Match match in words.OtherCity.Matches(sentence.Text))
        {
            var city = match.Groups["city"];
            var country = gazetteer.Country(match.Groups["country"].Value);
            var there = gazetteer.Places.Where(p => p.Country == country).ToList();
            if (there.Count > 0)
            {
                // A city that is not listed, in a country with one zone, has that zone.
                var zones = there.Select(p => p.Zone).Distinct(StringComparer.Ordinal).ToList();
                Add(new PlaceMention(MentionKind.City, city.Value, city.Value, city.Index)
                {
                    Place = zones is [var only] ? new Place(city.Value, there[0].Country, only) : null,
                });
            }
        }

        void Add(PlaceMention mention)
        {
            if (!found.Exists(f => f.Start < mention.End && mention.Start < f.End)
                && !words.SupersededBefore.IsMatch(sentence.Before(mention.Start))
                && !words.Overflow.IsMatch(Around(sentence, mention)))
            {
                found.Add(mention);
            }
        }
    }

    /// <summary>Whether a room stands beside another number, as those of a list do.</summary>
    private static bool HasNumbersBeside(string text, List<PlaceMention> found)
    {
        const int Near = 8;
        foreach (var room in found)
        {
            if (room.Kind == MentionKind.Room
                && (text.AsSpan(room.End, Math.Min(Near, text.Length - room.End)).IndexOfAny("0123456789٠١٢٣٤٥٦٧٨٩IVX") >= 0 || text.AsSpan(Math.Max(0, room.Start - Near), Math.Min(Near, room.Start)).IndexOfAnyInRange('0', '9') >= 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Conference Rooms 2, 6 and 9" are three.</summary>
    private List<PlaceMention> RoomsTogether(Sentence sentence, List<PlaceMention> found)
    {
        List<PlaceMention> rooms = [];
        foreach (Match match in words.RoomsTogether?.Matches(sentence.Text) ?? Enumerable.Empty<Match>())
        {
            found.RemoveAll(f => f.Kind == MentionKind.Room && f.Start < match.Index + match.Length && match.Index < f.End);
            foreach (Capture number in match.Groups["number"].Captures)
            {
                var known = words.RoomHeads.SelectMany(head => gazetteer.Find(head + " " + number.Value)).FirstOrDefault(m => m.Kind == MentionKind.Room && m.Text.EndsWith(number.Value, StringComparison.Ordinal));
                rooms.Add(known is not null ? known with { Text = number.Value, Start = number.Index } : new PlaceMention(MentionKind.Room, words.RoomHeads[0] + " " + number.Value, number.Value, number.Index));
            }
        }

        return rooms;
    }

    /// <summary>The room's name with the few words at either side.</summary>
    private static string Around(Sentence sentence, PlaceMention mention)
    {
        var from = Math.Max(0, mention.Start - 25);
        return sentence.Text[from..Math.Min(sentence.Text.Length, mention.End + 40)];
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    /// <summary>"Conference Room 4-A" is not Conference Room 4.</summary>
    [GeneratedRegex(@"^[-/]\p{L}", RegexOptions.None, 1000)]
    private static partial Regex Trailing();
}
