using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CompactBot.Core.Letters;

namespace CompactBot.Intake.Plain;

/// <summary>The words of a page in the order in which a reader sees them, without what is hidden from readers.</summary>
internal sealed class HtmlText
{
    /// <summary>Deeper than any page that is written; walking a tree takes a frame of the stack for each step.</summary>
    private const int Deepest = 300;

    private const int MostTags = 30_000;

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "select", "textarea", "button", "nav", "input", "title",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "footer", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "dt", "dd", "li", "table", "hr",
        "address", "center", "fieldset", "form", "figure", "figcaption", "body", "html", "tr", "td", "th", "tbody", "thead", "tfoot", "caption",
    };

    private readonly TextDraft _draft = new();
    private readonly StringBuilder _line = new();
    private readonly bool _keepsLines;
    private readonly CancellationToken _cancellation;
    private bool _isClose;

    private HtmlText(bool keepsLines, CancellationToken cancellation)
    {
        _keepsLines = keepsLines;
        _cancellation = cancellation;
    }

    /// <param name="fileName">For the text.</param>
    /// <param name="html">The page.</param>
    /// <param name="keepsLines">Whether line breaks in the source may mean something, as in Markdown.</param>
    /// <param name="cancellation">Ends it.</param>
    public static TextResult Read(string fileName, string html, bool keepsLines, CancellationToken cancellation)
    {
        if (HtmlShape.Problem(html, Deepest, MostTags) is { } problem)
        {
            return TextResult.Refused(problem);
        }

        var document = new HtmlParser().ParseDocument(html);
        cancellation.ThrowIfCancellationRequested();
        var text = new HtmlText(keepsLines, cancellation);
        if (document.Body is { } body)
        {
            text.Walk(body, 0);
            text.EndLine();
        }

        var paragraphs = text._draft.Done;
        return TextResult.Of(keepsLines
            ? new LetterText(fileName, ParagraphMaker.Make([.. paragraphs.SelectMany(p => p.Text.Split('\n').Select((line, i) => new TextLine(p.Page, line) { GapBefore = i == 0 }))]))
            : new LetterText(fileName, paragraphs));
    }

    private void Walk(INode parent, int depth)
    {
        if (depth > 2 * Deepest)
        {
            return;
        }

        foreach (var node in parent.ChildNodes)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (node is IText words)
            {
                Append(words.Data, parent is IElement { LocalName: "pre" });
            }
            else if (node is IElement element && !IsHidden(element))
            {
                Element(element, depth);
            }
        }
    }

    private void Element(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "br":
                _line.Append('\n');
                break;
            case "hr":
                EndLine();
                _draft.Gap();
                break;
            case "a":
                var from = _line.Length;
                Walk(element, depth + 1);
                _line.Append(LinkText.Behind(_line.ToString(from, _line.Length - from), element.GetAttribute("href")));
                break;
            case "table":
                EndLine();
                TableLines.Write(Rows((IHtmlElement)element, depth), _draft);
                break;
            case "li":
                Item(element, depth);
                break;
            case var name when Blocks.Contains(name):
                EndLine();
                // A division parts lines; a paragraph has a gap around it.
                _isClose = name is "div" or "dt" or "dd" or "address" or "center";
                if (!_isClose)
                {
                    _draft.Gap();
                }

                Walk(element, depth + 1);
                EndLine();
                if (name is not ("div" or "dt" or "dd" or "address" or "center"))
                {
                    _draft.Gap();
                }

                _isClose = true;
                break;
            default:
                Walk(element, depth + 1);
                break;
        }
    }

    /// <summary>An item's own words, then the lists inside it.</summary>
    private void Item(IElement item, int depth)
    {
        EndLine();
        var mark = "•";
        if (item.ParentElement is { LocalName: "ol" } list)
        {
            var number = (int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var start) ? start : 1) + list.Children.Where(c => c.LocalName == "li").TakeWhile(c => c != item).Take(1000).Count();
            mark = list.GetAttribute("type") is "a" or "A" && number is >= 1 and <= 26 ? $"({(char)('a' + number - 1)})" : $"{number}.";
        }

        foreach (var node in item.ChildNodes)
        {
            if (node is IElement { LocalName: "ul" or "ol" or "table" } inner && !IsHidden(inner))
            {
                WriteItem();
                Element(inner, depth + 1);
            }
            else if (node is IElement { LocalName: "p" or "div" } block && !IsHidden(block))
            {
                Walk(block, depth + 1);
                _line.Append('\n');
            }
            else if (node is IElement element && !IsHidden(element))
            {
                Element(element, depth + 1);
            }
            else if (node is IText words)
            {
                Append(words.Data, false);
            }
        }

        WriteItem();

        void WriteItem()
        {
            _draft.Item(mark, _line.ToString());
            mark = _line.Length > 0 ? "" : mark;
            _line.Clear();
        }
    }

    private List<IReadOnlyList<string>> Rows(IHtmlElement table, int depth)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var row in table.ChildNodes.OfType<IElement>().SelectMany(c => c.LocalName is "thead" or "tbody" or "tfoot" ? c.Children.AsEnumerable() : [c]).Where(r => r.LocalName == "tr" && !IsHidden(r)))
        {
            var cells = new List<string>();
            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th" && !IsHidden(c)))
            {
                var inside = new HtmlText(_keepsLines, _cancellation);
                inside.Walk(cell, depth + 1);
                inside.EndLine();
                cells.Add(string.Join('\n', inside._draft.Done.Select(p => p.Text)));
                var span = int.TryParse(cell.GetAttribute("colspan"), CultureInfo.InvariantCulture, out var wide) ? Math.Clamp(wide, 1, 50) : 1;
                cells.AddRange(Enumerable.Repeat("", span - 1));
            }

            rows.Add(cells);
        }

        return rows;
    }

    private void Append(string words, bool isAsTyped)
    {
        if (isAsTyped)
        {
            _line.Append(words);
            return;
        }

        foreach (var c in words)
        {
            if (c is '\n' && _keepsLines)
            {
                _line.Append('\n');
            }
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (_line.Length > 0 && _line[^1] is not (' ' or '\n'))
                {
                    _line.Append(' ');
                }
            }
            else
            {
                _line.Append(c);
            }
        }
    }

    private void EndLine()
    {
        // Pages part paragraphs by two breaks where they know no paragraphs.
        foreach (var part in _line.ToString().Split("\n\n"))
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                _draft.Paragraph(part, _isClose);
                _isClose = false;
            }
            else if (_line.Length > 1)
            {
                _draft.Gap();
            }
        }

        _line.Clear();
    }

    private static bool IsHidden(IElement element)
    {
        if (Unseen.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
        {
            return true;
        }

        var style = element.GetAttribute("style");
        if (style is null)
        {
            return false;
        }

        var plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase) || plain.Contains("font-size:0;", StringComparison.OrdinalIgnoreCase) || plain.EndsWith("font-size:0", StringComparison.OrdinalIgnoreCase);
    }
}
