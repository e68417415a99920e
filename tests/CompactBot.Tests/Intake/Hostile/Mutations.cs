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

    /// <summary>A damaged scan that is still recognized costs seconds of a processor: a night has fewer of them, one to so many of the others.</summary>
    private const int ScansPerNight = 20;

    private const int ScansPerRun = 40;

    /// <summary>The formats that there are good files of.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".md", ".html", ".docx", ".pdf", ".png"];

    /// <summary>Good files of each format, from the corpus of letters, by how their names end.</summary>
    public static IReadOnlyList<byte[]> Of(string extension) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Scored"), "*" + extension).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>How many of each format: 300, and in the nightly run what the environment says (MUTATIONS); of scans fewer, for what they cost.</summary>
    public static int CountFor(string extension)
    {
        var isNight = int.TryParse(Environment.GetEnvironmentVariable("MUTATIONS"), CultureInfo.InvariantCulture, out var asked);
        return extension == ".png" ? Math.Max(ScansPerRun, asked / ScansPerNight) : isNight ? asked : 300;
    }

    /// <summary>The damaged file of that seed.</summary>
    public static byte[] Damaged(string extension, IReadOnlyList<byte[]> good, int seed) => extension switch
    {
        ".docx" when seed % 4 != 0 => DocxMutations.Mutated(good[seed % good.Count], seed),
        ".pdf" when seed % CorpusEvery != CorpusEvery - 1 => Mutated(SmallPdf, seed),
        ".png" when seed % CorpusEvery != CorpusEvery - 1 => Mutated(SmallPicture, seed),
        ".pdf" or ".png" => Mutated(good[seed / CorpusEvery % good.Count], seed),
        _ => Mutated(good[seed % good.Count], seed),
    };

    private static readonly byte[] SmallPdf = MadePdf.OfContents(HostilePdfs.LetterPage());
    private static readonly byte[] SmallPicture = MadePictures.Png(64, 64, 8, 0, new byte[64 * 65]);

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
