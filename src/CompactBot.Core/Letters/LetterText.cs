namespace CompactBot.Core.Letters;

/// <summary>The text of one file as received, whatever its format was: paragraphs in reading order, each with its page.</summary>
/// <param name="FileName">The name it came under, without a folder.</param>
/// <param name="Paragraphs">What blank lines (or the format's own paragraphs) part.</param>
public sealed record LetterText(string FileName, IReadOnlyList<TextParagraph> Paragraphs)
{
    /// <summary>Parts plain text into paragraphs at blank lines. Line breaks inside a paragraph are kept as they stand.</summary>
    public static LetterText FromPlainText(string fileName, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var paragraphs = new List<TextParagraph>();
        var lines = new List<string>();
        var page = 1;

        void Close()
        {
            if (lines.Count > 0)
            {
                paragraphs.Add(new TextParagraph(page, string.Join('\n', lines).Trim()));
                lines.Clear();
            }
        }

        // Not ReplaceLineEndings: to it a form feed, which ends a page, is a line ending.
        foreach (var line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'))
        {
            var broken = line.Split('\f');
            for (var i = 0; i < broken.Length; i++)
            {
                if (i > 0)
                {
                    Close();
                    page++;
                }

                if (string.IsNullOrWhiteSpace(broken[i]))
                {
                    Close();
                }
                else
                {
                    lines.Add(broken[i].TrimEnd());
                }
            }
        }

        Close();
        return new LetterText(fileName, paragraphs);
    }
}
