using DocumentFormat.OpenXml;

namespace CompactBot.Intake.Word;

/// <summary>Looks at a document's elements by their names, which say what the standard (ISO/IEC 29500-1, 17) calls them.</summary>
internal static class WordElements
{
    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The children that count: of what was inserted or wrapped those inside, of alternatives one, and nothing that was deleted or moved away.</summary>
    public static IEnumerable<OpenXmlElement> Contents(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child.LocalName)
            {
                case "del" or "moveFrom" or "delText" or "instrText" or "delInstrText":
                    break;
                case "sdt":
                    foreach (var inner in child.ChildElements.Where(c => c.LocalName == "sdtContent").SelectMany(Contents))
                    {
                        yield return inner;
                    }

                    break;
                case "ins" or "moveTo" or "customXml" or "smartTag" or "sdtContent":
                    foreach (var inner in Contents(child))
                    {
                        yield return inner;
                    }

                    break;
                case "AlternateContent":
                    foreach (var inner in Chosen(child) is { } choice ? Contents(choice) : [])
                    {
                        yield return inner;
                    }

                    break;
                default:
                    yield return child;
                    break;
            }
        }
    }

    public static OpenXmlElement? Child(this OpenXmlElement? parent, string name) => parent?.ChildElements.FirstOrDefault(c => c.LocalName == name);

    /// <summary>An attribute by its local name; null where it is not there.</summary>
    public static string? Attribute(this OpenXmlElement? element, string name)
    {
        foreach (var attribute in element?.GetAttributes() ?? [])
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>A switch that is on where it is there, unless it says otherwise.</summary>
    public static bool IsOn(this OpenXmlElement? parent, string name) => parent.Child(name) is { } found && found.Attribute("val") is not ("0" or "false" or "off" or "none");

    public static bool IsOfWords(this OpenXmlElement element) => element.NamespaceUri == Words;

    /// <summary>The choice, if it has words; else the fallback that older programs show.</summary>
    private static OpenXmlElement? Chosen(OpenXmlElement alternatives) =>
        alternatives.ChildElements.FirstOrDefault(c => c.LocalName == "Choice" && c.InnerText.Length > 0)
        ?? alternatives.Child("Fallback");
}
