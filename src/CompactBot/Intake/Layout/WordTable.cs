using System.Globalization;
using System.Text;

namespace CompactBot.Intake.Layout;

/// <summary>
/// The table of words that <c>pdftotext -tsv</c> and <c>tesseract … tsv</c> write: level, page, block, paragraph, line, word, left, top, width,
/// height, confidence, text. Level 1 is a page, level 5 a word. A row that is not like that is passed over: the text in it is a stranger's.
/// </summary>
internal static class WordTable
{
    private const int Columns = 12;
    private const int LongestWord = 500;

    /// <summary>What has no letters and is so much longer than it is broad was drawn with a ruler.</summary>
    private const double Thin = 8;

    private const int MostRulings = 200;

    /// <param name="table">What the program wrote.</param>
    /// <param name="mostWords">More are not taken.</param>
    /// <param name="tooMany">There were more.</param>
    /// <param name="mayBeTurned">The pages are pictures: one that lies on its side or its head is set upright.</param>
    public static List<PageWords> Read(byte[] table, int mostWords, out bool tooMany, bool mayBeTurned = false)
    {
        var pages = new List<PageWords>();
        var words = new List<PageWord>();
        var lines = new List<List<BlockLine>>();
        var rulings = new List<Box>();
        var line = 0;
        var lineKey = string.Empty;
        var count = 0;
        tooMany = false;
        foreach (var row in Encoding.UTF8.GetString(table).Split('\n'))
        {
            var cells = row.TrimEnd('\r').Split('\t', Columns);
            if (cells.Length < Columns || !Box(cells, out var box))
            {
                continue;
            }

            if (cells[0] == "1")
            {
                words = [];
                rulings = [];
                pages.Add(new PageWords(pages.Count + 1, Math.Max(1, box.Width), Math.Max(1, box.Height), words) { Rulings = rulings });
                lines.Add([]);
            }
            else if (cells[0] == "4" && lines.Count > 0)
            {
                line++;
                lines[^1].Add(new BlockLine(cells[2], box));
            }
            else if (cells[0] == "5" && pages.Count > 0)
            {
                // Poppler counts lines anew in every block, and does not always say where one begins.
                var key = string.Join('\t', cells[1..5]);
                line += key == lineKey ? 0 : 1;
                lineKey = key;
                var text = Script.Plain(cells[11]).Trim();
                if (text.Length == 0 && rulings.Count < MostRulings && Math.Max(box.Height, box.Width) > Thin * Math.Min(box.Height, box.Width))
                {
                    rulings.Add(box);
                }
                else if (text.Length is > 0 and <= LongestWord && box is { Width: > 0, Height: > 0 } && OnPage(box, pages[^1]))
                {
                    if (++count > mostWords)
                    {
                        tooMany = true;
                        return pages;
                    }

                    words.Add(new PageWord(text, box, line) { Confidence = double.TryParse(cells[10], NumberStyles.Float, CultureInfo.InvariantCulture, out var sure) ? sure : 0 });
                }
            }
        }

        if (mayBeTurned)
        {
            pages = [.. pages.Select((page, i) => PageTurns.Upright(page, lines[i]))];
        }

        return [.. pages.Select(page => page with { Words = Lowered(page.Words) })];
    }

    /// <summary>
    /// Fonts of ideographs claim up to twice their letters' height, so that lines would overlap; the letters are as high as they are wide.
    /// </summary>
    private static IReadOnlyList<PageWord> Lowered(IReadOnlyList<PageWord> words)
    {
        var heights = words
            .Where(w => w.Text.Length > 1 && w.Text.Any(Script.IsIdeographic))
            .Select(w => 1.3 * w.Box.Width / (w.Text.Count(Script.IsIdeographic) + (0.5 * w.Text.Count(c => !Script.IsIdeographic(c)))))
            .ToList();
        if (heights.Count * 3 < words.Count)
        {
            return words;
        }

        var height = TextRun.Middle(heights);
        return
        [
            .. words.Select(w => w.Box.Height > 1.2 * height
                ? w with { Box = w.Box with { Top = w.Box.Middle - (height / 2), Bottom = w.Box.Middle + (height / 2) } }
                : w),
        ];
    }

    private static bool OnPage(Box box, PageWords page) => box.Right > 0 && box.Bottom > 0 && box.Left < page.Width && box.Top < page.Height;

    private static bool Box(string[] cells, out Box box)
    {
        var numbers = new double[4];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(cells[6 + i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                box = default;
                return false;
            }
        }

        box = new Box(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]);
        return true;
    }
}
