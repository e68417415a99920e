using System.Text;
using static CompactBot.Tests.Intake.Hostile.HostileFiles;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Plain text that is not plain.</summary>
internal static class HostileTexts
{
    private static readonly string Letter = string.Join('\n', DocxBytes.LetterLines);

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("text-empty", "empty.txt", () => [], "it is empty"),
        new("text-of-spaces", "spaces.txt", () => Encoding.UTF8.GetBytes(new string(' ', 100_000)), "it holds no text"),
        new("text-null-bytes", "nulls.txt", () => [.. Encoding.UTF8.GetBytes(Letter), 0, 0, 0], "zero bytes"),
        new("text-lone-surrogates", "surrogates.txt", () => [.. Encoding.UTF8.GetBytes(Letter), 0xED, 0xA0, 0x80, 0x81, 0x8D], "cannot be told"),
        new("text-utf16-lone-surrogate", "utf16.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Letter), 0x00, 0xD8, 0x41, 0x00], "cannot be told"),
        new("text-utf16-without-mark", "utf16n.txt", () => Encoding.Unicode.GetBytes(Letter), "zero bytes"),
        new("text-overlong-utf8", "overlong.txt", () => [.. Encoding.UTF8.GetBytes(Letter), 0xC0, 0xAF, 0x81], "cannot be told"),
        new("text-line-of-200000", "line.txt", () => Encoding.UTF8.GetBytes(new string('a', 250_000)), "characters, and no letter does"),
        new("text-one-line-of-words", "words.txt", () => Encoding.UTF8.GetBytes(Repeat("the first session ", 11_000)), null),
        new("text-letter-over-and-over", "repeated.txt", () => Encoding.UTF8.GetBytes(Repeat(Letter + "\n\n", 300)), null),
        new("text-of-line-breaks", "breaks.txt", () => Encoding.UTF8.GetBytes(Repeat("a\n", 90_000)), "pages or 20000 lines"),
        new("text-of-form-feeds", "pages.txt", () => Encoding.UTF8.GetBytes(Repeat("1\f", 90_000)), "pages or 20000 lines"),
        new("text-of-short-paragraphs", "short.txt", () => Encoding.UTF8.GetBytes(Repeat("May 5.\n\n", 20_000)), "pages or 20000 lines"),
        new("text-turned-round", "turned.txt", () => Encoding.UTF8.GetBytes(Letter.Replace("18 March", "\u202E81 March\u202C", StringComparison.Ordinal)), null),
        new("text-of-control-characters", "controls.txt", () => [.. Encoding.UTF8.GetBytes(Letter), 1, 2, 3, 27], "it is not plain text"),
        new("text-of-combining-marks", "marks.txt", () => Encoding.UTF8.GetBytes("a" + Repeat("\u0301", 90_000)), null),
        new("text-megabytes", "large.txt", () => Encoding.UTF8.GetBytes(Repeat("word ", 1_000_000)), "characters, and no letter does"),
    ];
}
