namespace CompactBot.Core.Letters;

/// <summary>
/// Tells where a line ends because its margin was reached, and where because its writer ended it. A line was broken at the margin where the
/// first word of the next would not have fitted on it; whether a file breaks lines so at all is seen from all of it.
/// </summary>
internal sealed class LineJoiner
{
    /// <summary>Nobody breaks lines beyond this many characters: a file with longer ones breaks none.</summary>
    private const double WidestMargin = 140;

    /// <summary>Lines that are shorter than this tell nothing: names, addresses, heads.</summary>
    private const double LeastTelling = 40;

    /// <summary>A line that was broken at a margin is at least this long.</summary>
    private const double LeastBroken = 50;

    private readonly double? _margin;

    /// <summary>Scripts of words that run together are broken anywhere, others between words.</summary>
    public LineJoiner(IReadOnlyList<IReadOnlyList<TextLine>> blocks, HyphenMender hyphens)
    {
        Hyphens = hyphens;
        var pairs = blocks.SelectMany(b => b.Zip(b.Skip(1))).ToList();
        var measured = pairs.Count > 0 && pairs.TrueForAll(p => p.First.Extent is not null);
        var reaches = pairs.Select(p => p.First).Where(l => measured || ReachOf(l) >= LeastTelling).Select(ReachOf).OrderDescending().ToList();
        if (reaches.Count == 0)
        {
            return;
        }

        var margin = reaches[reaches.Count >= 6 ? 2 : 0];
        if (!measured && margin > WidestMargin)
        {
            return;
        }

        // An address without any stop is broken where its writer pleased.
        var telling = blocks.Where(b => b.Any(l => LineEnds.HasStop(l.Text))).SelectMany(b => b.Zip(b.Skip(1))).Where(p => ReachOf(p.First) >= margin * 0.6 && LineEnds.ItemMark(p.Second.Text) is null && !LineEnds.IsRow(p.First.Text)).ToList();
        var broken = telling.Where(p => (measured || ReachOf(p.First) >= LeastBroken) && Fits(p.First, p.Second, margin) && !LineEnds.IsSentence(p.First.Text)).ToList();
        if (broken.Exists(p => LineEnds.GoesOn(p.Second.Text) || LineEnds.StopsShort(p.First.Text) || LineEnds.BreaksBeforeFigure(p.First.Text, p.Second.Text)) && broken.Count * 2 >= telling.Count)
        {
            _margin = margin;
        }
    }

    public HyphenMender Hyphens { get; }

    /// <summary>Whether the sentence of a line goes on in the next, for no reason but the margin.</summary>
    /// <param name="line">The line.</param>
    /// <param name="next">What follows it.</param>
    /// <param name="block">What both stand among.</param>
    public bool Joins(TextLine line, TextLine next, BlockShape block)
    {
        if (_margin is not { } margin || LineEnds.IsRow(line.Text) || LineEnds.IsRow(next.Text) || (!block.HasStop && !MayBeTitle(line, next, margin)))
        {
            return false;
        }

        var ends = LineEnds.IsSentence(line.Text);
        if (LineEnds.ItemMark(next.Text) is { } mark && (ends || block.ItemsOf(mark) > 1))
        {
            return false;
        }

        return Fits(line, next, margin)
            || (ReachOf(line) >= margin * 0.75 && !ends && (LineEnds.GoesOn(next.Text) || LineEnds.EndsInDay(line.Text)))
            || (ReachOf(line) >= margin * 0.6 && Hyphens.IsBroken(line.Text, next.Text));
    }

    /// <summary>Whether the last line of a page goes on with the first of the next.</summary>
    public bool RunsOver(TextLine line, TextLine next) =>
        (!LineEnds.IsSentence(line.Text) || (line.Text.TrimEnd()[^1] is ':' or ';' && LineEnds.GoesOn(next.Text))) && LineEnds.ItemMark(next.Text) is null && !LineEnds.IsRow(next.Text) && (_margin is { } margin
            ? Fits(line, next, margin) || (ReachOf(line) >= margin * 0.75 && LineEnds.GoesOn(next.Text))
            : ReachOf(line) > LeastTelling && LineEnds.GoesOn(next.Text));

    /// <summary>Whether a paragraph ends with this line although no gap follows: its last line is short, and the next begins anew.</summary>
    public bool EndsParagraph(TextLine line, TextLine next) => _margin is not null
        && LineEnds.IsSentence(line.Text) && !LineEnds.GoesOn(next.Text) && LineEnds.ItemMark(next.Text) is null;

    /// <summary>Whether the next line begins further in than the lines around it, as the first line of a paragraph does.</summary>
    public static bool IsIndented(TextLine line, TextLine next, TextLine? afterNext) =>
        IndentOf(next) > IndentOf(line) + Step(next) && (afterNext is null || IndentOf(next) > IndentOf(afterNext) + Step(next));

    /// <summary>Lines without any stop are an address, or a long title that goes on.</summary>
    private static bool MayBeTitle(TextLine line, TextLine next, double margin) =>
        LineEnds.StopsShort(line.Text) || LineEnds.GoesOn(next.Text) || ReachOf(next) >= margin / 2;

    private static bool Fits(TextLine line, TextLine next, double margin) => ReachOf(line) + FirstWord(next) > margin;

    private static double Step(TextLine line) => line.Extent is { } extent ? (extent.Reach - extent.Indent) / Math.Max(1, line.Text.Length) * 2 : 2;

    private static double IndentOf(TextLine line) => line.Extent?.Indent ?? line.Text.Length - line.Text.TrimStart().Length;

    private static double ReachOf(TextLine line) => line.Extent?.Reach ?? LineEnds.Width(line.Text.AsSpan().TrimEnd());

    /// <summary>How wide a space and the first word of a line are.</summary>
    private static double FirstWord(TextLine line)
    {
        var text = line.Text.AsSpan().Trim();
        var end = text.IndexOfAny(' ', '\t');
        var word = end < 0 ? text : text[..end];
        var width = word.Length > 0 && LineEnds.IsUnspaced(word[0]) ? 2 : LineEnds.Width(word) + 1;
        return line.Extent is { } extent ? width * (extent.Reach - extent.Indent) / Math.Max(1, LineEnds.Width(text)) : width;
    }
}
