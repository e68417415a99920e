namespace CompactBot.Intake;

/// <summary>
/// Says the rows of a table as lines: under a row of heads each cell has its head before it ("Date: 4 March; Room: 4"), beside a column of
/// heads each row is one ("Date: 4 March"); a row of cells that each have lines of their own was for their places alone.
/// </summary>
internal static class TableLines
{
    private const int LongestHead = 40;

    /// <param name="rows">The cells' texts, row by row; all rows of the same length.</param>
    /// <param name="draft">Where the lines go.</param>
    public static void Write(IReadOnlyList<IReadOnlyList<string>> rows, TextDraft draft)
    {
        rows = [.. rows.Where(r => r.Any(c => c.Length > 0))];
        if (rows.Count == 0)
        {
            return;
        }

        draft.Gap();
        var width = rows.Max(r => r.Count);
        if (width == 1 || rows.Count == 1 || IsForPlaces(rows))
        {
            foreach (var block in ByColumn(rows, width))
            {
                draft.Paragraph(block);
                draft.Gap();
            }
        }
        else if (rows.Count > 1 && rows[0].Count == width && rows[0].All(IsHead) && rows[0].Distinct(StringComparer.Ordinal).Count() == width)
        {
            foreach (var row in rows.Skip(1))
            {
                draft.Row(width > 2 && row[0].Length > 0 && row.Skip(1).All(c => c.Length == 0) ? row[0] : string.Join("; ", row.Select((cell, i) => (cell, i)).Where(c => c.cell.Length > 0).Select(c => c.i < width ? $"{Head(rows[0][c.i])}: {c.cell}" : c.cell)));
                draft.Gap();
            }
        }
        else
        {
            foreach (var row in rows)
            {
                var cells = row.Where(c => c.Length > 0).ToList();
                draft.Row(width == 2 && cells.Count == 2 && IsHead(cells[0]) ? $"{Head(cells[0])}: {cells[1]}" : string.Join("; ", cells));
            }
        }

        draft.Gap();
    }

    private static string Head(string head) => head.Replace('\n', ' ').TrimEnd(':', ' ');

    private static bool IsHead(string cell) => cell.Length is > 0 and <= LongestHead && !cell.Any(char.IsDigit) && !cell.EndsWith('.');

    /// <summary>Letterheads and signatures side by side: few rows, and cells of several lines or of none.</summary>
    private static bool IsForPlaces(IReadOnlyList<IReadOnlyList<string>> rows) =>
        rows.Count <= 4 && rows.SelectMany(r => r).All(c => c.Length <= 160 && !c.Any(char.IsDigit))
        && rows.SelectMany(r => r).Any(c => c.Contains('\n', StringComparison.Ordinal) || c.Length == 0);

    private static IEnumerable<string> ByColumn(IReadOnlyList<IReadOnlyList<string>> rows, int width) => Enumerable.Range(0, width)
        .Select(column => string.Join('\n', rows.Where(r => column < r.Count && r[column].Length > 0).Select(r => r[column])))
        .Where(block => block.Length > 0);
}
