using System.Text;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Word documents, as small as they can be.</summary>
internal static class DocxBytes
{
    public const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static string Letter { get; } = string.Concat(LetterLines.Select(Paragraph));

    public static string[] LetterLines =>
    [
        "New York, 5 March 2019", "", "Excellency,", "",
        "We are pleased to invite you to the second informal consultation on the modalities, which will be held on Monday, 18 March 2019, from 10 a.m. to 1 p.m. in Conference Room 4.", "",
        "Please accept, Excellency, the assurances of our highest consideration.", "", "(Signed) Co-facilitators",
    ];

    public static string Paragraph(string text) => text.Length == 0 ? "<w:p/>" : $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Document(string body, string before = "") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{before}<w:document xmlns:w=\"{Words}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
        + $" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>{body}</w:body></w:document>";

    public static ZipPart Types(string main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml") => ZipPart.Of(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>");

    public static ZipPart Top => ZipPart.Of("_rels/.rels", Relationships(("r1", "officeDocument", "word/document.xml", false)));

    public static string Relationships(params (string Id, string Type, string Target, bool IsOutside)[] all) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Type}\" Target=\"{r.Target}\"{(r.IsOutside ? " TargetMode=\"External\"" : "")}/>"))
        + "</Relationships>";

    /// <summary>A document with that body, and with further parts.</summary>
    public static byte[] Of(string body, params ZipPart[] more) => ZipBytes.Of([Types(), Top, new ZipPart("word/document.xml", Encoding.UTF8.GetBytes(Document(body))), .. more]);

    /// <summary>A document whose main part is those bytes.</summary>
    public static byte[] OfPart(ZipPart document, params ZipPart[] more) => ZipBytes.Of([Types(), Top, document, .. more]);
}
