namespace CompactBot.Intake.Layout;

/// <summary>Rows that stand in the same two or more columns: a table, or texts beside each other (letterhead, signatures).</summary>
internal sealed class PageRegion(PageWords page, List<List<TextRun>> rows, bool isOnTop, LineMaker maker)
{
    private readonly List<(double Left, double Right)> _columns = Columns(rows.SelectMany(r => r));

    /// <summary>Stretches of the page's width that words stand in, with a way free between them from top to bottom.</summary>
    public static List<(double Left, double Right)> Columns(IEnumerable<TextRun> runs)
    {
        var columns = new List<(double Left, double Right)>();
        foreach (var run in runs.OrderBy(r => r.Box.Left))
        {
            if (columns.Count > 0 && run.Box.Left <= columns[^1].Right + (0.2 * run.Height))
            {
                columns[^1] = (columns[^1].Left, Math.Max(columns[^1].Right, run.Box.Right));
            }
            else
            {
                columns.Add((run.Box.Left, run.Box.Right));
            }
        }

        return columns;
    }

    /// <param name="column">The last number that was given to a column of the page.</param>
    public IEnumerable<TextLine> Lines(ref int column)
    {
        var runs = rows.SelectMany(r => r).ToList();
        if (_columns.Count < 2)
        {
            return [.. runs.OrderBy(r => r.Box.Top).Select(r => maker.Of(page, r))];
        }

        if (rows.Count == 1 || IsTable(runs))
        {
            return [.. TableRows(runs).Select(row => maker.Row(page, [.. Cells(row).Where(c => c.Count > 0)]))];
        }

        var lines = new List<TextLine>();
        var first = column + 1;
        foreach (var cell in Cells(runs))
        {
            column++;
            var number = column;
            lines.AddRange(cell.Select(r => maker.InColumn(page, r, number)));
        }

        // Of columns that run right to left the last is read first.
        return lines.Count(l => l.RightToLeft) * 2 > lines.Count ? [.. lines.OrderByDescending(l => l.Column - first)] : lines;
    }

    /// <summary>
    /// A programme has figures (days, hours, rooms) in most of its rows, or many rows. What stands on top of a page is a letterhead, unless its
    /// left side names what its right side gives ("Date: …").
    /// </summary>
    private bool IsTable(List<TextRun> runs)
    {
        var named = rows.Count(r => r[0].Text.TrimEnd() is [.., ':' or '：'] || r[^1].Text.TrimEnd() is [.., ':' or '：']);
        if (named * 2 >= rows.Count)
        {
            return true;
        }

        var withFigures = rows.Count(r => r.Any(run => run.Text.Any(char.IsDigit)));
        return isOnTop && page.Number == 1 && _columns.Count == 2
            ? withFigures * 3 >= rows.Count * 2 && rows.Count >= 3 && LeftHasFigures()
            : withFigures * 3 >= rows.Count || (HasRoomBetweenRows(runs) && TableRows(runs).Count >= 4);

        bool LeftHasFigures() => rows.Count(r => r[0].Text.Any(char.IsDigit)) * 2 >= rows.Count;
    }

    /// <summary>Not each line is a row: some stand close as the lines of one cell do, or all stand wide apart.</summary>
    private bool HasRoomBetweenRows(List<TextRun> runs)
    {
        var table = TableRows(runs);
        return table.Count < rows.Count || table.Zip(table.Skip(1)).All(p => p.Second.Min(r => r.Box.Top) - p.First.Max(r => r.Box.Bottom) > 0.35 * p.First[0].Height);
    }

    private IEnumerable<List<TextRun>> Cells(List<TextRun> runs) => _columns.Select(c => runs
        .Where(r => r.Box.Left >= c.Left - 0.01 && r.Box.Right <= c.Right + 0.01)
        .OrderBy(r => r.Box.Top)
        .ToList());

    /// <summary>
    /// Parts a table into its rows. Between rows there is more room than between the lines of one cell; where there is not, a row begins
    /// with each line that fills its first cell, or all of them.
    /// </summary>
    private List<List<TextRun>> TableRows(List<TextRun> runs)
    {
        var bands = new List<(double Top, double Bottom, List<TextRun> Runs)>();
        foreach (var run in runs.OrderBy(r => r.Box.Top))
        {
            // Boxes of neighbouring lines may touch.
            var (top, bottom) = (run.Box.Top + (0.2 * run.Box.Height), run.Box.Bottom - (0.2 * run.Box.Height));
            if (bands.Count > 0 && top < bands[^1].Bottom)
            {
                bands[^1].Runs.Add(run);
                bands[^1] = (bands[^1].Top, Math.Max(bands[^1].Bottom, bottom), bands[^1].Runs);
            }
            else
            {
                bands.Add((top, bottom, [run]));
            }
        }

        var gaps = bands.Zip(bands.Skip(1), (a, b) => b.Top - a.Bottom).ToList();
        var height = TextRun.Middle(runs.Select(r => r.Height));
        var isSpaced = gaps.Count > 0 && gaps.Max() - gaps.Min() > 0.13 * height;
        var middle = gaps.Count > 0 ? (gaps.Max() + gaps.Min()) / 2 : 0;
        var allSpaced = gaps.TrueForAll(g => g > 0.65 * height);
        var table = new List<List<TextRun>>();
        for (var i = 0; i < bands.Count; i++)
        {
            var begins = i == 0 || (allSpaced && !isSpaced) || (isSpaced ? gaps[i - 1] > middle || IsWhole(bands[i].Runs, bands[i - 1].Runs, gaps[i - 1], height) : FillsFirst(bands[i].Runs));
            if (begins)
            {
                table.Add([]);
            }

            table[^1].AddRange(bands[i].Runs);
        }

        return table;
    }

    /// <summary>Two full rows with more room between them than lines of one cell have.</summary>
    private bool IsWhole(List<TextRun> band, List<TextRun> above, double gap, double height) =>
        gap > 0.55 * height && Filled(band) == _columns.Count && Filled(above) == _columns.Count;

    private bool FillsFirst(List<TextRun> band) => Filled(band) > 1
        && (Filled(band) == _columns.Count || band.Exists(r => Script.IsRightToLeft(r.Text) ? r.Box.Right >= _columns[^1].Left : r.Box.Left <= _columns[0].Right));

    private int Filled(List<TextRun> band) => _columns.Count(c => band.Exists(r => r.Box.Left >= c.Left - 0.01 && r.Box.Right <= c.Right + 0.01));
}
