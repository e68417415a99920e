namespace CompactBot.Intake;

/// <summary>What each kind of file is called, how its name ends, and what to do with one that cannot be read.</summary>
public static class FileKinds
{
    private const string SaveAsDocument = "save it as DOCX or PDF";

    private static readonly (FileKind Kind, string Name, string[] Extensions, string? Mend)[] Table =
    [
        (FileKind.Text, "plain text", [".txt", ".text", ".asc"], null),
        (FileKind.Markdown, "Markdown", [".md", ".markdown"], null),
        (FileKind.Html, "a web page (HTML)", [".html", ".htm", ".xhtml"], null),
        (FileKind.Docx, "a Word document (DOCX)", [".docx"], null),
        (FileKind.Pdf, "a PDF", [".pdf"], null),
        (FileKind.Png, "a PNG picture", [".png"], null),
        (FileKind.Jpeg, "a JPEG picture", [".jpg", ".jpeg", ".jpe", ".jfif"], null),
        (FileKind.Tiff, "a TIFF picture", [".tif", ".tiff"], null),
        (FileKind.Gif, "a GIF picture", [".gif"], null),
        (FileKind.Bmp, "a BMP picture", [".bmp", ".dib"], null),
        (FileKind.Webp, "a WebP picture", [".webp"], null),
        (FileKind.OldOffice, "an Office file of before 2007, or one under a password", [".doc", ".dot", ".xls", ".ppt", ".msg"], SaveAsDocument + ", without a password"),
        (FileKind.RichText, "rich text (RTF)", [".rtf"], SaveAsDocument),
        (FileKind.MacroDocument, "a Word document with macros", [".docm", ".dotm"], "save it as DOCX, without macros, or as PDF"),
        (FileKind.OpenDocument, "an OpenDocument file", [".odt", ".ott", ".ods", ".odp"], SaveAsDocument),
        (FileKind.Spreadsheet, "a spreadsheet", [".xlsx", ".xlsm", ".xlsb"], SaveAsDocument),
        (FileKind.Slides, "a presentation", [".pptx", ".pptm"], SaveAsDocument),
        (FileKind.Zip, "a ZIP archive", [".zip"], "unpack it, and send the letter that is in it"),
        (FileKind.Archive, "an archive", [".gz", ".7z", ".rar", ".bz2", ".xz", ".tar", ".tgz"], "unpack it, and send the letter that is in it"),
        (FileKind.Mail, "a mail message", [".eml", ".mht", ".mhtml"], "save the letter that came with it, and send that"),
        (FileKind.Xml, "XML", [".xml", ".fodt"], SaveAsDocument),
        (FileKind.Program, "a program", [".exe", ".dll", ".so", ".com"], "send the letter itself"),
        (FileKind.Media, "sound or film", [".mp3", ".mp4", ".m4a", ".wav", ".avi", ".mov", ".heic", ".heif"], "send the letter itself, as a document or a picture (PNG, JPEG)"),
    ];

    /// <summary>Its name in a sentence: "a PDF".</summary>
    public static string NameOf(FileKind kind) => Row(kind).Name;

    /// <summary>How the names of such files end, with the dot, the usual one first.</summary>
    public static IReadOnlyList<string> ExtensionsOf(FileKind kind) => Row(kind).Extensions;

    /// <summary>What to do with a file of this kind where no format reads it.</summary>
    public static string MendOf(FileKind kind) => Row(kind).Mend ?? SaveAsDocument;

    /// <summary>The kind that the file's name claims; null where its ending says nothing.</summary>
    public static FileKind? OfName(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return extension.Length == 0 ? null : Table
            .Where(row => row.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            .Select(row => (FileKind?)row.Kind)
            .FirstOrDefault();
    }

    private static (FileKind Kind, string Name, string[] Extensions, string? Mend) Row(FileKind kind) => Table[Array.FindIndex(Table, row => row.Kind == kind)];
}
