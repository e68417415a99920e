namespace CompactBot.Intake.Layout;

/// <summary>Tells line ends that the margin made from line ends that the writer made.</summary>
internal sealed class LineEnds
{
    private readonly double _left;
    private readonly double _right;
    private readonly double _usualGap;
    private readonly HashSet<string> _words;

    public LineEnds(IReadOnlyList<List<TextLine>> pages)
    {
        var flow = pages.SelectMany(p => p).Where(l => !l.IsRow && l.Column == 0).ToList();
        var wide = flow.FindAll(l => l.Box.Width > 0.5 * l.Page.Width);
        wide = wide.Count >= 2 ? wide : flow;
        _left = TextRun.Share(wide.Select(l => l.Box.Left / l.Page.Width), 0.05);
        _right = TextRun.Share(wide.Select(l => l.Box.Right / l.Page.Width), 0.95);

        // The room within paragraphs: after lines that run to the margin.
        var gaps = pages.SelectMany(p => p.Zip(p.Skip(1)))
            .Where(p => p.First.Column == 0 && !p.First.IsRow && p.Second.Column == 0 && !p.Second.IsRow && Gap(p.First, p.Second) > -1)
            .ToList();
        var full = gaps.Where(p => RunsFull(p.First, p.Second, _left, _right)).Select(p => Gap(p.First, p.Second)).ToList();
        _usualGap = TextRun.Share(full.Count > 0 ? full : gaps.Select(p => Gap(p.First, p.Second)), 0.2);
        _words = pages.SelectMany(p => p).SelectMany(l => l.Words).Select(w => Bare(w.Text)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>There is more room between the two lines than between lines of one paragraph, or their letters differ in size.</summary>
    public bool IsParted(TextLine above, TextLine below)
    {
        var gap = Gap(above, below);
        var goesOn = !char.IsUpper(below.Text[0]) && !EndsSentence(above.Text) && RunsFull(above, below);
        return gap > _usualGap + (goesOn ? 0.9 : 0.32) || gap < -1 || above.Height / below.Height is > 1.3 or < 0.77;
    }

    /// <summary>The line ended because the next word did not fit.</summary>
    /// <param name="group">The lines that stand together with it without room between them.</param>
    public bool IsSoft(TextLine above, TextLine below, IReadOnlyList<TextLine> group)
    {
        if (IsCentred(above, below) || (group.Count < 4 && above.Words[0].Text == below.Words[0].Text && !char.IsLower(below.Text[0])))
        {
            return false;
        }

        // A quotation that is set in has a margin of its own: more than one line ends at it.
        var left = group.Min(l => l.Box.Left / l.Page.Width);
        var right = group.Max(l => l.Box.Right / l.Page.Width);
        var own = right - left > 0.45 && group.Count > 2
            && group.Count(l => (l.RightToLeft ? (l.Box.Left / l.Page.Width) - left : right - (l.Box.Right / l.Page.Width)) < 0.07) > 1;
        return RunsFull(above, below, own ? left : _left, own ? right : _right);
    }

    /// <summary>Lines of a letterhead or a title.</summary>
    private static bool IsCentred(TextLine above, TextLine below) =>
        Math.Abs(above.Box.Left - below.Box.Left) > above.Height
        && Math.Abs(above.Box.Left + above.Box.Right - below.Box.Left - below.Box.Right) < above.Height;

    public bool RunsFull(TextLine above, TextLine below) => RunsFull(above, below, _left, _right);

    /// <summary>How the two lines are joined: what of the end of the first falls away, and what comes between.</summary>
    public (int Drop, string Between) Joint(string above, string below)
    {
        if (above.Length < 2 || below.Length == 0)
        {
            return (0, " ");
        }

        if (above[^1] == '\u00AD')
        {
            return (1, string.Empty);
        }

        if (above[^1] is '-' or '\u2010')
        {
            if (!char.IsLetter(above[^2]) || !char.IsLower(below[0]))
            {
                return (0, string.Empty);
            }

            var first = Bare(above[(above.LastIndexOfAny([' ', '\t', '\n']) + 1)..^1]);
            var last = Bare(below.Split([' ', '\t', '\n'], 2)[0]);
            return _words.Contains(first + "-" + last) && !_words.Contains(first + last) ? (0, string.Empty) : (1, string.Empty);
        }

        return (0, LineMaker.LineBreak(above, below));
    }

    public static bool EndsSentence(string text)
    {
        var end = text.TrimEnd().TrimEnd('"', '”', '»', '’', '\'', ')', ']', '*');
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or ':' or ';' or '。' or '！' or '？' or '：' or '；' or '؟' or '؛';
    }

    private static string Bare(string word) => word.Trim().Trim(',', '.', ';', ':', '(', ')', '"', '“', '”', '«', '»', '’', '\'').Replace("\u00AD", string.Empty, StringComparison.Ordinal);

    /// <summary>The room between two lines, measured in the height of their letters.</summary>
    private static double Gap(TextLine above, TextLine below) => (below.Box.Top - above.Box.Bottom) / Math.Max(0.001, Math.Min(above.Height, below.Height));

    private static bool RunsFull(TextLine above, TextLine below, double left, double right)
    {
        var first = below.Words[0];
        var word = (Script.IsIdeographic(first.Text[0]) ? Math.Min(first.Box.Width, below.Height) : first.Box.Width) / below.Page.Width;
        var space = 0.15 * above.Height / above.Page.Width;
        if (above.Box.Width / above.Page.Width < 0.5 * (right - left))
        {
            // It reaches the margin because it was set to the right, as a date is.
            return false;
        }

        return above.RightToLeft
            ? (above.Box.Left / above.Page.Width) - space - word < left + 0.004
            : (above.Box.Right / above.Page.Width) + space + word > right - 0.004;
    }
}
