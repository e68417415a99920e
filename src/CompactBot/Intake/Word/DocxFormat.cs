using CompactBot.Core.Letters;
using DocumentFormat.OpenXml.Packaging;

namespace CompactBot.Intake.Word;

/// <summary>Word documents: the archive passes a gate, each part passes another, and only then what is left is opened.</summary>
internal sealed class DocxFormat : ILetterFormat
{
    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Docx];

    public Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Task.FromResult(Read(fileName, content, cancellation));

    private static TextResult Read(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var (entries, damage) = ZipGate.Open(content, cancellation);
        if (entries is null)
        {
            return TextResult.Refused(damage!);
        }

        var (parts, refusal) = WordParts.Of(entries, cancellation);
        if (parts is null)
        {
            return TextResult.Refused(refusal!);
        }

        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(parts.Package, writable: false), isEditable: false);
            return package.MainDocumentPart?.Document?.Body is null
                ? TextResult.Refused("it is not a Word document, though it looks like one: it has no body; save it anew as DOCX")
                : TextResult.Of(new LetterText(fileName, new WordText(package.MainDocumentPart, parts.Links, cancellation).Read()));
        }
        catch (Exception damaged) when (damaged is OpenXmlPackageException or FileFormatException or System.Xml.XmlException or InvalidDataException or FormatException or ArgumentException)
        {
            return TextResult.Refused("it is a damaged Word document; save it anew as DOCX or PDF");
        }
    }
}
