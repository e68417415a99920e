namespace CompactBot.Core.Letters;

/// <summary>One line as it stands on a page: what formats without paragraphs of their own (plain text, PDF, scans) hand to <see cref="ParagraphMaker"/>.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Text">Its words; empty for a blank line.</param>
public sealed record TextLine(int Page, string Text)
{
    /// <summary>A visible gap above it, as between paragraphs; a blank line says the same.</summary>
    public bool GapBefore { get; init; }

    /// <summary>
    /// How far from the margin it begins and how far it reaches, in a unit that all lines of the file share; in a text that runs from right to
    /// left both are counted from the right. Null where only characters can be counted.
    /// </summary>
    public (double Indent, double Reach)? Extent { get; init; }

    /// <summary>The boxes of its words, their places counted in <see cref="Text"/>; empty where the format knows none.</summary>
    public IReadOnlyList<WordBox> Words { get; init; } = [];
}
