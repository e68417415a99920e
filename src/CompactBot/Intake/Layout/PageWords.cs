namespace CompactBot.Intake.Layout;

/// <summary>The words of one page with their boxes, as the program found them; it need not know their order.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Of the page, in the unit of the boxes.</param>
/// <param name="Height">Of the page.</param>
/// <param name="Words">In any order.</param>
internal sealed record PageWords(int Number, double Width, double Height, IReadOnlyList<PageWord> Words)
{
    /// <summary>How the picture lies that the words were recognized on; the boxes are those of the page as it is read.</summary>
    public PageTurn Turn { get; init; }

    /// <summary>The upright lines that were drawn on it, as recognition found them: the borders of a table's cells.</summary>
    public IReadOnlyList<Box> Rulings { get; init; } = [];
}

/// <summary>One word.</summary>
/// <param name="Text">Its characters, without spaces.</param>
/// <param name="Box">Where it stands.</param>
/// <param name="Line">The same for words that the program took for one line.</param>
internal sealed record PageWord(string Text, Box Box, int Line)
{
    /// <summary>How sure the program is of it, 0–100.</summary>
    public double Confidence { get; init; } = 100;
}
