namespace CompactBot.Core.Reading;

/// <summary>The row that names a table's columns, for the rows below it that say only "Second" under "Session". Cells are parted by tabs, or by strokes with spaces around them.</summary>
internal sealed class TableHead
{
    /// <summary>What parts the cells of a table that was copied without its lines.</summary>
    public const string Slash = " / ";

    /// <summary>Fewer strokes make no row.</summary>
    public const int FewestSlashes = 2;

    private Sentence? _head;
    private int _cells;

    /// <summary>Remembers the first row of a table; a sentence that is no row ends it.</summary>
    /// <returns>The words of the first column, where the sentence is one of the rows below.</returns>
    public string? Over(Sentence sentence, bool hasDays)
    {
        var cells = Cells(sentence.Text);
        if (cells.Length < 2)
        {
            var colon = sentence.Text.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 && sentence.Text.Contains("; ", StringComparison.Ordinal) ? sentence.Text[..colon] : null;
        }

        if (!hasDays && (_head is null || sentence.Paragraph - _head.Paragraph > 1 || cells.Length != _cells))
        {
            (_head, _cells) = (sentence, cells.Length);
            return null;
        }

        return IsBelow(cells.Length) ? Cells(_head!.Text)[0] : null;
    }

    /// <summary>The words that stand over a place of a row; null where the sentence is no row of a table with a head.</summary>
    public string? ColumnOf(Sentence row, int position)
    {
        var cells = Cells(row.Text);
        if (cells.Length < 2 || !IsBelow(cells.Length) || row == _head)
        {
            return null;
        }

        return Cells(_head!.Text)[Cells(row.Text[..position]).Length - 1];
    }

    /// <summary>Where the first cell of a row begins and ends.</summary>
    public static (int Start, int End) FirstCell(Sentence row)
    {
        if (Cells(row.Text) is { Length: > 1 } cells)
        {
            return (0, cells[0].Length);
        }

        var start = row.Text.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = row.Text.IndexOf(';', start);
        return (start, end < 0 ? row.Text.Length : end);
    }

    public static bool IsRow(Sentence sentence) => Cells(sentence.Text).Length > FewestSlashes;

    public static bool IsRowOfStrokes(Sentence sentence) => sentence.Text.AsSpan().Count(Slash) >= FewestSlashes;

    private bool IsBelow(int cells) => _head is not null && cells == _cells;

    private static string[] Cells(string text) => text.Contains('\t', StringComparison.Ordinal) || text.AsSpan().Count(Slash) == 0 ? text.Split('\t') : text.Split(Slash);
}
