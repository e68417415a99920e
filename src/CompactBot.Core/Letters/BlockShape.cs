namespace CompactBot.Core.Letters;

/// <summary>What lines that stand together are like, seen once for all of them.</summary>
internal sealed class BlockShape
{
    private readonly Dictionary<string, int> _items = new(StringComparer.Ordinal);

    public BlockShape(IReadOnlyList<TextLine> block)
    {
        foreach (var line in block)
        {
            HasStop |= LineEnds.HasStop(line.Text);
            if (LineEnds.ItemMark(line.Text) is { } mark)
            {
                _items[mark] = _items.GetValueOrDefault(mark) + 1;
            }
        }
    }

    /// <summary>Whether there is a mark that parts sentences or their parts.</summary>
    public bool HasStop { get; }

    /// <summary>How many lines begin as this item does.</summary>
    public int ItemsOf(string mark) => _items.GetValueOrDefault(mark);
}
