namespace CompactBot.Intake.Layout;

/// <summary>The lines of a page in reading order: columns one after the other, the rows of a table each as one line.</summary>
internal sealed class PageStretches(LineMaker maker)
{
    private const int MostRowsWithoutSecond = 4;

    public List<TextLine> Of(PageWords page)
    {
        var rows = PageRows.Of(page);
        var lines = new List<TextLine>();
        var column = 0;
        for (var i = 0; i < rows.Count;)
        {
            var end = rows[i].Count > 1 ? RegionEnd(rows, i) : i;
            if (end == i)
            {
                lines.Add(maker.Of(page, rows[i][0]));
                i++;
                continue;
            }

            var start = i;
            while (lines.Count > 0 && start > 0 && rows[start - 1].Count == 1 && BelongsAbove(rows, start, end))
            {
                start--;
                lines.RemoveAt(lines.Count - 1);
            }

            var region = new PageRegion(page, rows.GetRange(start, end - start), start == 0 || rows[start][0].Box.Top < 0.3 * page.Height, maker);
            lines.AddRange(region.Lines(ref column));
            i = end;
        }

        return lines;
    }

    /// <summary>The row after the last one that stands in the same columns as the row where a region begins.</summary>
    private static int RegionEnd(List<List<TextRun>> rows, int from)
    {
        var columns = PageRegion.Columns(rows[from]);
        var end = from + 1;
        var singles = 0;
        for (var i = from + 1; i < rows.Count; i++)
        {
            var height = rows[i][0].Height;
            var gap = rows[i].Min(r => r.Box.Top) - rows[i - 1].Max(r => r.Box.Bottom);
            var joined = PageRegion.Columns(rows.GetRange(from, i - from + 1).SelectMany(r => r));
            if (gap > 3 * height || joined.Count < 2 || singles > MostRowsWithoutSecond)
            {
                break;
            }

            if (rows[i].Count > 1)
            {
                end = i + 1;
                columns = joined;
                singles = 0;
            }
            else
            {
                singles++;
                if (end == i && gap < 0.4 * height && joined.Count == columns.Count && rows.GetRange(from, i - from).Exists(r => r.Exists(run => IsUnder(run.Box, rows[i][0].Box, height))))
                {
                    end = i + 1;
                }
            }
        }

        return end;
    }

    /// <summary>Text below a table begins beside its cells' text, though hardly: cells have margins.</summary>
    private static bool IsUnder(Box above, Box below, double height) =>
        Math.Abs(above.Left - below.Left) < 0.08 * height
        || (Math.Abs(above.Left - below.Left) > height
            && (Math.Abs(above.Right - below.Right) < 0.08 * height || Math.Abs(above.Left + above.Right - below.Left - below.Right) < 0.2 * height));

    /// <summary>A line close above that keeps within one column is the beginning of that column's text.</summary>
    private static bool BelongsAbove(List<List<TextRun>> rows, int start, int end)
    {
        var above = rows[start - 1][0];
        var below = rows.GetRange(start, end - start).SelectMany(r => r).ToList();
        var gap = rows[start].Min(r => r.Box.Top) - above.Box.Bottom;
        var columns = PageRegion.Columns(below);
        return gap < 0.35 * above.Height && columns.Count == PageRegion.Columns([.. below, above]).Count
            && columns.Any(c => above.Box.Left >= c.Left - above.Height && above.Box.Right <= c.Right + above.Height);
    }
}
