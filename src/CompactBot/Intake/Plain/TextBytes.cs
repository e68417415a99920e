using System.Text;
using System.Text.RegularExpressions;

namespace CompactBot.Intake.Plain;

/// <summary>
/// Bytes to text, in the encodings that letters arrive in. UTF-8 and UTF-16 can be told for certain; the older ones are tried only where
/// UTF-8 is ruled out, and taken only where just one of them makes words of the bytes.
/// </summary>
internal static partial class TextBytes
{
    public const string Unknown = "its letters cannot be told: it is not UTF-8 text, nor for certain in another encoding; save it as UTF-8 text";

    private const int WestEuropean = 1252;
    private const int Cyrillic = 1251;
    private const int Arabic = 1256;
    private const int Chinese = 54936;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextBytes() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="content">The file.</param>
    /// <param name="named">The name of an encoding that the file itself gives (a page of HTML does); null where it gives none.</param>
    /// <returns>Null where the encoding cannot be told.</returns>
    public static string? Read(ReadOnlySpan<byte> content, string? named = null)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Decode(new UnicodeEncoding(bigEndian: content[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true), content[2..]);
        }

        if (Decode(Strict, content) is { } text)
        {
            return text.TrimStart('\uFEFF');
        }

        if (named is not null && IsKnown(named) && Decode(Encoding.GetEncoding(named, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), content) is { } meant)
        {
            return meant;
        }

        return Guess(content);
    }

    /// <summary>The encodings that a page may name; others are not guessed at.</summary>
    private static bool IsKnown(string name) => KnownName().IsMatch(name);

    private static string? Guess(ReadOnlySpan<byte> content)
    {
        // Ordered by how much each asks for: pairs of Chinese bytes, then whole words of a script, then single accents among Latin letters.
        if (Page(content, Chinese) is { } chinese && Share(chinese, c => c is >= '\u4E00' and <= '\u9FFF') > 0.9 && HasChineseStops(chinese))
        {
            return chinese;
        }

        var found = new List<string>();
        if (Page(content, Cyrillic) is { } russian && Share(russian, c => c is >= '\u0410' and <= '\u044F' or '\u0401' or '\u0451' or '«' or '»' or '–' or '—' or '№' or '\u00A0' or '“' or '”') > 0.98 && RussianWord().IsMatch(russian))
        {
            found.Add(russian);
        }

        if (Page(content, Arabic) is { } arabic && Share(arabic, c => c is >= '\u0600' and <= '\u06FF' or '«' or '»' or '\u00A0') > 0.98 && ArabicWord().IsMatch(arabic))
        {
            found.Add(arabic);
        }

        if (Page(content, WestEuropean) is { } western && OtherShare(western) < 0.12 && Share(western, IsWestern) > 0.98)
        {
            found.Add(western);
        }

        return found.Count == 1 ? found[0] : null;
    }

    private static string? Page(ReadOnlySpan<byte> content, int page) =>
        Decode(Encoding.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), content);

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>How many of the characters beyond ASCII are of this kind.</summary>
    private static double Share(string text, Func<char, bool> kind)
    {
        var (all, hits) = (0, 0);
        foreach (var c in text)
        {
            all += c > 127 ? 1 : 0;
            hits += c > 127 && kind(c) ? 1 : 0;
        }

        return all == 0 ? 0 : hits / (double)all;
    }

    /// <summary>How much of the letters is beyond ASCII: a few accents, in a Latin script.</summary>
    private static double OtherShare(string text)
    {
        var letters = text.Count(char.IsLetter);
        return letters == 0 ? 1 : text.Count(c => c > 127 && char.IsLetter(c)) / (double)letters;
    }

    private static bool IsWestern(char c) => "àâäáãåçèéêëìíîïñòóôöõùúûüÿœæßÀÂÄÁÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜŸŒÆ«»‘’“”–—…°ºª¿¡§€•·№\u00A0".Contains(c, StringComparison.Ordinal);

    private static bool HasChineseStops(string text) => text.AsSpan().IndexOfAny('，', '。', '：') >= 0;

    [GeneratedRegex(@"^(?:windows-125[0-8]|iso-8859-(?:[1-9]|1[0-5])|koi8-[ru]|gb2312|gbk|gb18030|us-ascii|utf-8)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex KnownName();

    [GeneratedRegex(@"\b[А-Я]?[а-я]{3,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex RussianWord();

    [GeneratedRegex(@"[\u0621-\u064A]{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex ArabicWord();
}
