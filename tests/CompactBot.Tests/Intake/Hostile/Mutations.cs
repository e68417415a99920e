using System.Globalization;
using CompactBot.Tests.Intake.Pdf;
using CompactBot.Tests.Intake.Scans;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Good files with some of their bytes changed, by a seed: the same every time.</summary>
internal static class Mutations
{
    private static readonly byte[][] Tokens = [[0], [0xFF], "<"u8.ToArray(), ">"u8.ToArray(), "]]>"u8.ToArray(), "&#0;"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), [0xFF, 0xFF, 0xFF, 0x7F], "%PDF-1"u8.ToArray(), "\n\n"u8.ToArray(), "\f"u8.ToArray(), "2019"u8.ToArray()];

    /// <summary>Recognizing a page that survived its damage takes seconds: among small pictures, and files of one page, a whole scan or letter is one in so many.</summary>
    private const int CorpusEvery = 100;

    /// <summary>Among pictures whose damage their checksums tell, one in so many is damaged inside, with the right ones.</summary>
    private const int InsideEvery = 5;

    /// <summary>Among PDF files with text, one in so many is a scan.</summary>
    private const int ScanEvery = 4;

    private const int PerRun = 300;

    /// <summary>The formats that there are good files of.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".md", ".html", ".docx", ".pdf", ".png"];

    /// <summary>Good files of each format, from the corpus of letters, by how their names end.</summary>
    public static IReadOnlyList<byte[]> Of(string extension) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Scored"), "*" + extension).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>The seeds of a run: 300 of each format; in the nightly run as many as the environment says, from the one that it says (MUTATIONS, MUTATIONS_FROM).</summary>
    public static IEnumerable<int> Seeds => Enumerable.Range(Asked("MUTATIONS_FROM") ?? 0, Asked("MUTATIONS") ?? PerRun);

    /// <summary>Whether the run is about that format: the nightly run goes from one to the next (MUTATIONS_OF).</summary>
    public static bool IsAsked(string extension) => Environment.GetEnvironmentVariable("MUTATIONS_OF") is not { Length: > 0 } only || only == extension;

    /// <summary>The damaged file of that seed.</summary>
    public static byte[] Damaged(string extension, IReadOnlyList<byte[]> good, int seed) => extension switch
    {
        ".docx" when seed % 4 != 0 => DocxMutations.Mutated(good[seed % good.Count], seed),
        ".pdf" when seed % CorpusEvery != CorpusEvery - 1 => Mutated(seed % ScanEvery == 0 ? SmallScan : SmallPdf, seed),
        ".png" when seed % CorpusEvery != CorpusEvery - 1 => seed % InsideEvery == 0 ? MutatedInside(SmallPicture, seed) : Mutated(SmallPicture, seed),
        ".pdf" or ".png" => Mutated(good[seed / CorpusEvery % good.Count], seed),
        _ => Mutated(good[seed % good.Count], seed),
    };

    private static readonly byte[] SmallPdf = MadePdf.OfContents(HostilePdfs.LetterPage());
    private static readonly byte[] SmallPicture = MadePictures.Png(64, 64, 8, 0, Pixels());
    private static readonly byte[] SmallScan = HostilePdfs.OfScan(64, Pixels());

    private static int? Asked(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var asked) ? asked : null;

    /// <summary>A white square with a few black strokes, each row behind the number of its filter.</summary>
    private static byte[] Pixels() => [.. Enumerable.Range(0, 64 * 65).Select(i => i % 65 == 0 ? (byte)0 : i / 65 is > 20 and < 40 && i % 65 % 12 is > 8 ? byte.MinValue : byte.MaxValue)];

    private static byte[] MutatedInside(byte[] good, int seed)
    {
        var chunks = MadePictures.Chunks(good).ToList();
        var at = new Random(seed).Next(chunks.Count - 1);
        chunks[at] = (chunks[at].Type, Mutated(chunks[at].Data, seed));
        return MadePictures.OfChunks(chunks);
    }

    public static byte[] Mutated(byte[] good, int seed)
    {
        var random = new Random(seed);
        var bytes = new List<byte>(good);
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 1; change--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 64), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }
}
