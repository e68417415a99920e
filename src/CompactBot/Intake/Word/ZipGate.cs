using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CompactBot.Intake.Word;

/// <summary>
/// Looks at an archive before anything opens it (APPNOTE.TXT 6.3.10): the directory at its end must agree with what stands before each
/// entry, nothing may lie outside, over another or beside it, and what an entry says of its size must be what it inflates to.
/// </summary>
internal static class ZipGate
{
    /// <summary>A document of a hundred pages with pictures has a few hundred entries.</summary>
    private const int MostEntries = 1000;

    private const int LargestEntry = 24_000_000;
    private const long LargestWhole = 64_000_000;

    /// <summary>Words compress to a tenth; beyond this nothing but repetition does. Small entries may.</summary>
    private const int SteepestRatio = 120;

    private const int SmallEntry = 1_000_000;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;

    /// <summary>The entries by their names, inflated, or why they are not to be trusted.</summary>
    public static (IReadOnlyDictionary<string, byte[]>? Entries, string? Refusal) Open(ReadOnlyMemory<byte> archive, CancellationToken cancellation)
    {
        var (directory, refusal) = Directory(archive.Span);
        if (directory is null)
        {
            return (null, refusal);
        }

        var entries = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in directory)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Inflated(archive.Slice(entry.DataAt, entry.Packed), entry) is not { } content)
            {
                return (null, $"its part {entry.Name} is not what its directory says: its size or its checksum is another");
            }

            if (!entry.Name.EndsWith('/') && !entries.TryAdd(entry.Name, content))
            {
                return (null, $"it has two parts of the name {entry.Name}, and programs would not agree on which is meant");
            }
        }

        return (entries, null);
    }

    private static (List<ZipPart>? Parts, string? Refusal) Directory(ReadOnlySpan<byte> archive)
    {
        var end = EndOf(archive);
        if (end < 0)
        {
            return (null, "it is cut off or damaged: the directory at its end is missing; send it again");
        }

        var record = archive[end..];
        var count = U16(record, 10);
        var size = U32(record, 12);
        var start = U32(record, 16);
        if (count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue || (end >= 20 && archive[(end - 20)..].StartsWith("PK\u0006\u0007"u8)))
        {
            return (null, "it is a ZIP64 archive, which is for files of gigabytes; save it anew as DOCX");
        }

        if (count > MostEntries)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"it has {count:N0} parts, and a letter has a few dozen; save it anew as DOCX or PDF"));
        }

        if (U16(record, 4) != 0 || U16(record, 6) != 0 || U16(record, 8) != count || (long)start + size != end)
        {
            return (null, "it is damaged, or something was put into it: its directory is not where its end says");
        }

        var parts = new List<ZipPart>();
        var at = (int)start;
        long whole = 0;
        for (var i = 0; i < count; i++)
        {
            if (at + EntryLength > end || !archive[at..].StartsWith("PK\u0001\u0002"u8))
            {
                return (null, "it is damaged: its directory has fewer entries than it says");
            }

            var entry = archive[at..end];
            var (nameLength, extraLength, commentLength) = (U16(entry, 28), U16(entry, 30), U16(entry, 32));
            if (EntryLength + nameLength + extraLength + commentLength > entry.Length)
            {
                return (null, "it is damaged: an entry of its directory is longer than the directory");
            }

            var (part, refusal) = PartOf(archive, entry, nameLength, start);
            if (part is null)
            {
                return (null, refusal);
            }

            whole += part.Size;
            if (whole > LargestWhole)
            {
                return (null, "it is a bomb or no letter: it would inflate to more than " + Megabytes(LargestWhole));
            }

            parts.Add(part);
            at += EntryLength + nameLength + extraLength + commentLength;
        }

        return at != end ? (null, "it is damaged, or something was put into it: there is more in its directory than it says") : Overlap(parts) is { } overlap ? (null, overlap) : (parts, null);
    }

    private static (ZipPart? Part, string? Refusal) PartOf(ReadOnlySpan<byte> archive, ReadOnlySpan<byte> entry, int nameLength, uint directory)
    {
        var name = Encoding.UTF8.GetString(entry.Slice(EntryLength, nameLength)).Replace('\\', '/');
        var (flags, method, packed, size, local) = (U16(entry, 8), U16(entry, 10), U32(entry, 20), U32(entry, 24), U32(entry, 42));
        if (IsOutside(name))
        {
            return (null, "it has a part whose name leads out of it, or has characters that no name has");
        }

        if ((flags & 0x2041) != 0)
        {
            return (null, "it is encrypted; save it without a password");
        }

        if (method is not (0 or 8))
        {
            return (null, $"its part {name} is compressed in a way that DOCX does not know; save it anew as DOCX");
        }

        if (packed == uint.MaxValue || size == uint.MaxValue || local == uint.MaxValue)
        {
            return (null, "it is a ZIP64 archive, which is for files of gigabytes; save it anew as DOCX");
        }

        if (size > LargestEntry || (size > SmallEntry && size > (long)packed * SteepestRatio))
        {
            return (null, $"it is a bomb or no letter: its part {name} would inflate from {Megabytes(packed)} to {Megabytes(size)}");
        }

        if ((long)local + LocalLength > directory || !archive[(int)local..].StartsWith("PK\u0003\u0004"u8))
        {
            return (null, $"it is damaged: its part {name} does not begin where its directory says");
        }

        var head = archive[(int)local..];
        var (headName, headExtra) = (U16(head, 26), U16(head, 28));
        var data = local + LocalLength + headName + headExtra;
        var agrees = headName == nameLength && data <= directory && head.Slice(LocalLength, headName).SequenceEqual(entry.Slice(EntryLength, nameLength))
            && U16(head, 8) == method && ((U16(head, 6) & 8) != 0 || (U32(head, 18) == packed && U32(head, 22) == size));
        return !agrees || (long)data + packed > directory
            ? (null, $"it is damaged, or something was put into it: what stands at its part {name} is not what its directory says")
            : (new ZipPart(name, (int)local, (int)data, (int)packed, (int)size, method == 8, U32(entry, 16)), null);
    }

    /// <summary>Two entries over the same bytes are how small archives become large ones.</summary>
    private static string? Overlap(List<ZipPart> parts)
    {
        var ordered = parts.OrderBy(p => p.HeadAt).ToList();
        return ordered.Zip(ordered.Skip(1)).Any(pair => pair.First.DataAt + pair.First.Packed > pair.Second.HeadAt)
            ? "it is a bomb: its parts lie over one another"
            : null;
    }

    private static byte[]? Inflated(ReadOnlyMemory<byte> packed, ZipPart part)
    {
        var content = new byte[part.Size];
        if (!part.IsDeflated)
        {
            if (packed.Length != part.Size)
            {
                return null;
            }

            packed.CopyTo(content);
        }
        else
        {
            try
            {
                using var source = new MemoryStream(packed.ToArray(), writable: false);
                using var inflater = new DeflateStream(source, CompressionMode.Decompress);
                if (inflater.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) != content.Length || inflater.ReadByte() >= 0)
                {
                    return null;
                }
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }

        return Crc32Of(content) == part.Crc ? content : null;
    }

    private static bool IsOutside(string name) => name.Length is 0 or > 200 || name[0] == '/' || name.Contains(':', StringComparison.Ordinal)
        || name.Split('/').Any(step => step is ".." or ".") || name.Any(c => char.IsControl(c) || c == '\uFFFD');

    /// <summary>Where the end record begins; it must reach to the last byte, or what follows would be somebody else's. Below 0: there is none.</summary>
    private static int EndOf(ReadOnlySpan<byte> archive)
    {
        for (var at = archive.Length - EndLength; at >= 0 && at >= archive.Length - EndLength - ushort.MaxValue; at--)
        {
            if (archive[at..].StartsWith("PK\u0005\u0006"u8) && U16(archive[at..], 20) == archive.Length - at - EndLength)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The checksum of ISO 3309, as ZIP has it; the framework keeps its own to itself.</summary>
    private static uint Crc32Of(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var b in content)
        {
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.##} MB");

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private sealed record ZipPart(string Name, int HeadAt, int DataAt, int Packed, int Size, bool IsDeflated, uint Crc);
}
