namespace CompactBot.Core.Letters;

/// <summary>
/// Parts paragraphs that run together because the file has no blank lines: a salutation or a closing that is a line of its own stands
/// alone. The words stay exactly as they are.
/// </summary>
internal static class LineSplitter
{
    public static IReadOnlyList<TextParagraph> Split(IReadOnlyList<TextParagraph> paragraphs, LetterLines lines)
    {
        var split = new List<TextParagraph>();
        foreach (var paragraph in paragraphs)
        {
            if (!paragraph.Text.Contains('\n', StringComparison.Ordinal))
            {
                split.Add(paragraph);
                continue;
            }

            // The run of lines that is not closed yet: a stretch of the paragraph's text, its last line break left out.
            var start = 0;
            var end = 0;
            void Close()
            {
                if (end > start)
                {
                    split.Add(paragraph.Slice(start, end - 1 - start));
                    start = end;
                }
            }

            var inClosing = false;
            foreach (var line in paragraph.Text.Split('\n'))
            {
                if (lines.IsSalutation(line) || lines.IsShortClosing(line))
                {
                    Close();
                    end += line.Length + 1;
                    Close();
                    inClosing = false;
                }
                else
                {
                    if (lines.IsClosing(line))
                    {
                        Close();
                        inClosing = true;
                    }

                    end += line.Length + 1;
                    if (inClosing && line.TrimEnd().EndsWith('.'))
                    {
                        Close();
                        inClosing = false;
                    }
                }
            }

            Close();
        }

        return split;
    }
}
