using System.Text;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Letters;

/// <summary>
/// Takes away what stands on a page because it is a page: its number, and heads and feet that repeat. What begins a new letter in the file
/// keeps its letterhead.
/// </summary>
internal static partial class PageFrames
{
    /// <summary>How many lines at the upper and lower edge of a page can belong to its frame.</summary>
    private const int Edge = 4;

    /// <summary>Where a letter's salutation is looked for, from the top of its first page.</summary>
    private const int LongestHead = 30;

    /// <summary>The lines page by page, without frames. Blank lines are kept as they are.</summary>
    public static IReadOnlyList<IReadOnlyList<TextLine>> Without(IReadOnlyList<TextLine> lines)
    {
        var pages = lines.GroupBy(l => l.Page).OrderBy(p => p.Key).Select(p => p.ToList()).ToList();
        if (pages.Count == 1)
        {
            pages = Parted(pages[0]);
        }

        var edges = new PageEdges(
            pages[0].Where(l => !IsBlank(l)).Take(LongestHead).Select(Shape).ToHashSet(StringComparer.Ordinal),
            [.. pages.Select(BeginsLetter)],
            [.. pages.Select(p => p.Where(l => !IsBlank(l)).Take(Edge).Select(Shape).ToHashSet(StringComparer.Ordinal))],
            [.. pages.Select(p => Enumerable.Reverse(p).Where(l => !IsBlank(l)).Take(Edge).Select(Shape).ToHashSet(StringComparer.Ordinal))]);
        var bare = new List<IReadOnlyList<TextLine>>();
        for (var i = 0; i < pages.Count; i++)
        {
            var top = TopOf(pages, i, edges);
            var bottom = BottomOf(pages, i, top, edges);
            bare.Add(pages[i].GetRange(top, bottom - top));
        }

        return bare;
    }

    /// <summary>A text without page breaks may still have the pages' numbers, each on a line of its own between blank lines.</summary>
    private static List<List<TextLine>> Parted(List<TextLine> lines)
    {
        var pages = new List<List<TextLine>> { new() };
        for (var i = 0; i < lines.Count; i++)
        {
            var alone = (i == 0 || IsBlank(lines[i - 1])) && (i + 1 == lines.Count || IsBlank(lines[i + 1]));
            if (alone && PageMark.Of(lines[i].Text) is { } mark && (!mark.IsPlain || IsAmidSentence(lines, i)) && mark.Number >= pages.Count && mark.Number <= pages.Count + 1)
            {
                if (pages[^1].Exists(l => !IsBlank(l)) && i + 1 < lines.Count)
                {
                    pages.Add([]);
                }

                continue;
            }

            pages[^1].Add(lines[i] with { Page = lines[0].Page + pages.Count - 1 });
        }

        return pages;
    }

    private static bool IsAmidSentence(List<TextLine> lines, int at)
    {
        var before = lines.FindLastIndex(at - 1 < 0 ? 0 : at - 1, l => !IsBlank(l));
        var after = lines.FindIndex(at + 1, l => !IsBlank(l));
        return at > 0 && before >= 0 && after >= 0 && !LineEnds.IsSentence(lines[before].Text) && char.IsLower(lines[after].Text.TrimStart()[0]);
    }

    /// <summary>The index of the first line that belongs to the text.</summary>
    private static int TopOf(List<List<TextLine>> pages, int page, PageEdges edges)
    {
        var lines = pages[page];
        var begins = page == 0 || edges.Begins[page];
        var top = 0;
        var seen = 0;
        for (var i = 0; i < lines.Count && seen < Edge; i++)
        {
            if (IsBlank(lines[i]))
            {
                continue;
            }

            seen++;
            if (IsNumberOf(lines[i], page + 1, pages.Count) || edges.IsHead(page, Shape(lines[i])))
            {
                top = i + 1;
            }
            else if (begins || seen > 2)
            {
                break;
            }
        }

        return top;
    }

    /// <summary>The index after the last line that belongs to the text.</summary>
    private static int BottomOf(List<List<TextLine>> pages, int page, int top, PageEdges edges)
    {
        var lines = pages[page];
        var bottom = lines.Count;
        var seen = 0;
        for (var i = lines.Count - 1; i >= top && seen < Edge; i--)
        {
            if (IsBlank(lines[i]))
            {
                continue;
            }

            seen++;
            var others = edges.OthersWithFoot(Shape(lines[i]));
            if (IsNumberOf(lines[i], page + 1, pages.Count) || others >= 2 || (others == 1 && IsContact(lines[i].Text)))
            {
                bottom = i;
            }
            else
            {
                break;
            }
        }

        return bottom;
    }

    /// <summary>A line that is all numbers is a page's number only where it counts the pages.</summary>
    private static bool IsNumberOf(TextLine line, int page, int pages) =>
        PageMark.Of(line.Text) is { } mark
            ? !mark.IsPlain || mark.Number == page || (mark.Total == pages && mark.Number <= pages)
            : Columns().Split(line.Text.Trim()) is { Length: 2 or 3 } columns && (IsMark(columns[0], page) || IsMark(columns[^1], page));

    private static bool IsMark(string column, int page) => PageMark.Of(column) is { IsPlain: false } mark && mark.Number == page;

    /// <summary>A line of its own that ends as a salutation does, with nothing but short lines above it.</summary>
    private static bool BeginsLetter(List<TextLine> lines)
    {
        for (var i = 0; i < lines.Count && i < 2 * LongestHead; i++)
        {
            var text = lines[i].Text.Trim();
            var alone = (i == 0 || lines[i].GapBefore || IsBlank(lines[i - 1])) && (i + 1 == lines.Count || lines[i + 1].GapBefore || IsBlank(lines[i + 1]));
            if (alone && text.Length is > 3 and <= 70 && text[^1] is ',' or ':' or '،' or '，' or '：' && !text.Any(char.IsDigit))
            {
                return true;
            }

            if (text.Length > 120)
            {
                return false;
            }
        }

        return false;
    }

    public static bool IsContact(string text) => text.Contains('@', StringComparison.Ordinal)
        || text.Contains("www.", StringComparison.OrdinalIgnoreCase) || text.Contains("http", StringComparison.OrdinalIgnoreCase)
        || text.Count(char.IsDigit) >= 7;

    private static bool IsBlank(TextLine line) => string.IsNullOrWhiteSpace(line.Text);

    /// <summary>The line without what differs from page to page.</summary>
    private static string Shape(TextLine line)
    {
        var text = line.Text.AsSpan().Trim();
        var shape = new StringBuilder(text.Length);
        var before = '\0';
        foreach (var sign in text)
        {
            var run = char.IsDigit(sign) ? '#' : char.IsWhiteSpace(sign) ? ' ' : '\0';
            if (run == '\0' || run != before)
            {
                shape.Append(run == '\0' ? char.ToUpperInvariant(sign) : run);
            }

            before = run;
        }

        return shape.ToString();
    }

    [GeneratedRegex(@"\s{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Columns();
}
