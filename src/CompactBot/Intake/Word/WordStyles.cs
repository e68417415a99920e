using System.Globalization;
using DocumentFormat.OpenXml;

namespace CompactBot.Intake.Word;

/// <summary>What paragraphs have from their styles: the gap above and below, and the list that they are of.</summary>
internal sealed class WordStyles
{
    private const int MostAncestors = 20;

    private readonly Dictionary<string, OpenXmlElement> _styles = new(StringComparer.Ordinal);
    private readonly OpenXmlElement? _defaults;
    private readonly string? _normal;

    public WordStyles(OpenXmlElement? styles)
    {
        _defaults = styles.Child("docDefaults").Child("pPrDefault").Child("pPr");
        foreach (var style in styles?.ChildElements.Where(s => s.LocalName == "style") ?? [])
        {
            if (style.Attribute("styleId") is { } id)
            {
                _styles.TryAdd(id, style);
                if (style.Attribute("type") == "paragraph" && style.Attribute("default") is "1" or "true")
                {
                    _normal = id;
                }
            }
        }
    }

    /// <summary>The gap above and below, in twentieths of a point.</summary>
    public (int Before, int After) Spacing(OpenXmlElement? properties)
    {
        var before = First(properties, p => Number(p.Child("spacing").Attribute("before")));
        var after = First(properties, p => Number(p.Child("spacing").Attribute("after")));
        return (before ?? 0, after ?? 0);
    }

    /// <summary>The list and its level; null where the paragraph is of none.</summary>
    public (int List, int Level)? ListOf(OpenXmlElement? properties)
    {
        var list = First(properties, p => Number(p.Child("numPr").Child("numId").Attribute("val")));
        var level = First(properties, p => Number(p.Child("numPr").Child("ilvl").Attribute("val")));
        return list is > 0 ? (list.Value, Math.Clamp(level ?? 0, 0, 8)) : null;
    }

    public bool HasNoGapAmongItsLike(OpenXmlElement? properties) => First(properties, p => p.IsOn("contextualSpacing") ? 1 : null) is not null;

    public string StyleOf(OpenXmlElement? properties) => properties.Child("pStyle").Attribute("val") ?? _normal ?? "";

    private int? First(OpenXmlElement? properties, Func<OpenXmlElement, int?> read)
    {
        if (properties is not null && read(properties) is { } direct)
        {
            return direct;
        }

        var style = StyleOf(properties);
        for (var i = 0; i < MostAncestors && _styles.TryGetValue(style, out var found); i++)
        {
            if (found.Child("pPr") is { } own && read(own) is { } value)
            {
                return value;
            }

            style = found.Child("basedOn").Attribute("val") ?? "";
        }

        return _defaults is null ? null : read(_defaults);
    }

    private static int? Number(string? value) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
