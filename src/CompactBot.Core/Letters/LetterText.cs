namespace CompactBot.Core.Letters;

/// <summary>The text of one file as received, whatever its format was: paragraphs in reading order, each with its page.</summary>
/// <param name="FileName">The name it came under, without a folder.</param>
/// <param name="Paragraphs">What blank lines (or the format's own paragraphs) part.</param>
public sealed record LetterText(string FileName, IReadOnlyList<TextParagraph> Paragraphs)
{
    /// <summary>
    /// Parts plain text into paragraphs at blank lines, and into pages at form feeds. Lines that were broken at a margin are joined; those
    /// that their writer ended stay lines, parted by <c>\n</c>. See <see cref="ParagraphMaker"/>.
    /// </summary>
    public static LetterText FromPlainText(string fileName, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<TextLine>();
        var page = 1;

        // Not ReplaceLineEndings: to it a form feed, which ends a page, is a line ending.
        var even = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace("\u2029", "\n\n", StringComparison.Ordinal).Replace('\v', '\n');
        foreach (var line in even.Split('\n'))
        {
            var broken = line.Split('\f');
            for (var i = 0; i < broken.Length; i++)
            {
                page += i > 0 ? 1 : 0;
                lines.Add(new TextLine(page, broken[i].TrimEnd()));
            }
        }

        return new LetterText(fileName, ParagraphMaker.Make(LineGaps.Closed(lines)));
    }
}
