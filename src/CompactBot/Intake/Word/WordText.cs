using System.Globalization;
using CompactBot.Core.Letters;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CompactBot.Intake.Word;

/// <summary>Reads a Word document's paragraphs in the order in which a person reads them: the letterhead first, text boxes where they are anchored, notes after their paragraph.</summary>
internal sealed class WordText
{
    /// <summary>Paragraphs with less than this between them stand close (in twentieths of a point).</summary>
    private const int CloseGap = 100;

    private const int WidestTable = 64;

    private readonly MainDocumentPart _main;
    private readonly IReadOnlyDictionary<string, string> _links;
    private readonly CancellationToken _cancellation;
    private readonly WordStyles _styles;
    private readonly WordLists _lists;
    private readonly List<OpenXmlElement> _sections;
    private string? _lastHeader;
    private int _section;
    private int _page = 1;

    public WordText(MainDocumentPart main, IReadOnlyDictionary<string, string> links, CancellationToken cancellation)
    {
        _main = main;
        _links = links;
        _cancellation = cancellation;
        _styles = new WordStyles(main.StyleDefinitionsPart?.Styles);
        _lists = new WordLists(main.NumberingDefinitionsPart?.Numbering);
        _sections = [.. main.Document.Body!.Descendants().Where(e => e.LocalName == "sectPr" && e.Parent?.LocalName != "sectPrChange")];
    }

    public IReadOnlyList<TextParagraph> Read()
    {
        var draft = new TextDraft();
        Header(draft);
        new Flow(this, draft).Add(_main.Document.Body!);
        return draft.Done;
    }

    /// <summary>What stands above the first page of a section: its letterhead. Heads of further pages repeat, and are left out.</summary>
    private void Header(TextDraft draft)
    {
        var section = _section < _sections.Count ? _sections[_section] : null;
        var references = section?.ChildElements.Where(c => c.LocalName == "headerReference").ToList() ?? [];
        var wanted = section.IsOn("titlePg") ? "first" : "default";
        var reference = references.Find(r => (r.Attribute("type") ?? "default") == wanted);
        if (reference?.Attribute("id") is not { } id || !_main.TryGetPartById(id, out var part) || part is not HeaderPart { Header: { } header })
        {
            return;
        }

        var own = new TextDraft { Page = draft.Page };
        new Flow(this, own) { IsHeader = true }.Add(header);
        var text = string.Join('\n', own.Done.Select(p => p.Text));
        if (text.Length > 0 && text != _lastHeader)
        {
            _lastHeader = text;
            foreach (var paragraph in own.Done)
            {
                draft.Paragraph(paragraph.Text);
                draft.Gap();
            }
        }
    }

    private OpenXmlElement? Note(string key)
    {
        var notes = key[0] == 'f' ? (OpenXmlElement?)_main.FootnotesPart?.Footnotes : _main.EndnotesPart?.Endnotes;
        return notes?.ChildElements.FirstOrDefault(n => n.Attribute("id") == key[1..]);
    }

    /// <summary>Blocks one under another: the body, a header, a cell, a text box.</summary>
    private sealed class Flow(WordText document, TextDraft draft)
    {
        private int _after;
        private string _style = "";
        private string _carried = "";
        private int _notes;

        public bool IsHeader { get; init; }

        public void Add(OpenXmlElement container)
        {
            foreach (var block in WordElements.Contents(container))
            {
                document._cancellation.ThrowIfCancellationRequested();
                switch (block.LocalName)
                {
                    case "p":
                        Paragraph(block);
                        break;
                    case "tbl":
                        TableLines.Write(Rows(block), draft);
                        break;
                }
            }
        }

