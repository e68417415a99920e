using System.Text;
using System.Text.RegularExpressions;

namespace CompactBot.Intake;

/// <summary>
/// Finds the kind of a file by its bytes. The ending of its name decides only between kinds of text, which have no signature; a name that
/// says otherwise than the bytes, and bytes that are two kinds at once, are refused: what another program would make of them is not known.
/// </summary>
public static partial class FileSignature
{
    /// <summary>How far into a file readers look for the beginning of a PDF (ISO 32000-1, annex H, note 13).</summary>
    private const int PdfWindow = 1024;

    /// <summary>How much of a text is looked at for tags, or for the lines of a mail.</summary>
    private const int TextWindow = 4096;

    /// <summary>What the file is, or why it cannot be told: one of the two.</summary>
    /// <param name="fileName">The name it came under.</param>
    /// <param name="content">Its bytes, at least one.</param>
    public static (FileKind? Kind, string? Refusal) Of(string fileName, ReadOnlySpan<byte> content)
    {
        var named = FileKinds.OfName(fileName);
        var signed = SignatureBytes.KindOf(content);
        if (Second(signed, content) is { } second)
        {
            return (null, $"it is {FileKinds.NameOf(signed ?? FileKind.Text)} and {second} at once, and programs would not agree on what it says; save it anew as DOCX or PDF");
        }

        if (signed is null && !LooksLikeText(content))
        {
            return (null, content.Contains((byte)0) ? "it is not text: it has zero bytes in it" : "it is neither text nor a format that is known here; save it as DOCX or PDF");
        }

        var kind = signed ?? TextKind(content, named);
        if (named is { } claimed && claimed != kind && !(IsPlain(claimed) && IsPlain(kind)))
        {
            return (null, $"its name ends in {Path.GetExtension(fileName).ToLowerInvariant()}, and it is {FileKinds.NameOf(kind)}; "
                + $"let its name end in {FileKinds.ExtensionsOf(kind)[0]} if that is what it is");
        }

        return (named is { } plain && IsPlain(plain) && IsPlain(kind) ? plain : kind, null);
    }

    private static bool IsPlain(FileKind kind) => kind is FileKind.Text or FileKind.Markdown;

    /// <summary>Text has no zero bytes, but for UTF-16 with its mark.</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> content) =>
        content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !content.Contains((byte)0);

    /// <summary>What else the bytes are; null where they are one thing.</summary>
    private static string? Second(FileKind? kind, ReadOnlySpan<byte> content)
    {
        if (kind is not FileKind.Pdf && SignatureBytes.HasPdfHeader(content[..Math.Min(PdfWindow, content.Length)]))
        {
            return FileKinds.NameOf(FileKind.Pdf);
        }

        if (kind is not (FileKind.Zip or FileKind.OpenDocument or FileKind.Docx or FileKind.MacroDocument or FileKind.Spreadsheet or FileKind.Slides)
            && SignatureBytes.EndsAsZip(content))
        {
            return FileKinds.NameOf(FileKind.Zip);
        }

        return kind is FileKind.Png or FileKind.Jpeg or FileKind.Tiff or FileKind.Gif or FileKind.Bmp or FileKind.Webp && SignatureBytes.HasMarkup(content)
            ? FileKinds.NameOf(FileKind.Html)
            : null;
    }

    private static FileKind TextKind(ReadOnlySpan<byte> content, FileKind? named)
    {
        var window = content[..Math.Min(TextWindow, content.Length)];
        // Every encoding that is read here keeps ASCII's letters; UTF-16 has a zero beside each.
        var text = Encoding.Latin1.GetString(window).Replace("\0", string.Empty, StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\t', '\r', '\n');
        if (MarkupStart().IsMatch(text) || (named == FileKind.Html && AnyTag().IsMatch(text)))
        {
            return FileKind.Html;
        }

        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return MarkupInXml().IsMatch(text) ? FileKind.Html : FileKind.Xml;
        }

        return HeaderLine().IsMatch(text.Split('\n')[0]) && MailLine().Count(text) >= 2 ? FileKind.Mail
            : named is FileKind.Markdown ? FileKind.Markdown
            : FileKind.Text;
    }

    [GeneratedRegex(@"^(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|style|script|p|div|table|h[1-6]|center|font|span)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MarkupStart();

    [GeneratedRegex(@"<(?:!doctype\s+html|html)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MarkupInXml();

    [GeneratedRegex(@"</?(?:p|div|br|table|tr|td|span|b|i|strong|em|ul|ol|li|h[1-6]|a)\b[^>]{0,200}>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z-]{1,40}:\s", RegexOptions.NonBacktracking)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|Content-Transfer-Encoding|X-[A-Za-z-]+):\s", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex MailLine();
}
