using System.Globalization;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Good files with some of their bytes changed, by a seed: the same every time.</summary>
internal static class Mutations
{
    private static readonly byte[][] Tokens = [[0], [0xFF], "<"u8.ToArray(), ">"u8.ToArray(), "]]>"u8.ToArray(), "&#0;"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), [0xFF, 0xFF, 0xFF, 0x7F], "%PDF-1"u8.ToArray(), "\n\n"u8.ToArray(), "\f"u8.ToArray(), "2019"u8.ToArray()];

    /// <summary>Good files of each format, from the corpus of letters, by how their names end.</summary>
    public static IReadOnlyList<string> Of(string extension) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Scored"), "*" + extension).Order(StringComparer.Ordinal)];

    /// <summary>The formats that there are good files of.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".md", ".html", ".docx", ".pdf", ".png"];

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

    /// <summary>How many of each format: from the environment (MUTATIONS) in the nightly run.</summary>
    public static int CountFor(string extension) => int.TryParse(Environment.GetEnvironmentVariable("MUTATIONS"), CultureInfo.InvariantCulture, out var count) ? count
        : extension is ".pdf" or ".png" ? 12
        : 300;
}
