using System.Buffers.Binary;

namespace CompactBot.Intake.Scans;

/// <summary>The size of a picture as its header says it, read before anything decodes it.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Pages">How many pictures the file holds.</param>
internal sealed record PictureSize(long Width, long Height, int Pages)
{
    private const int MostSegments = 2_000;
    private const int MostDirectories = 1_000;

    public long Pixels => Width * Height;

    /// <summary>The size; null where the header is no such picture's, or is damaged.</summary>
    public static PictureSize? Of(FileKind kind, ReadOnlySpan<byte> content)
    {
        var size = kind switch
        {
            FileKind.Png => Png(content),
            FileKind.Jpeg => Jpeg(content),
            FileKind.Tiff => Tiff(content),
            _ => null,
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    /// <summary>IHDR comes first (PNG, 11.2.2).</summary>
    private static PictureSize? Png(ReadOnlySpan<byte> content) => content.Length >= 33 && content.Slice(12, 4).SequenceEqual("IHDR"u8)
        ? new PictureSize(BinaryPrimitives.ReadUInt32BigEndian(content[16..]), BinaryPrimitives.ReadUInt32BigEndian(content[20..]), 1)
        : null;

    /// <summary>The largest of the start-of-frame segments (ITU T.81, B.2.2) before the first scan.</summary>
    private static PictureSize? Jpeg(ReadOnlySpan<byte> content)
    {
        PictureSize? size = null;
        var at = 2;
        for (var n = 0; n < MostSegments && at + 4 <= content.Length && content[at] == 0xFF; n++)
        {
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0xDA or 0xD9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && at + 9 <= content.Length)
            {
                var height = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]);
                var width = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]);
                size = size is null || (long)width * height > size.Pixels ? new PictureSize(width, height, 1) : size;
            }

            at += 2 + Math.Max((ushort)2, length);
        }

        return size;
    }

    /// <summary>The largest of the chain of directories (TIFF 6.0, section 2); a chain that turns back is damaged.</summary>
    private static PictureSize? Tiff(ReadOnlySpan<byte> content)
    {
        if (content.Length < 8)
        {
            return null;
        }

        var little = content[0] == (byte)'I';
        var (width, height, pages) = (0L, 0L, 0);
        var seen = new HashSet<uint>();
        var at = Number(content[4..]);
        while (at != 0)
        {
            if (!seen.Add(at) || ++pages > MostDirectories || at + 2L > content.Length)
            {
                return null;
            }

            var entries = Short(content[(int)at..]);
            var end = at + 2L + (entries * 12L);
            if (end + 4 > content.Length)
            {
                return null;
            }

            var (pageWidth, pageHeight) = (0L, 0L);
            for (var i = 0; i < entries; i++)
            {
                var entry = content.Slice((int)at + 2 + (i * 12), 12);
                long value = Short(entry[2..]) == 3 ? Short(entry[8..]) : Number(entry[8..]);
                switch (Short(entry))
                {
                    case 256:
                        pageWidth = value;
                        break;
                    case 257:
                        pageHeight = value;
                        break;
                }
            }

            if (pages == 1 || pageWidth * pageHeight > width * height)
            {
                (width, height) = (pageWidth, pageHeight);
            }

            at = Number(content[(int)end..]);
        }

        return new PictureSize(width, height, pages);

        uint Number(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        ushort Short(ReadOnlySpan<byte> bytes) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }
}
