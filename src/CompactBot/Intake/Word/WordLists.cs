using System.Globalization;
using DocumentFormat.OpenXml;

namespace CompactBot.Intake.Word;

/// <summary>Counts the items of lists and says the number or bullet that each is shown with.</summary>
internal sealed class WordLists
{
    private const string Bullet = "•";

    private readonly Dictionary<int, OpenXmlElement> _kinds = [];
    private readonly Dictionary<int, (int Kind, OpenXmlElement List)> _lists = [];
    private readonly Dictionary<int, int[]> _counts = [];

    public WordLists(OpenXmlElement? numbering)
    {
        foreach (var child in numbering?.ChildElements ?? Enumerable.Empty<OpenXmlElement>())
        {
            if (child.LocalName == "abstractNum" && Number(child.Attribute("abstractNumId")) is { } kind)
            {
                _kinds.TryAdd(kind, child);
            }
            else if (child.LocalName == "num" && Number(child.Attribute("numId")) is { } list && Number(child.Child("abstractNumId").Attribute("val")) is { } its)
            {
                _lists.TryAdd(list, (its, child));
            }
        }
    }

    /// <summary>The mark of the next item; empty where the list shows none.</summary>
    public string Next(int list, int level)
    {
        if (!_lists.TryGetValue(list, out var found) || LevelOf(found, level) is not { } shape)
        {
            return Bullet;
        }

        if (!_counts.TryGetValue(found.Kind, out var counts))
        {
            _counts[found.Kind] = counts = new int[9];
        }

        counts[level] = counts[level] == 0 ? Number(shape.Child("start").Attribute("val")) ?? 1 : counts[level] + 1;
        Array.Clear(counts, level + 1, counts.Length - level - 1);
        var format = shape.Child("numFmt").Attribute("val");
        if (format == "none")
        {
            return "";
        }

        if (format == "bullet")
        {
            return Bullet;
        }

        var text = shape.Child("lvlText").Attribute("val") ?? "%1.";
        for (var i = 0; i <= level; i++)
        {
            var number = Math.Max(1, counts[i]);
            text = text.Replace($"%{i + 1}", Written(number, i == level ? format : LevelOf(found, i).Child("numFmt").Attribute("val")), StringComparison.Ordinal);
        }

        return text.Trim();
    }

    private OpenXmlElement? LevelOf((int Kind, OpenXmlElement List) list, int level)
    {
        var text = level.ToString(CultureInfo.InvariantCulture);
        return list.List.ChildElements.FirstOrDefault(o => o.LocalName == "lvlOverride" && o.Attribute("ilvl") == text).Child("lvl")
            ?? (_kinds.TryGetValue(list.Kind, out var kind) ? kind.ChildElements.FirstOrDefault(l => l.LocalName == "lvl" && l.Attribute("ilvl") == text) : null);
    }

    private static string Written(int number, string? format) => format switch
    {
        "lowerLetter" => Letters(number),
        "upperLetter" => Letters(number).ToUpperInvariant(),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letters(int number) => new((char)('a' + ((number - 1) % 26)), Math.Min(5, ((number - 1) / 26) + 1));

    private static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, sign) in signs)
        {
            while (number >= value && text.Length < 20)
            {
                text += sign;
                number -= value;
            }
        }

        return text;
    }

    private static int? Number(string? value) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
