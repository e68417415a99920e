using System.Text;

namespace CompactBot.Core.Letters;

/// <summary>
/// Makes paragraphs from lines as they stand on pages: running heads, feet and page numbers go, lines that were broken at the margin are
/// joined, and so is a paragraph that runs over a page. Lines that their writer ended stay lines: addresses, signatures, lists, rows of a
/// table. Every quote of a letter is a stretch of what is made here.
/// </summary>
public static class ParagraphMaker
{
    /// <param name="lines">In reading order, pages ascending; a blank line parts paragraphs.</param>
    /// <returns>Paragraphs with the page that each begins on. A line break inside one is <c>\n</c>.</returns>
    public static IReadOnlyList<TextParagraph> Make(IReadOnlyList<TextLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
        {
            return [];
        }

        var pages = PageFrames.Without(lines).Select(BlocksOf).ToList();
        var blocks = pages.SelectMany(p => p).ToList();
        var joiner = new LineJoiner(blocks, new HyphenMender(blocks));
        return [.. PageTurns.Joined(pages, joiner).SelectMany(block => Paragraphs(block, joiner))];
    }

    private static List<IReadOnlyList<TextLine>> BlocksOf(IReadOnlyList<TextLine> lines)
    {
        var blocks = new List<IReadOnlyList<TextLine>>();
        var block = new List<TextLine>();
        foreach (var line in lines)
        {
            if (block.Count > 0 && (line.GapBefore || string.IsNullOrWhiteSpace(line.Text)))
            {
                blocks.Add(block);
                block = [];
            }

            if (!string.IsNullOrWhiteSpace(line.Text))
            {
                block.Add(line);
            }
        }

        if (block.Count > 0)
        {
            blocks.Add(block);
        }

        return blocks;
    }

    private static IEnumerable<TextParagraph> Paragraphs(IReadOnlyList<TextLine> block, LineJoiner joiner)
    {
        var paragraph = new Writing(block[0]);
        var shape = new BlockShape(block);
        for (var i = 1; i < block.Count; i++)
        {
            var (line, next) = (block[i - 1], block[i]);
            if (line.Page != next.Page || joiner.Joins(line, next, shape))
            {
                paragraph.Join(line, next, joiner.Hyphens);
            }
            else if (paragraph.HasJoined
                && (joiner.EndsParagraph(line, next) || LineJoiner.IsIndented(line, next, i + 1 < block.Count ? block[i + 1] : null)))
            {
                yield return paragraph.Done();
                paragraph = new Writing(next);
            }
            else
            {
                paragraph.Break(next);
            }
        }

        yield return paragraph.Done();
    }

    /// <summary>A paragraph in the making, and where its words stand on the page.</summary>
    private sealed class Writing
    {
        private readonly StringBuilder _text = new();
        private readonly List<WordBox> _words = [];
        private readonly int _page;

        public Writing(TextLine first)
        {
            _page = first.Page;
            Add(first);
        }

        /// <summary>Whether lines of it were joined, as only those of running text are.</summary>
        public bool HasJoined { get; private set; }

        public void Break(TextLine next)
        {
            _text.Append('\n');
            Add(next);
        }

        public void Join(TextLine line, TextLine next, HyphenMender hyphens)
        {
            HasJoined = true;
            if (hyphens.IsBroken(line.Text, next.Text))
            {
                Cut(hyphens.Surplus(line.Text, next.Text));
            }
            else if (!LineEnds.IsUnspaced(_text[^1]) && !LineEnds.IsUnspaced(next.Text.TrimStart()[0]))
            {
                _text.Append(' ');
            }

            Add(next);
        }

        public TextParagraph Done() => _words.Count > 0 ? new(_page, _text.ToString()) { Words = _words } : new(_page, _text.ToString());

        private void Add(TextLine line)
        {
            var indent = line.Text.Length - line.Text.TrimStart().Length;
            var text = line.Text.Trim();
            _words.AddRange(WordBox.Shift(WordBox.Slice(line.Words, indent, text.Length), _text.Length));
            _text.Append(text);
        }

        private void Cut(int surplus)
        {
            if (surplus == 0)
            {
                return;
            }

            _text.Length -= surplus;
            if (_words.Count > 0 && _words[^1].End > _text.Length)
            {
                _words[^1] = _words[^1] with { Length = _text.Length - _words[^1].Start };
            }
        }
    }
}
