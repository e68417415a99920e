namespace CompactBot.Core.Letters;

/// <summary>Text whose printed lines each have a blank line behind them: where sentences run on over blank lines, those part no paragraphs.</summary>
internal static class LineGaps
{
    /// <summary>Fewer sentences that go on over a gap are headings.</summary>
    private const int FewestBroken = 3;

    /// <summary>A line that was broken at a margin is at least this long.</summary>
    private const int LeastBroken = 50;

    /// <returns>The lines without the gaps that are no wider than those within sentences; all of them where sentences have none.</returns>
    public static IReadOnlyList<TextLine> Closed(IReadOnlyList<TextLine> lines)
    {
        var (broken, whole) = (new List<int>(), 0);
        foreach (var (line, next, gap) in Pairs(lines))
        {
            if (gap == 0)
            {
                whole += line.Text.Length >= LeastBroken ? 1 : 0;
            }
            else if (line.Text.Length >= LeastBroken && !LineEnds.IsSentence(line.Text) && (LineEnds.GoesOn(next.Text) || LineEnds.StopsShort(line.Text)) && LineEnds.ItemMark(next.Text) is null && !LineEnds.IsUnspaced(next.Text.TrimStart()[0]))
            {
                broken.Add(gap);
            }
        }

        if (broken.Count < FewestBroken || broken.Count < whole * 2)
        {
            return lines;
        }

        var narrow = broken.GroupBy(g => g).MaxBy(g => g.Count())!.Key;
        var closed = new List<TextLine>();
        var blank = 0;
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line.Text))
            {
                blank++;
                continue;
            }

            if (blank > narrow)
            {
                closed.Add(new TextLine(line.Page, string.Empty));
            }

            blank = 0;
            closed.Add(line);
        }

        return closed;
    }

    /// <summary>Each line with the next that is not blank, and how many blank ones part them.</summary>
    private static IEnumerable<(TextLine Line, TextLine Next, int Gap)> Pairs(IReadOnlyList<TextLine> lines)
    {
        TextLine? before = null;
        var gap = 0;
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line.Text))
            {
                gap++;
                continue;
            }

            if (before is not null)
            {
                yield return (before, line, gap);
            }

            (before, gap) = (line, 0);
        }
    }
}
