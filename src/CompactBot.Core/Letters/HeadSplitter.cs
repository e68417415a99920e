namespace CompactBot.Core.Letters;

/// <summary>
/// Parts a head, or a date at the foot, from the text with which it runs on without a blank line, where no salutation parts them. The words stay exactly as they are.
/// </summary>
internal static class HeadSplitter
{
    /// <summary>A head has no more lines above its date, and no more text.</summary>
    private const int MostLines = 12;

    private const int LongestHead = 400;

    /// <summary>Shorter text below a head belongs to it.</summary>
    private const int ShortestText = 300;

    /// <summary>So many lines stand below a date at the foot.</summary>
    private const int MostBelow = 4;

    public static IReadOnlyList<TextParagraph> Split(IReadOnlyList<TextParagraph> paragraphs, LetterLines lines)
    {
        if (paragraphs.Any(p => lines.IsSalutation(p.Text)))
        {
            return paragraphs;
        }

        var split = new List<TextParagraph>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            if (paragraph.Text.Length <= ShortestText || !paragraph.Text.Contains('\n', StringComparison.Ordinal))
            {
                split.Add(paragraph);
                continue;
            }

            var start = i < MostLines ? HeadEnd(paragraph.Text, lines) : 0;
            var foot = FootStart(paragraph.Text, start, lines);
            foreach (var (from, to) in new[] { (0, start), (start, foot), (foot, paragraph.Text.Length) })
            {
                if (to > from)
                {
                    split.Add(paragraph.Slice(from, paragraph.Text.AsSpan(from, to - from).TrimEnd().Length));
                }
            }
        }

        return split;
    }

    /// <summary>Where the text begins below the last line of the head; 0 where the paragraph has no head with text below it.</summary>
    private static int HeadEnd(string text, LetterLines lines)
    {
        var (at, end) = (0, 0);
        var before = string.Empty;
        foreach (var line in text.Split('\n').Take(MostLines))
        {
            if (at > LongestHead)
            {
                break;
            }

            at += line.Length + 1;
            if (lines.IsKeyLine(line) || (lines.DateOf(line) is not null && !lines.LeadsOn(before)))
            {
                end = at;
            }

            before = line;
        }

        return text.Length - end >= ShortestText ? end : 0;
    }

    /// <summary>Where a date at the foot begins, below the text; the text's length where there is none.</summary>
    private static int FootStart(string text, int from, LetterLines lines)
    {
        var at = text.Length;
        for (var below = 0; below < MostBelow && at > from; below++)
        {
            var start = text.LastIndexOf('\n', at - 1) + 1;
            if (start - from < LongestHead)
            {
                break;
            }

            var before = text.LastIndexOf('\n', Math.Max(0, start - 2)) + 1;
            if (lines.DateOf(text[start..at]) is not null && !lines.LeadsOn(text[before..(start - 1)]))
            {
                return start;
            }

            at = start - 1;
        }

        return text.Length;
    }
}
