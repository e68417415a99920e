using System.Buffers.Binary;
using CompactBot.Tests.Intake.Pdf;

namespace CompactBot.Tests.Intake.Scans;

/// <summary>Writes pictures by hand, and those that were made to harm their reader: each name says how.</summary>
internal static class MadePictures
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Must be refused.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Refused { get; } = new Dictionary<string, Func<byte[]>>(StringComparer.Ordinal)
    {
        ["20000-by-20000-one-bit.png"] = () => Png(20_000, 20_000, 1, 0, new byte[20_000 * 2_501]),
        ["size-lies.png"] = () => Png(2_000_000_000, 2_000_000_000, 16, 6, new byte[100]),
        ["long-and-thin.png"] = () => Png(1_000_000, 1, 1, 0, new byte[125_001]),
        ["size-zero.png"] = () => Png(0, 0, 8, 0, []),
        ["inflates-1000-to-1.png"] = () => Png(100, 100, 8, 0, new byte[100_000_000]),
        ["text-bomb.png"] = () => [.. Png(100, 100, 8, 0, new byte[10_100])[..^12], .. Chunk("zTXt", [.. "a\0\0"u8, .. MadePdf.Flate(new byte[100_000_000])]), .. Chunk("IEND", [])],
        ["chunk-length-lies.png"] = () => [.. PngSignature, .. Header(100, 100, 8, 0), 0x7F, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, 1, 2, 3],
        ["noise.png"] = () => Png(800, 800, 8, 0, Filtered(HostilePdfs.Noise(640_000), 800)),
        ["noise-of-a-whole-page.png"] = () => Png(2_500, 3_500, 8, 0, Filtered(HostilePdfs.Noise(8_750_000), 2_500)),
        ["specks-of-a-whole-page.png"] = () => Png(4_000, 4_000, 8, 0, Filtered(Specks(4_000, 4_000, 5), 4_000)),
        ["truncated.png"] = () => Png(1_000, 1_000, 8, 0, Filtered(HostilePdfs.Noise(1_000_000), 1_000))[..2_000],
        ["20000-by-20000.jpg"] = () => Jpeg(20_000, 20_000),
        ["65000-by-65000-second-frame.jpg"] = () => [.. Jpeg(100, 100)[..^2], .. Frame(65_000, 65_000), 0xFF, 0xD9],
        ["garbage.jpg"] = () => [.. Jpeg(500, 500)[..^2], 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. HostilePdfs.Noise(20_000)],
        ["no-frame.jpg"] = () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9],
        ["segments-without-end.jpg"] = () => [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 100_000)],
        ["20000-by-20000.tif"] = () => Tiff(20_000, 20_000),
        ["directories-turn-back.tif"] = () => Tiff(100, 100, next: 8),
        ["directory-outside.tif"] = () => [.. "II*\0"u8, 0xFF, 0xFF, 0xFF, 0x7F],
        ["pages-400.tif"] = ManyPages,
        ["strips-lie.tif"] = () => Tiff(4_000, 4_000),
        ["polyglot-html.png"] = () => [.. Png(100, 100, 8, 0, new byte[10_100]), .. "<html><script>alert(1)</script></html>"u8],
    };

    public static byte[] Png(uint width, uint height, byte depth, byte colour, byte[] rows) =>
        [.. PngSignature, .. Header(width, height, depth, colour), .. Chunk("IDAT", MadePdf.Flate(rows)), .. Chunk("IEND", [])];

    /// <summary>Black and white squares, as many as there is room for: each looks like a letter.</summary>
    private static byte[] Specks(int width, int height, int side)
    {
        var noise = HostilePdfs.Noise(width / side * (height / side));
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = noise[(i / width / side * (width / side)) + (i % width / side)] > 100 ? byte.MaxValue : byte.MinValue;
        }

        return pixels;
    }

    /// <summary>Each row of a PNG begins with the number of its filter.</summary>
    private static byte[] Filtered(byte[] pixels, int width) => [.. pixels.Chunk(width).SelectMany(row => row.Prepend((byte)0))];

    private static byte[] Header(uint width, uint height, byte depth, byte colour)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(data, width);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), height);
        data[8] = depth;
        data[9] = colour;
        return Chunk("IHDR", data);
    }

    /// <summary>A picture's chunks: the type and the data of each.</summary>
    public static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            yield return (System.Text.Encoding.Latin1.GetString(png, at + 4, 4), png.AsSpan(at + 8, length).ToArray());
            at += 12 + length;
        }
    }

    /// <summary>A picture of such chunks, each with its right length and checksum.</summary>
    public static byte[] OfChunks(IEnumerable<(string Type, byte[] Data)> chunks) => [.. PngSignature, .. chunks.SelectMany(c => Chunk(c.Type, c.Data))];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. MadePdf.Latin(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Crc(body));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        return ~crc;
    }

    private static byte[] Jpeg(ushort width, ushort height) => [0xFF, 0xD8, .. Frame(width, height), 0xFF, 0xD9];

    private static byte[] Frame(ushort width, ushort height) =>
        [0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];

    private static byte[] Tiff(int width, int height, int next = 0)
    {
        var bytes = new List<byte>([.. "II*\0"u8, 8, 0, 0, 0]);
        Directory(bytes, width, height, next);
        return [.. bytes];
    }

    private static byte[] ManyPages()
    {
        const int Size = 2 + (6 * 12) + 4;
        var bytes = new List<byte>([.. "II*\0"u8, 8, 0, 0, 0]);
        for (var i = 0; i < 400; i++)
        {
            Directory(bytes, 100, 100, i == 399 ? 0 : 8 + ((i + 1) * Size));
        }

        return [.. bytes];
    }

    private static void Directory(List<byte> bytes, int width, int height, int next)
    {
        (int Tag, int Value)[] entries = [(256, width), (257, height), (258, 1), (259, 1), (273, 8), (279, int.MaxValue)];
        bytes.AddRange([(byte)entries.Length, 0]);
        foreach (var (tag, value) in entries)
        {
            bytes.AddRange([(byte)tag, (byte)(tag >> 8), 4, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(value)]);
        }

        bytes.AddRange(BitConverter.GetBytes(next));
    }
}
