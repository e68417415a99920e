using System.Text;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Archives that lie about what is in them.</summary>
internal static class HostileArchives
{
    private static readonly byte[] Letter = Encoding.UTF8.GetBytes(DocxBytes.Document(DocxBytes.Letter));
    private static readonly ZipPart Document = new("word/document.xml", Letter);

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        Of("zip-bomb-1000-to-1", () => DocxBytes.OfPart(new ZipPart("word/document.xml", new byte[20_000_000])), "it is a bomb"),
        Of("zip-bomb-larger-than-allowed", () => DocxBytes.OfPart(new ZipPart("word/document.xml", new byte[30_000_000])), "it is a bomb"),
        Of("zip-bomb-beside-the-text", () => DocxBytes.OfPart(Document, new ZipPart("word/media/image1.bin", new byte[20_000_000])), "it is a bomb"),
        Of("zip-bomb-in-many-parts", ManyBombs, "would inflate to more than 64 MB"),
        Of("zip-size-said-too-small", () => DocxBytes.OfPart(Document with { Size = 100 }), "is not what its directory says"),
        Of("zip-size-said-too-large", () => DocxBytes.OfPart(Document with { Size = 900_000 }), "is not what its directory says"),
        Of("zip-bomb-that-says-little", () => DocxBytes.OfPart(new ZipPart("word/document.xml", new byte[20_000_000]) { Size = 5_000 }), "is not what its directory says"),
        Of("zip-wrong-checksum", () => DocxBytes.OfPart(Document with { Crc = 7 }), "is not what its directory says"),
        Of("zip64-locator", () => Ended(z => z.End(isZip64: true)), "ZIP64"),
        Of("zip64-count", () => Ended(z => z.End(ushort.MaxValue)), "ZIP64"),
        Of("zip64-sizes", () => DocxBytes.OfPart(Document with { Size = uint.MaxValue, Packed = uint.MaxValue }), "ZIP64"),
        Of("zip-ten-thousand-entries", () => DocxBytes.OfPart(Document, [.. Enumerable.Range(0, 10_000).Select(i => ZipPart.Of($"word/{i}.xml", "<a/>"))]), "parts, and a letter has a few dozen"),
        Of("zip-slip", () => DocxBytes.OfPart(Document, ZipPart.Of("../../../etc/cron.d/x", "x")), "leads out of it"),
        Of("zip-slip-backslashes", () => DocxBytes.OfPart(Document, ZipPart.Of("..\\..\\x.exe", "x")), "leads out of it"),
        Of("zip-absolute-name", () => DocxBytes.OfPart(Document, ZipPart.Of("/etc/passwd", "x")), "leads out of it"),
        Of("zip-drive-name", () => DocxBytes.OfPart(Document, ZipPart.Of("C:/x", "x")), "leads out of it"),
        Of("zip-control-characters-in-a-name", () => DocxBytes.OfPart(Document, ZipPart.Of("word/\u0001.xml", "x")), "leads out of it"),
        Of("zip-encrypted", () => DocxBytes.OfPart(Document with { Flags = 1 }), "it is encrypted"),
        Of("zip-overlapping-entries", () => DocxBytes.OfPart(Document with { Name = "word/document.xml" }, Document with { Name = "word/other.xml", SharesAt = 0, LocalName = "x" }), "something was put into it"),
        Of("zip-entries-over-one-another", Overlapping, "lie over one another"),
        Of("zip-two-parts-of-one-name", () => DocxBytes.OfPart(Document, Document), "two parts of the name"),
        Of("zip-two-parts-of-one-name-by-case", () => DocxBytes.OfPart(Document, Document with { Name = "word/DOCUMENT.xml" }), "two parts of the name"),
        Of("zip-name-differs-inside", () => DocxBytes.OfPart(Document with { LocalName = "word/document.xmk" }), "something was put into it"),
        Of("zip-unknown-compression", () => DocxBytes.OfPart(Document with { Method = 12 }), "compressed in a way"),
        Of("zip-cut-off", () => DocxBytes.Of(DocxBytes.Letter)[..700], "cut off"),
        Of("zip-with-something-behind", () => [.. DocxBytes.Of(DocxBytes.Letter), .. "and more"u8], "cut off"),
        Of("zip-with-something-before-its-directory", Stuffed, "something was put into it"),
        Of("zip-of-directory-loops", () => Ended(z => z.End(900)), "fewer entries than it says"),
    ];

    private static HostileFile Of(string name, Func<byte[]> make, string reason) => new(name, name + ".docx", make, reason);

    private static byte[] ManyBombs() => DocxBytes.OfPart(Document, [.. Enumerable.Range(0, 70).Select(i => new ZipPart($"word/media/{i}.bin", new byte[980_000]))]);

    private static byte[] Ended(Func<ZipBytes, byte[]> end)
    {
        var zip = new ZipBytes();
        zip.Add(DocxBytes.Types());
        zip.Add(DocxBytes.Top);
        zip.Add(Document);
        return end(zip);
    }

    private static byte[] Overlapping()
    {
        var zip = new ZipBytes();
        zip.Add(Document);
        zip.Add(Document with { SharesAt = 0 });
        return zip.End();
    }

    private static byte[] Stuffed()
    {
        var whole = DocxBytes.Of(DocxBytes.Letter);
        var directory = BitConverter.ToInt32(whole, whole.Length - 6);
        return [.. whole[..directory], .. new byte[64], .. whole[directory..]];
    }
}
