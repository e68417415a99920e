using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>
/// Damage inside of a document: its XML is changed and packed again with the right lengths and checksums, so that it comes past the gate of the
/// archive. One in three has bytes changed, the others elements: taken out, doubled, moved, put into themselves, with other values or words.
/// </summary>
internal static class DocxMutations
{
    private static readonly string[] Values = ["", "0", "-1", "999999999999", "0x7FFFFFFF", "true", "\u0430", "&", "../x", "2019-02-30", "rId1"];

    public static byte[] Mutated(byte[] good, int seed)
    {
        var random = new Random(seed);
        var parts = Parts(good);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(2) == 0
                ? parts.FindIndex(p => p.Name == "word/document.xml")
                : random.Next(parts.Count);
            parts[at] = parts[at] with { Content = random.Next(3) == 0 ? Mutations.Mutated(parts[at].Content, random.Next()) : Rebuilt(parts[at].Content, random) };
        }

        return ZipBytes.Of([.. parts]);
    }

    private static List<ZipPart> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Where(e => e.Length > 0).Select(Part)];
    }

    private static ZipPart Part(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var packed = entry.Open();
        packed.CopyTo(content);
        return new ZipPart(entry.FullName, content.ToArray());
    }

    /// <summary>A few elements changed; what is no XML, or was damaged before, stays as it is.</summary>
    private static byte[] Rebuilt(byte[] content, Random random)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(new MemoryStream(content), LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return content;
        }

        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var all = document.Root!.Descendants().ToList();
            if (all.Count == 0)
            {
                break;
            }

            Change(all[random.Next(all.Count)], all[random.Next(all.Count)], random);
        }

        using var changed = new MemoryStream();
        document.Save(changed, SaveOptions.DisableFormatting);
        return changed.ToArray();
    }

    private static void Change(XElement element, XElement other, Random random)
    {
        switch (random.Next(7))
        {
            case 0:
                element.Remove();
                break;
            case 1:
                element.AddAfterSelf(Enumerable.Range(0, random.Next(1, 40)).Select(_ => new XElement(element)));
                break;
            case 2:
                other.AddFirst(new XElement(element));
                break;
            case 3:
                Nest(element, random.Next(1, 60));
                break;
            case 4:
                element.Name = other.Name;
                break;
            case 5:
                element.SetAttributeValue(other.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml)?.Name ?? "val", Values[random.Next(Values.Length)]);
                break;
            default:
                element.Add(new XText(Values[random.Next(Values.Length)]), other.Value);
                break;
        }
    }

    private static void Nest(XElement element, int deep)
    {
        for (; deep > 0; deep--)
        {
            var inner = new XElement(element.Name, element.Attributes(), element.Nodes());
            element.ReplaceNodes(inner);
        }
    }
}
