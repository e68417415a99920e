namespace CompactBot.Core.Reading;

/// <summary>The row that names a table's columns, for the rows below it that say only "Second" under "Session".</summary>
internal sealed class TableHead
{
    private Sentence? _head;
    private int _cells;

    /// <summary>Remembers the first row of a table; a sentence that is no row ends it.</summary>
    /// <returns>The words of the first column, where the sentence is one of the rows below.</returns>
    public string? Over(Sentence sentence, bool hasDays)
    {
        var cells = sentence.Text.Split('\t');
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

        return _head is not null && cells.Length == _cells ? _head.Text.Split('\t')[0] : null;
    }

    /// <summary>Where the first cell of a row begins and ends.</summary>
    public static (int Start, int End) FirstCell(Sentence row)
    {
        var tab = row.Text.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0)
        {
            return (0, tab);
        }

        var start = row.Text.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = row.Text.IndexOf(';', start);
        return (start, end < 0 ? row.Text.Length : end);
    }
}
