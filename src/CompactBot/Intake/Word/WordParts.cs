using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CompactBot.Intake.Word;

/// <summary>
/// The few parts of a Word document that have its words, put into a package of their own: no pictures, no macros, no objects, and no
/// relationship that leads out of the file. Only this package is opened.
/// </summary>
/// <param name="Package">A small DOCX.</param>
/// <param name="Links">Where the hyperlinks of the text lead, by the ids of their relationships.</param>
internal sealed record WordParts(byte[] Package, IReadOnlyDictionary<string, string> Links)
{
    private const string WordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string RelationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static readonly string[] Kept = ["header", "footnotes", "endnotes", "numbering", "styles", "settings"];

    public static (WordParts? Parts, string? Refusal) Of(IReadOnlyDictionary<string, byte[]> entries, CancellationToken cancellation)
    {
        if (!entries.TryGetValue("[Content_Types].xml", out var types) || !entries.TryGetValue("_rels/.rels", out var top))
        {
            return (null, "it is not a Word document, though it looks like one: its table of contents is missing; save it anew as DOCX");
        }

        var gate = new XmlGate();
        if ((gate.Problem("[Content_Types].xml", types, cancellation) ?? gate.Problem("_rels/.rels", top, cancellation)) is { } problem)
        {
            return (null, problem);
        }

        if (Encoding.UTF8.GetString(types).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || entries.Keys.Any(k => k.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, $"it is {FileKinds.NameOf(FileKind.MacroDocument)}; {FileKinds.MendOf(FileKind.MacroDocument)}");
        }

        var main = Relationships(top).Find(r => r.Type == "officeDocument" && !r.IsOutside)?.Target.TrimStart('/');
        if (main is null || !entries.TryGetValue(main, out var document))
        {
            return (null, "it is not a Word document, though it looks like one: the part with its text is missing; save it anew as DOCX");
        }

        var parts = new List<(string Name, string Type, byte[] Content, string? Id)> { ("document", "document.main", document, null) };
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        var folder = main.Contains('/', StringComparison.Ordinal) ? main[..(main.LastIndexOf('/') + 1)] : "";
        var beside = $"{folder}_rels/{main[folder.Length..]}.rels";
        if (entries.TryGetValue(beside, out var relations))
        {
            if (gate.Problem(beside, relations, cancellation) is { } broken)
            {
                return (null, broken);
            }

            foreach (var relation in Relationships(relations))
            {
                if (relation.Type == "hyperlink")
                {
                    links[relation.Id] = relation.Target;
                }
                else if (!relation.IsOutside && Kept.Contains(relation.Type, StringComparer.Ordinal)
                    && entries.TryGetValue(relation.Target.StartsWith('/') ? relation.Target[1..] : folder + relation.Target, out var content))
                {
                    parts.Add((relation.Type + parts.Count.ToString(CultureInfo.InvariantCulture), relation.Type, content, relation.Id));
                }
            }
        }

        foreach (var (name, _, content, _) in parts)
        {
            if (gate.Problem(name, content, cancellation) is { } broken)
            {
                return (null, broken);
            }
        }

        return (new WordParts(Packed(parts), links), null);
    }

    private static byte[] Packed(List<(string Name, string Type, byte[] Content, string? Id)> parts)
    {
        var types = new StringBuilder("""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>""");
        var beside = Begun();
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, type, content, id) in parts)
            {
                types.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/word/{name}.xml" ContentType="{WordTypes}{type}+xml"/>""");
                if (id is not null)
                {
                    beside.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="{System.Security.SecurityElement.Escape(id)}" Type="{RelationshipTypes}{type}" Target="{name}.xml"/>""");
                }

                Add(archive, $"word/{name}.xml", content);
            }

            Add(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes(types.Append("</Types>").ToString()));
            Add(archive, "_rels/.rels", Encoding.UTF8.GetBytes(Begun().Append(CultureInfo.InvariantCulture, $"""<Relationship Id="r1" Type="{RelationshipTypes}officeDocument" Target="word/document.xml"/></Relationships>""").ToString()));
            Add(archive, "word/_rels/document.xml.rels", Encoding.UTF8.GetBytes(beside.Append("</Relationships>").ToString()));
        }

        return stream.ToArray();

        static StringBuilder Begun() => new("""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""");

        static void Add(ZipArchive archive, string name, byte[] content)
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }

    private static List<Relationship> Relationships(byte[] part)
    {
        var found = new List<Relationship>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var reader = XmlReader.Create(new MemoryStream(part, writable: false), XmlGate.Settings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Type") is { } type && reader.GetAttribute("Target") is { } target && ids.Add(id))
            {
                found.Add(new Relationship(id, type[(type.LastIndexOf('/') + 1)..], target, reader.GetAttribute("TargetMode") == "External"));
            }
        }

        return found;
    }

    private sealed record Relationship(string Id, string Type, string Target, bool IsOutside);
}
