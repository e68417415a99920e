using CompactBot.Core.Letters;

namespace CompactBot.Intake.Layout;

/// <summary>Pages of words with their boxes → paragraphs in reading order.</summary>
internal static class PageLayout
{
    /// <summary>Smaller letters than this share of the usual ones, at the foot of a page, are a footnote.</summary>
    private const double NoteHeight = 0.88;

    public static IReadOnlyList<TextParagraph> Paragraphs(IReadOnlyList<PageWords> pages)
    {
        var maker = new LineMaker(pages);
        var stretches = new PageStretches(maker);
        var lines = pages.Select(stretches.Of).ToList();
        MarginLines.Remove(lines);
        var notes = lines.ConvertAll(TakeNotes);
        var ends = new LineEnds(lines);
        var paragraphs = new List<TextParagraph>();
        var paragraph = new ParagraphMaker();
        TextLine? last = null;
        var held = new List<List<TextLine>>();

        void Close()
        {
            if (!paragraph.IsEmpty)
            {
                paragraphs.Add(paragraph.Close());
            }

            foreach (var group in held)
            {
                Append(group, ends, paragraph);
                paragraphs.Add(paragraph.Close());
            }

            held.Clear();
        }

        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var group in Groups(lines[i], ends))
            {
                if (last is not null && RunsOn(last, group[0], ends) && last.Page.Number != group[0].Page.Number)
                {
                    var (drop, between) = ends.Joint(paragraph.Text, group[0].Text);
                    Append(group, ends, paragraph, drop, between);
                }
                else
                {
                    Close();
                    Append(group, ends, paragraph);
                }

                last = group[^1];
            }

            held.AddRange(Groups(notes[i], ends));
        }

        Close();
        return paragraphs.FindAll(p => !string.IsNullOrWhiteSpace(p.Text));
    }

    private static List<TextLine> TakeNotes(List<TextLine> page)
    {
        var usual = TextRun.Middle(page.SelectMany(l => l.Words).Select(w => w.Box.Height));
        var from = page.Count;
        while (from > 0 && page[from - 1].Height < NoteHeight * usual && page[from - 1].Box.Top > 0.5 * page[from - 1].Page.Height && !page[from - 1].IsRow)
        {
            from--;
        }

        if (from == 0)
        {
            return [];
        }

        var notes = page.GetRange(from, page.Count - from);
        page.RemoveRange(from, notes.Count);
        return notes;
    }

    /// <summary>Lines that stand together: a paragraph, a table, a signature.</summary>
    private static IEnumerable<List<TextLine>> Groups(List<TextLine> lines, LineEnds ends)
    {
        var group = new List<TextLine>();
        foreach (var line in Blocks(lines, ends).SelectMany(block => block.Select((l, i) => (Line: l, Block: block, Index: i))))
        {
            if (group.Count > 0 && (line.Index == 0 || BeginsParagraph(group[^1], line.Line, line.Block, ends)))
            {
                yield return group;
                group = [];
            }

            group.Add(line.Line);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static List<List<TextLine>> Blocks(List<TextLine> lines, LineEnds ends)
    {
        var blocks = new List<List<TextLine>>();
        foreach (var line in lines)
        {
            if (blocks.Count > 0 && blocks[^1][^1] is var above && above.IsRow == line.IsRow && above.Column == line.Column && (line.IsRow || !ends.IsParted(above, line)))
            {
                blocks[^1].Add(line);
            }
            else
            {
                blocks.Add([line]);
            }
        }

        return blocks;
    }

    private static bool BeginsParagraph(TextLine above, TextLine line, List<TextLine> block, LineEnds ends)
    {
        if (line.IsRow || line.Column > 0)
        {
            return false;
        }

        var isSoft = ends.IsSoft(above, line, block);
        var indent = line.RightToLeft ? above.Box.Right - line.Box.Right : line.Box.Left - above.Box.Left;
        if (PageRows.Marker().IsMatch(line.Words[0].Text) && line.Words.Count > 1)
        {
            return !isSoft || Math.Abs(indent) > 0.5 * line.Height;
        }

        return !isSoft && LineEnds.EndsSentence(above.Text) && (indent > 0.8 * line.Height || (above.Text.Length > 50 && line.Box.Width > 0.5 * line.Page.Width));
    }

    private static void Append(List<TextLine> group, LineEnds ends, ParagraphMaker paragraph, int drop = 0, string between = "")
    {
        paragraph.Add(group[0], drop, between);
        for (var i = 1; i < group.Count; i++)
        {
            var keeps = group[i].IsRow || group[i].Column > 0 || !ends.IsSoft(group[i - 1], group[i], group);
            var (cut, joint) = keeps && group[i - 1].Text[^1] != '\u00AD' ? (0, "\n") : ends.Joint(group[i - 1].Text, group[i].Text);
            paragraph.Add(group[i], cut, joint);
        }
    }

    /// <summary>A paragraph goes on over the page: its last line is full or the next begins small, and no sentence ended.</summary>
    private static bool RunsOn(TextLine last, TextLine next, LineEnds ends) =>
        !last.IsRow && !next.IsRow && last.Column == 0 && next.Column == 0
        && !LineEnds.EndsSentence(last.Text)
        && last.Height / next.Height is < 1.25 and > 0.8
        && (char.IsLower(next.Text[0]) || (ends.RunsFull(last, next) && last.Box.Width > 0.5 * last.Page.Width));
}
