using System.IO.Compression;
using System.Text;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Writes archives as no honest program does: each field can be made to lie.</summary>
internal sealed class ZipBytes
{
    private readonly MemoryStream _file = new();
    private readonly List<(ZipPart Part, uint At, uint Crc, byte[] Packed)> _parts = [];

    public static byte[] Of(params ZipPart[] parts)
    {
        var zip = new ZipBytes();
        foreach (var part in parts)
        {
            zip.Add(part);
        }

        return zip.End();
    }

    public void Add(ZipPart part)
    {
        var packed = part.Method == 8 ? Deflated(part.Content) : part.Content;
        var crc = part.Crc ?? CrcOf(part.Content);
        _parts.Add((part, part.SharesAt ?? (uint)_file.Position, crc, packed));
        if (part.SharesAt is null)
        {
            Write(0x04034B50u, (ushort)20, part.Flags, part.Method, 0u, crc, part.Packed ?? (uint)packed.Length, part.Size ?? (uint)part.Content.Length);
            var name = Encoding.UTF8.GetBytes(part.LocalName ?? part.Name);
            Write((ushort)name.Length, (ushort)0);
            _file.Write(name);
            _file.Write(packed);
        }
    }

    public byte[] End(ushort? count = null, bool isZip64 = false)
    {
        var start = (uint)_file.Position;
        foreach (var (part, at, crc, packed) in _parts)
        {
            Write(0x02014B50u, (ushort)20, (ushort)20, part.Flags, part.Method, 0u, crc, part.Packed ?? (uint)packed.Length, part.Size ?? (uint)part.Content.Length);
            var name = Encoding.UTF8.GetBytes(part.Name);
            Write((ushort)name.Length, (ushort)0, (ushort)0, (ushort)0, (ushort)0, 0u, at);
            _file.Write(name);
        }

        var size = (uint)_file.Position - start;
        if (isZip64)
        {
            Write(0x07064B50u, 0u, 0u, 0u, 1u);
        }

        Write(0x06054B50u, (ushort)0, (ushort)0, count ?? (ushort)_parts.Count, count ?? (ushort)_parts.Count, size, start, (ushort)0);
        return _file.ToArray();
    }

    private static readonly uint[] Table =
        [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    private static uint CrcOf(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var b in content)
        {
            crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private void Write(params object[] values)
    {
        foreach (var value in values)
        {
            _file.Write(value is ushort small ? BitConverter.GetBytes(small) : BitConverter.GetBytes((uint)value));
        }
    }
}

/// <summary>A part of an archive; what is null is as it should be.</summary>
internal sealed record ZipPart(string Name, byte[] Content)
{
    public ushort Method { get; init; } = 8;

    public ushort Flags { get; init; }

    public uint? Size { get; init; }

    public uint? Packed { get; init; }

    public uint? Crc { get; init; }

    public uint? SharesAt { get; init; }

    public string? LocalName { get; init; }

    public static ZipPart Of(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
