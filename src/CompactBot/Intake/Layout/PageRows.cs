using System.Text.RegularExpressions;

namespace CompactBot.Intake.Layout;

/// <summary>The rows of a page: runs of words that stand on one height. A wide gap parts the runs of a row.</summary>
internal static partial class PageRows
{
    /// <summary>Recognition gives an ideograph a box that can begin late and end early: so much room, in heights of a line, is between cells alone.</summary>
    internal const double WideOfIdeographs = 1.9;

    private const int MostRowsLookedBack = 4;

    /// <summary>Rows from top to bottom, the runs of each from left to right.</summary>
    public static List<List<TextRun>> Of(PageWords page)
    {
        var rows = Rows(page.Words.GroupBy(w => w.Line).Select(g => new TextRun([.. g.OrderBy(w => w.Box.Left)])));
        var runs = rows.SelectMany(r => r).ToList();

        // Where words have no spaces between them, the gaps that there are part cells.
        var usual = Math.Min(TextRun.Middle(runs.SelectMany(r => Gaps(r.Words)).Select(g => g.Width)), 0.25 * TextRun.Middle(runs.Select(r => r.Height)));
        var cut = new List<List<TextRun>>();
        var gaps = rows.ConvertAll(row => LooseGaps([.. row.SelectMany(r => r.Words).OrderBy(w => w.Box.Left)], usual));
        for (var i = 0; i < rows.Count; i++)
        {
            var words = rows[i].SelectMany(r => r.Words).OrderBy(w => w.Box.Left).ToList();
            var height = TextRun.Middle(words.Select(w => w.Box.Height));
            var near = Enumerable.Range(i - 2, 5).Where(k => k != i && k >= 0 && k < rows.Count && Math.Abs(rows[k][0].Box.Middle - rows[i][0].Box.Middle) < 5 * height).SelectMany(k => gaps[k]).ToList();
            var row = Split(words, Gaps(words).Where(g => gaps[i].Contains(g)
                ? IsRuled(page, rows[i][0].Box, g, height) || g.Width > Math.Max(IsRecognizedIdeographs(words) ? WideOfIdeographs * height : height, 2.5 * usual) || near.Exists(n => Math.Min(n.Right, g.Right) - Math.Max(n.Left, g.Left) > 0.3 * height)
                : IsRuled(page, rows[i][0].Box, g, height) || (g.Width > 1.4 * usual && !IsRecognizedIdeographs(words) && near.Exists(n => Math.Abs(n.Right - g.Right) < 0.03 * height)))).ToList();
            JoinMarkers(row);
            cut.Add(row);
        }

        return cut;
    }

    private static List<List<TextRun>> Rows(IEnumerable<TextRun> lines)
    {
        var rows = new List<List<TextRun>>();
        foreach (var run in lines.OrderBy(r => r.Box.Middle))
        {
            var row = rows.AsEnumerable().Reverse().Take(MostRowsLookedBack).FirstOrDefault(r => Nearest(r, run).Box.Beside(run.Box) > 0.5 && !r.Exists(o => Overlaps(o.Box, run.Box)));
            if (row is null)
            {
                rows.Add([run]);
            }
            else
            {
                row.Add(run);
            }
        }

        return rows;

        static bool Overlaps(Box a, Box b) => Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) > 0.5 * Math.Min(a.Width, b.Width);
    }

    private static IEnumerable<(double Left, double Right, double Width)> Gaps(IReadOnlyList<PageWord> line) =>
        line.Zip(line.Skip(1), (a, b) => (a.Box.Right, b.Box.Left, b.Box.Left - a.Box.Right)).Where(g => g.Item3 > 0);

    /// <summary>The border of a cell runs through the gap: one of several that stand side by side. A single line is a fold of the paper, or a margin's.</summary>
    private static bool IsRuled(PageWords page, Box row, (double Left, double Right, double Width) gap, double height) => page.Rulings.Any(r =>
        r.Top < row.Middle && r.Bottom > row.Middle && r.Height > r.Width && r.Right > gap.Left && r.Left < gap.Right
        && page.Rulings.Any(o => Math.Abs(o.Left - r.Left) > 2 * height && Math.Min(o.Bottom, r.Bottom) - Math.Max(o.Top, r.Top) > 0.7 * r.Height));

    /// <summary>
    /// The gaps that are wider than between words. A justified line has wide gaps everywhere, so its own are the measure. A gap that is not much
    /// wider parts columns only where a row near by has one at the same place, or words that begin at the same edge after one.
    /// </summary>
    private static List<(double Left, double Right, double Width)> LooseGaps(List<PageWord> line, double usual)
    {
        var gaps = Gaps(line).ToList();
        var measure = gaps.Count >= 4 ? Math.Max(usual, TextRun.Share(gaps.Select(g => g.Width), 0.35)) : usual;
        var height = TextRun.Middle(line.Select(w => w.Box.Height));
        return gaps.FindAll(g => g.Width > Math.Max(1.8 * measure, (IsRecognizedIdeographs(line) ? WideOfIdeographs : 0.4) * height));
    }

    /// <summary>On a scan each ideograph has a box of its own, and a comma a small one: room between them says little.</summary>
    private static bool IsRecognizedIdeographs(List<PageWord> line) =>
        line.Exists(w => w.Confidence < 100) && line.Count(w => w.Text.Any(Script.IsIdeographic)) * 2 > line.Count;

    private static IEnumerable<TextRun> Split(List<PageWord> words, IEnumerable<(double Left, double Right, double Width)> gaps)
    {
        var cuts = gaps.Select(g => g.Right).ToHashSet();
        var run = new List<PageWord>();
        foreach (var word in words)
        {
            if (run.Count > 0 && cuts.Contains(word.Box.Left))
            {
                yield return new TextRun(run);
                run = [];
            }

            run.Add(word);
        }

        yield return new TextRun(run);
    }

    private static TextRun Nearest(List<TextRun> row, TextRun run) =>
        row.MinBy(r => Math.Max(r.Box.Left - run.Box.Right, run.Box.Left - r.Box.Right))!;

    /// <summary>A number or bullet and the line that it counts are one.</summary>
    private static void JoinMarkers(List<TextRun> row)
    {
        for (var i = row.Count - 2; i >= 0; i--)
        {
            var gap = row[i + 1].Box.Left - row[i].Box.Right;
            if (gap < 5 * Math.Max(row[i].Height, row[i + 1].Height) && IsMarker(row, i))
            {
                row[i] = new TextRun([.. row[i].Words, .. row[i + 1].Words]);
                row.RemoveAt(i + 1);
            }
        }
    }

    private static bool IsMarker(List<TextRun> row, int i) =>
        (i == 0 && row[i].Words.Count == 1 && Marker().IsMatch(row[i].Words[0].Text))
        || (i == row.Count - 2 && row[i + 1].Words.Count == 1 && Marker().IsMatch(row[i + 1].Words[0].Text) && row[i].Words.Any(w => Script.IsRightToLeft(w.Text)));

    /// <summary>A number, a letter or a bullet that begins an item of a list.</summary>
    [GeneratedRegex(@"^(?:[•·●○■□▪▫◦‣⁃–—-]|\(?(?:\d{1,3}|\p{L}|[ivxIVX]{1,5})[.)]\)?|[.)(]{1,2}(?:\d{1,3}|\p{L}))$", RegexOptions.NonBacktracking)]
    internal static partial Regex Marker();
}
