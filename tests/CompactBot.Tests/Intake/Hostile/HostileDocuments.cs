using System.Text;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Archives that are whole, with documents that are not what they should be.</summary>
internal static class HostileDocuments
{
    private const string Laughs = "<!DOCTYPE l [<!ENTITY a0 \"ha\"><!ENTITY a1 \"&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;\"><!ENTITY a2 \"&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;\">]>";
    private const string Outside = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Of("xml-external-entity", () => Document(DocxBytes.Document(DocxBytes.Paragraph("&e;"), Outside)), "declares a document type"),
        Of("xml-external-document-type", () => Document(DocxBytes.Document(DocxBytes.Letter, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">")), "declares a document type"),
        Of("xml-billion-laughs", () => Document(DocxBytes.Document(DocxBytes.Paragraph("&a2;"), Laughs)), "declares a document type"),
        Of("xml-quadratic-blowup", () => Document(DocxBytes.Document(DocxBytes.Paragraph(HostileFiles.Repeat("&q;", 50_000)), $"<!DOCTYPE q [<!ENTITY q \"{new string('q', 50_000)}\">]>")), "declares a document type"),
        Of("xml-entity-in-relationships", () => ZipBytes.Of(DocxBytes.Types(), ZipPart.Of("_rels/.rels", Outside + DocxBytes.Relationships(("r1", "officeDocument", "word/document.xml", false))), ZipPart.Of("word/document.xml", "<x/>")), "declares a document type"),
        Of("xml-hundred-thousand-deep", () => Stored(DocxBytes.Document(HostileFiles.Repeat("<w:p>", 100_000))), "nested more than"),
        Of("xml-nested-tables", () => Stored(DocxBytes.Document(HostileFiles.Repeat("<w:tbl><w:tr><w:tc>", 400) + HostileFiles.Repeat("</w:tc></w:tr></w:tbl>", 400))), "nested more than"),
        Of("xml-nested-text-boxes", () => Stored(DocxBytes.Document(HostileFiles.Repeat("<w:p><w:r><w:pict><v:textbox><w:txbxContent>", 100))), "nested more than"),
        Of("xml-huge-attribute", () => Stored(DocxBytes.Document($"<w:p w:rsidR=\"{new string('0', 1_000_000)}\"/>")), "a tag longer than a letter"),
        Of("xml-million-attributes", () => Stored($"<w:document xmlns:w=\"{DocxBytes.Words}\" {string.Join(' ', Enumerable.Range(0, 300_000).Select(i => $"a{i}=\"1\""))}/>"), "a tag longer than a letter"),
        Of("xml-huge-run-of-text", () => Stored(DocxBytes.Document(DocxBytes.Paragraph(HostileFiles.Repeat("word ", 600_000)))), "characters, and no letter has"),
        Of("xml-million-cells", () => Stored(DocxBytes.Document("<w:tbl>" + HostileFiles.Repeat("<w:tr>" + HostileFiles.Repeat("<w:tc/>", 1000) + "</w:tr>", 1000) + "</w:tbl>")), "elements, and no letter has"),
        Of("xml-wide-spans", () => DocxBytes.Of("<w:tbl><w:tr>" + HostileFiles.Repeat("<w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr><w:p/></w:tc>", 100) + "</w:tr></w:tbl>" + DocxBytes.Letter), null),
        Of("xml-not-well-formed", () => Document("<w:document><w:body></w:document>"), "not well-formed XML"),
        Of("xml-lone-surrogate", () => Document(DocxBytes.Document(DocxBytes.Paragraph("&#xD800;"))), "not well-formed XML"),
        Of("xml-null-character", () => Document(DocxBytes.Document(DocxBytes.Paragraph("a&#0;b"))), "not well-formed XML"),
        Of("docx-fields-without-end", () => DocxBytes.Of(HostileFiles.Repeat("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>", 5000) + DocxBytes.Letter), null),
        Of("docx-list-of-a-billion", () => DocxBytes.Of("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99999999\"/><w:numId w:val=\"99999999\"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>" + DocxBytes.Letter), null),
        Of("docx-without-its-text", () => ZipBytes.Of(DocxBytes.Types(), DocxBytes.Top, ZipPart.Of("word/document2.xml", "<x/>")), "the part with its text is missing"),
        Of("docx-without-contents", () => ZipBytes.Of(DocxBytes.Top, ZipPart.Of("word/document.xml", DocxBytes.Document(DocxBytes.Letter))), "its table of contents is missing"),
        Of("docx-without-a-body", () => Document($"<w:document xmlns:w=\"{DocxBytes.Words}\"/>"), "it has no body"),
        Of("docx-with-macros", () => ZipBytes.Of(DocxBytes.Types("application/vnd.ms-word.document.macroEnabled.main+xml"), DocxBytes.Top, ZipPart.Of("word/document.xml", DocxBytes.Document(DocxBytes.Letter))), "with macros"),
        Of("docx-with-a-macro-part", () => DocxBytes.Of(DocxBytes.Letter, ZipPart.Of("word/vbaProject.bin", "x")), "with macros"),
        Of("docx-relationships-in-a-circle", () => DocxBytes.Of(DocxBytes.Letter, ZipPart.Of("word/_rels/document.xml.rels", DocxBytes.Relationships(("r1", "header", "document.xml", false), ("r2", "styles", "document.xml", false), ("r3", "officeDocument", "document.xml", false)))), null),
        Of("docx-styles-in-a-circle", () => DocxBytes.Of(DocxBytes.Letter, ZipPart.Of("word/styles.xml", $"<w:styles xmlns:w=\"{DocxBytes.Words}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"), ZipPart.Of("word/_rels/document.xml.rels", DocxBytes.Relationships(("r1", "styles", "styles.xml", false)))), null),
        Of("docx-that-loads-from-outside", () => DocxBytes.Of(DocxBytes.Letter, ZipPart.Of("word/_rels/document.xml.rels", DocxBytes.Relationships(("r1", "attachedTemplate", "http://127.0.0.1:1/t.dotm", true), ("r2", "image", "http://127.0.0.1:1/i.png", true), ("r3", "header", "http://127.0.0.1:1/h.xml", true), ("r4", "hyperlink", "http://[bad", true)))), null),
        Of("docx-parts-outside-the-file", () => DocxBytes.Of(DocxBytes.Letter, ZipPart.Of("word/_rels/document.xml.rels", DocxBytes.Relationships(("r1", "header", "../../../../etc/passwd", false)))), null),
    ];

    private static HostileFile Of(string name, Func<byte[]> make, string? reason) => new(name, name + ".docx", make, reason);

    private static byte[] Document(string xml) => DocxBytes.OfPart(ZipPart.Of("word/document.xml", xml));

    /// <summary>Uncompressed, so that no bound on compression is met first.</summary>
    private static byte[] Stored(string xml) => DocxBytes.OfPart(new ZipPart("word/document.xml", Encoding.UTF8.GetBytes(xml)) { Method = 0 });
}
