using System.Text;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Files that are two kinds at once, that are not what their names say, or that nobody reads here.</summary>
internal static class MixedFiles
{
    private static readonly byte[] Docx = DocxBytes.Of(DocxBytes.Letter);
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static readonly byte[] Old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
    private static readonly byte[] Letter = Encoding.UTF8.GetBytes(string.Join('\n', DocxBytes.LetterLines));

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("both-pdf-and-zip", "a.pdf", () => [.. "%PDF-1.7\n"u8, .. Docx], "at once"),
        new("both-text-and-zip", "a.txt", () => [.. Letter, .. ZipBytes.Of()], "at once"),
        new("both-html-and-zip", "a.html", () => [.. "<html><p>a</p>"u8, .. ZipBytes.Of()], "at once"),
        new("both-png-and-html", "a.png", () => [.. Png, .. "<html><script>alert(1)</script>"u8], "at once"),
        new("both-gif-and-script", "a.gif", () => [.. "GIF89a"u8, .. new byte[40], .. "<script>"u8, .. new byte[40]], "at once"),
        new("both-jpeg-and-zip", "a.jpg", () => [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[60], .. ZipBytes.Of()], "at once"),
        new("both-text-and-pdf", "b.txt", () => [.. "Excellency,\n"u8, .. "%PDF-1.7\n"u8, .. Letter], "at once"),
        new("both-zip-and-pdf", "b.docx", () => ZipBytes.Of(new ZipPart("%PDF-1.7", Letter) { Method = 0 }), "at once"),
        new("docx-named-pdf", "letter.pdf", () => Docx, "its name ends in .pdf"),
        new("docx-named-txt", "letter.txt", () => Docx, "its name ends in .txt"),
        new("png-named-docx", "letter.docx", () => Png, "its name ends in .docx"),
        new("pdf-named-txt", "letter2.txt", () => [.. "%PDF-1.4\n"u8, .. Letter], "its name ends in .txt"),
        new("html-named-txt", "letter3.txt", () => "<!DOCTYPE html><html><body><p>New York, 5 March 2019</p>"u8.ToArray(), "its name ends in .txt"),
        new("text-named-pdf", "letter2.pdf", () => Letter, "its name ends in .pdf"),
        new("text-named-png", "letter.png", () => Letter, "its name ends in .png"),
        new("program-named-txt", "letter4.txt", () => [.. "MZ"u8, .. new byte[200]], "its name ends in .txt"),
        new("archive-named-docx", "letter2.docx", () => ZipBytes.Of(ZipPart.Of("letter.txt", "a")), "its name ends in .docx"),
        new("old-word", "letter.doc", () => Old, "save it as DOCX or PDF"),
        new("encrypted-docx", "letter3.docx", () => Old, "its name ends in .docx"),
        new("rich-text", "letter.rtf", () => "{\\rtf1 New York}"u8.ToArray(), "rich text (RTF), which is not read here"),
        new("open-document", "letter.odt", () => ZipBytes.Of(new ZipPart("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()) { Method = 0 }), "an OpenDocument file, which is not read here"),
        new("spreadsheet", "letter.xlsx", () => ZipBytes.Of(ZipPart.Of("xl/workbook.xml", "<x/>")), "a spreadsheet, which is not read here"),
        new("zip-archive", "letters.zip", () => ZipBytes.Of(ZipPart.Of("letter.txt", "a")), "unpack it"),
        new("mail", "letter.eml", () => Encoding.UTF8.GetBytes("Received: from x\nMessage-ID: <1>\nMIME-Version: 1.0\n\nDear all"), "save the letter that came with it"),
        new("xml", "letter.xml", () => "<?xml version=\"1.0\"?><letter/>"u8.ToArray(), "XML, which is not read here"),
        new("unknown-bytes", "letter.dat", () => [1, 2, 3, 0, 5, 6], "zero bytes"),
    ];
}
