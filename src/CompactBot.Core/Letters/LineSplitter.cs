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

            var run = new List<string>();
            void Close()
            {
                if (run.Count > 0)
                {
                    split.Add(paragraph with { Text = string.Join('\n', run) });
                    run.Clear();
                }
            }

            var inClosing = false;
            foreach (var line in paragraph.Text.Split('\n'))
            {
                if (lines.IsSalutation(line) || lines.IsShortClosing(line))
                {
                    Close();
                    run.Add(line);
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

                    run.Add(line);
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
