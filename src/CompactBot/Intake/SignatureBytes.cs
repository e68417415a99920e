using System.Buffers.Binary;
using System.Text;

namespace CompactBot.Intake;

/// <summary>The bytes that formats begin and end with, by their specifications.</summary>
internal static class SignatureBytes
{
    private static readonly (byte[] Start, int At, FileKind Kind)[] Starts =
    [
        ([.. "%PDF-"u8], 0, FileKind.Pdf),
        ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], 0, FileKind.Png),
        ([0xFF, 0xD8, 0xFF], 0, FileKind.Jpeg),
        ([.. "II*\0"u8], 0, FileKind.Tiff),
        ([.. "MM\0*"u8], 0, FileKind.Tiff),
        ([.. "II+\0"u8], 0, FileKind.Tiff),
        ([.. "MM\0+"u8], 0, FileKind.Tiff),
        ([.. "GIF87a"u8], 0, FileKind.Gif),
        ([.. "GIF89a"u8], 0, FileKind.Gif),
        ([.. "WEBP"u8], 8, FileKind.Webp),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, FileKind.OldOffice),
        ([.. "{\\rtf"u8], 0, FileKind.RichText),
        ([.. "PK"u8, 3, 4], 0, FileKind.Zip),
        ([.. "PK"u8, 5, 6], 0, FileKind.Zip),
        ([.. "PK"u8, 7, 8], 0, FileKind.Zip),
        ([0x1F, 0x8B], 0, FileKind.Archive),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], 0, FileKind.Archive),
        ([.. "Rar!"u8, 0x1A], 0, FileKind.Archive),
        ([0xFD, .. "7zXZ"u8, 0], 0, FileKind.Archive),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, FileKind.Archive),
        ([.. "1AY&SY"u8], 4, FileKind.Archive),
        ([.. "ustar"u8], 257, FileKind.Archive),
        ([0x7F, .. "ELF"u8], 0, FileKind.Program),
        ([.. "ftyp"u8], 4, FileKind.Media),
        ([.. "OggS"u8], 0, FileKind.Media),
        ([.. "RIFF"u8], 0, FileKind.Media),
    ];

    /// <summary>Null where the bytes begin as no format that is known.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> content)
    {
        foreach (var (start, at, kind) in Starts)
        {
            if (content.Length >= at + start.Length && content.Slice(at, start.Length).SequenceEqual(start))
            {
                return kind == FileKind.Zip ? PackageKind(content) : kind;
            }
        }

        // Two letters alone could begin a text: what follows them must be there too.
        return content switch
        {
            [(byte)'B', (byte)'M', ..] when content.Length > 26 && content[15..18].IndexOfAnyExcept((byte)0) < 0 && content[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124 => FileKind.Bmp,
            [(byte)'M', (byte)'Z', ..] when content.Contains((byte)0) => FileKind.Program,
            [(byte)'I', (byte)'D', (byte)'3', ..] when content.Contains((byte)0) => FileKind.Media,
            _ => null,
        };
    }

    /// <summary>Whether a PDF begins in these bytes.</summary>
    public static bool HasPdfHeader(ReadOnlySpan<byte> window)
    {
        var at = window.IndexOf("%PDF-"u8);
        return at >= 0 && at + 5 < window.Length && char.IsAsciiDigit((char)window[at + 5]);
    }

    /// <summary>Whether a ZIP archive ends where the bytes end: programs find an archive from its end (APPNOTE 4.3.6), whatever stands before it.</summary>
    public static bool EndsAsZip(ReadOnlySpan<byte> content)
    {
        const int end = 22;
        for (var at = content.Length - end; at >= 0 && at >= content.Length - end - ushort.MaxValue; at--)
        {
            if (content[at..].StartsWith("PK\u0005\u0006"u8)
                && BinaryPrimitives.ReadUInt16LittleEndian(content[(at + 20)..]) == content.Length - at - end
                && BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 12)..]) is var size && size <= at
                && (size == 0 || content[(at - (int)size)..].StartsWith("PK\u0001\u0002"u8)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a browser would find a page in these bytes.</summary>
    public static bool HasMarkup(ReadOnlySpan<byte> content)
    {
        while (content.IndexOf((byte)'<') is var at and >= 0)
        {
            content = content[(at + 1)..];
            if (Begins(content, "html"u8) || Begins(content, "script"u8) || Begins(content, "!doctype html"u8))
            {
                return true;
            }
        }

        return false;

        static bool Begins(ReadOnlySpan<byte> content, ReadOnlySpan<byte> word) => content.Length > word.Length && Ascii.EqualsIgnoreCase(content[..word.Length], word);
    }

    /// <summary>What an archive holds, by the names in its directory, which are never compressed. Whether they are true is seen when it is opened.</summary>
    private static FileKind PackageKind(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) is >= 0 and < 100)
        {
            return FileKind.OpenDocument;
        }

        return content.IndexOf("word/vbaProject"u8) >= 0 ? FileKind.MacroDocument
            : content.IndexOf("word/document"u8) >= 0 ? FileKind.Docx
            : content.IndexOf("xl/workbook"u8) >= 0 ? FileKind.Spreadsheet
            : content.IndexOf("ppt/presentation"u8) >= 0 ? FileKind.Slides
            : FileKind.Zip;
    }
}
