namespace CompactBot.Intake.Layout;

/// <summary>Puts the runs of a line into reading order.</summary>
internal sealed class LineMaker
{
    private readonly bool _visual;
    private readonly bool _mirrored;
    private readonly bool _rightToLeft;

    public LineMaker(IReadOnlyList<PageWords> pages)
    {
        var words = pages.SelectMany(p => p.Words).ToList();
        var rightToLeft = words.FindAll(w => Script.IsRightToLeft(w.Text));
        _rightToLeft = rightToLeft.Count * 2 > words.Count;
        _visual = Script.IsVisual(rightToLeft);
        _mirrored = rightToLeft.Count > 0 && Script.IsMirrored(words.Select(w => Read(w.Text)));
    }

    public TextLine Of(PageWords page, TextRun run) => Make(page, [[run]], isRow: false, column: 0);

    public TextLine InColumn(PageWords page, TextRun run, int column) => Make(page, [[run]], isRow: false, column);

    /// <summary>A row of a table: its cells from left to right, the runs of each from top to bottom.</summary>
    public TextLine Row(PageWords page, IReadOnlyList<IReadOnlyList<TextRun>> cells) => Make(page, cells, isRow: true, column: 0);

    private TextLine Make(PageWords page, IReadOnlyList<IReadOnlyList<TextRun>> cells, bool isRow, int column)
    {
        var reversed = RunsRightToLeft(cells.SelectMany(c => c).SelectMany(r => r.Words));
        var words = new List<LineWord>();
        foreach (var cell in reversed ? cells.Reverse() : cells)
        {
            var isNewCell = words.Count > 0;
            foreach (var run in cell)
            {
                PageWord? before = null;
                foreach (var (word, isForeign, room) in reversed ? Reversed(run.Words) : run.Words.Select((w, i) => (w, true, Room(run.Words, i - 1))))
                {
                    var text = isForeign ? word.Text : Read(word.Text);
                    text = reversed && _mirrored ? Script.Turned(text) : text;
                    var gap = words.Count == 0 ? string.Empty
                        : isNewCell ? "\t"
                        : before is null ? LineBreak(words[^1].Text, text)
                        : Gap(room, before, word, words[^1].Text, text);
                    words.Add(new LineWord(gap, text, word.Box, word.Confidence));
                    before = word;
                    isNewCell = false;
                }
            }
        }

        var runs = cells.SelectMany(c => c).ToList();
        return new TextLine(page, words, TextRun.Middle(runs.Select(r => r.Height)), reversed) { IsRow = isRow, Column = column };
    }

    /// <summary>What comes between two words over a line's end: no space where the script has none.</summary>
    public static string LineBreak(string before, string after) =>
        before.Length > 0 && after.Length > 0 && NeedsNoSpace(before[^1], after[0], isClose: true) ? string.Empty : " ";

    /// <summary>The room between a word and the one to its right.</summary>
    private static double Room(IReadOnlyList<PageWord> words, int left) =>
        left < 0 || left + 1 >= words.Count ? 0 : words[left + 1].Box.Left - words[left].Box.Right;

    private static string Gap(double gap, PageWord before, PageWord word, string textBefore, string text)
    {
        var height = Math.Min(before.Box.Height, word.Box.Height);

        // Programs part a word where its font changes: a raised "th", a letter with a vowel sign.
        var close = Script.IsRightToLeft(text) && Script.IsRightToLeft(textBefore) ? 0.11 : 0.06;
        return gap < close * height && before.Confidence >= 100 && word.Confidence >= 100 ? string.Empty
            : textBefore.Length > 0 && text.Length > 0 && NeedsNoSpace(textBefore[^1], text[0], gap < (word.Confidence < 100 ? PageRows.WideOfIdeographs : 0.6) * height) ? string.Empty
            : " ";
    }

    private static bool NeedsNoSpace(char a, char b, bool isClose) => Script.IsIdeographic(a) && Script.IsIdeographic(b)
        ? isClose
        : (Script.IsIdeographic(a) && char.IsDigit(b)) || (char.IsDigit(a) && Script.IsIdeographic(b));

    private string Read(string word) => _visual ? Script.Logical(word) : word;

    private bool RunsRightToLeft(IEnumerable<PageWord> words)
    {
        var right = 0;
        var left = 0;
        foreach (var c in words.SelectMany(w => w.Text))
        {
            right += Script.IsRightToLeft(c) ? 1 : 0;
            left += Script.IsLeftToRight(c) ? 1 : 0;
        }

        // A foreign word at the end of a paragraph has a line of its own, and its full stop to the left.
        return right + left == 0 || (right == 0 && left < 20) ? _rightToLeft : right > 0 && right * 2 >= left;
    }

    /// <summary>From right to left, but for words of other scripts, which keep their order among themselves.</summary>
    private static List<(PageWord Word, bool IsForeign, double Room)> Reversed(IReadOnlyList<PageWord> words)
    {
        var order = new List<(PageWord, bool, double)>(words.Count);
        for (var end = words.Count - 1; end >= 0;)
        {
            var start = end;
            if (IsForeign(words[end]) || words[end].Text.All(char.IsDigit))
            {
                for (var i = end - 1; i >= 0 && !Script.IsRightToLeft(words[i].Text); i--)
                {
                    start = IsForeign(words[i]) ? i : start;
                }
            }

            var isForeign = start < end;
            for (var i = start; i <= end; i++)
            {
                order.Add((words[i], isForeign, Room(words, i == start ? end : i - 1)));
            }

            end = start - 1;
        }

        return order;
    }

    private static bool IsForeign(PageWord word) => word.Text.Any(Script.IsLeftToRight) && !Script.IsRightToLeft(word.Text);
}
