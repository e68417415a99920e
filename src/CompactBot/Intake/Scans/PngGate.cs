using System.Buffers.Binary;

namespace CompactBot.Intake.Scans;

/// <summary>Looks at a PNG picture as a row of chunks before anything decodes it: what is damaged is refused at once, and costs no process.</summary>
internal static class PngGate
{
    private const int Signature = 8;

    /// <summary>Length and type before a chunk's data, its checksum behind.</summary>
    private const int Around = 12;

    private const int MostChunks = 100_000;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Shifted((uint)i))];

    /// <summary>Each chunk up to the last (IEND) is as long as it says and has its checksum (PNG, 5.3 and annex D).</summary>
    public static bool IsWhole(ReadOnlySpan<byte> content)
    {
        var at = Signature;
        for (var n = 0; n < MostChunks && content.Length - at >= Around; n++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            if (length > (uint)(content.Length - at - Around))
            {
                return false;
            }

            var body = content.Slice(at + 4, (int)length + 4);
            if (Checksum(body) != BinaryPrimitives.ReadUInt32BigEndian(content[(at + 8 + (int)length)..]))
            {
                return false;
            }

            if (body[..4].SequenceEqual("IEND"u8))
            {
                return true;
            }

            at += Around + (int)length;
        }

        return false;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint Shifted(uint value)
    {
        for (var i = 0; i < 8; i++)
        {
            value = (value >> 1) ^ ((value & 1) * 0xEDB88320u);
        }

        return value;
    }
}