        private void Paragraph(OpenXmlElement paragraph)
        {
            var properties = paragraph.Child("pPr");
            if (properties.IsOn("pageBreakBefore") && draft.Page > 0 && !IsHeader)
            {
                document._page = Math.Max(document._page, draft.Page + 1);
            }

            var line = new WordLine(document._links, document._page);
            line.Add(paragraph);
            document._page = line.Page;
            foreach (var box in line.Boxes)
            {
                var inside = new TextDraft { Page = line.FirstPage };
                new Flow(document, inside) { IsHeader = IsHeader }.Add(box);
                foreach (var text in inside.Done)
                {
                    draft.Gap();
                    draft.Paragraph(text.Text);
                    draft.Gap();
                }
            }

            if (properties.Child("rPr").Child("del") is not null)
            {
                // The mark at its end was deleted: it goes on with the next.
                _carried += line.Text;
                return;
            }

            draft.Page = line.FirstPage;
            Write(_carried + line.Text, properties, IsHeader && line.HasPageNumber);
            _carried = "";
            foreach (var note in line.Notes.Select(document.Note).OfType<OpenXmlElement>().Take(50))
            {
                Footnote(note);
            }

            if (properties.Child("sectPr") is not null && !IsHeader)
            {
                EndSection();
            }
        }

        private void Write(string text, OpenXmlElement? properties, bool isPageNumber)
        {
            var (before, after) = document._styles.Spacing(properties);
            var style = document._styles.StyleOf(properties);
            if (isPageNumber)
            {
                return;
            }

            if (document._styles.ListOf(properties) is var (list, level) && !string.IsNullOrWhiteSpace(text))
            {
                draft.Item(document._lists.Next(list, level), text);
            }
            else
            {
                var isAlike = style == _style && document._styles.HasNoGapAmongItsLike(properties);
                draft.Paragraph(text, isAlike || Math.Max(before, _after) < CloseGap);
            }

            (_after, _style) = (after, style);
        }

        private void Footnote(OpenXmlElement note)
        {
            var inside = new TextDraft();
            new Flow(document, inside) { IsHeader = IsHeader }.Add(note);
            var text = string.Join(' ', inside.Done.Select(p => p.Text));
            if (text.Length > 0)
            {
                draft.Gap();
                draft.Paragraph(string.Create(CultureInfo.InvariantCulture, $"[{++_notes}] {text}"));
                draft.Gap();
            }
        }

        private void EndSection()
        {
            document._section++;
            if (document._section < document._sections.Count && document._sections[document._section].Child("type").Attribute("val") is not "continuous")
            {
                document._page = Math.Max(document._page, draft.Page + 1);
                draft.Page = document._page;
                draft.Gap();
                document.Header(draft);
            }
        }

        /// <summary>The cells' texts. A cell that reaches over several rows says the same in each.</summary>
        private List<IReadOnlyList<string>> Rows(OpenXmlElement table)
        {
            var rows = new List<IReadOnlyList<string>>();
            foreach (var row in WordElements.Contents(table).Where(r => r.LocalName == "tr" && r.Child("trPr").Child("del") is null))
            {
                var cells = new List<string>();
                foreach (var cell in WordElements.Contents(row).Where(c => c.LocalName == "tc" && c.Child("tcPr").Child("cellDel") is null))
                {
                    var properties = cell.Child("tcPr");
                    var goesOn = properties.Child("vMerge") is { } merge && merge.Attribute("val") is null or "continue";
                    cells.Add(goesOn && rows.Count > 0 && cells.Count < rows[^1].Count ? rows[^1][cells.Count] : Cell(cell));
                    var span = int.TryParse(properties.Child("gridSpan").Attribute("val"), CultureInfo.InvariantCulture, out var wide) ? wide : 1;
                    for (var i = 1; i < Math.Min(span, WidestTable); i++)
                    {
                        cells.Add("");
                    }
                }

                rows.Add(cells);
            }

            return rows;
        }

        private string Cell(OpenXmlElement cell)
        {
            var inside = new TextDraft();
            new Flow(document, inside) { IsHeader = IsHeader }.Add(cell);
            return string.Join('\n', inside.Done.Select(p => p.Text));
        }
    }
}
