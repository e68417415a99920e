using System.Text;
using DocumentFormat.OpenXml;

namespace CompactBot.Intake.Word;

/// <summary>
/// The words of one paragraph of a Word document, as they would be read after every change was accepted: results of fields and not their
/// codes, no hidden text; what is anchored in it (text boxes, notes) is put aside.
/// </summary>
internal sealed class WordLine(IReadOnlyDictionary<string, string> links, int page)
{
    private readonly StringBuilder _text = new();
    private readonly int _begun = page;

    /// <summary>The fields that are open: the instruction, where its result begins, and whether it is still the instruction that is read.</summary>
    private readonly List<(StringBuilder Code, int From, bool InCode)> _fields = [];

    /// <summary>The page on which its first word stands.</summary>
    public int FirstPage { get; private set; } = page;

    /// <summary>The page on which it ends.</summary>
    public int Page { get; private set; } = page;

    public string Text => _text.ToString();

    /// <summary>Whether it shows the number of its page.</summary>
    public bool HasPageNumber { get; private set; }

    public List<OpenXmlElement> Boxes { get; } = [];

    public List<string> Notes { get; } = [];

    public void Add(OpenXmlElement parent)
    {
        foreach (var child in WordElements.Contents(parent))
        {
            // Codes of fields are passed over above, but a field's kind is told by them.
            AddOne(child);
        }
    }

    private void AddOne(OpenXmlElement element)
    {
        switch (element.LocalName)
        {
            case "pPr" or "rPr" or "tblPr" or "object" or "annotationRef" or "footnotePr" or "comment":
                break;
            case "r" when element.Child("rPr").IsOn("vanish"):
                break;
            case "r":
                Code(element);
                Add(element);
                break;
            case "t" when element.IsOfWords():
                Append(element.InnerText);
                break;
            case "tab" or "ptab":
                Append(" ");
                break;
            case "br" when element.Attribute("type") == "page":
                Turn();
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "lastRenderedPageBreak":
                Turn();
                break;
            case "fldChar":
                Field(element.Attribute("fldCharType"));
                break;
            case "fldSimple":
                HasPageNumber |= IsPageCode(element.Attribute("instr"));
                Add(element);
                break;
            case "footnoteReference" or "endnoteReference":
                if (element.Attribute("id") is { } note)
                {
                    Notes.Add((element.LocalName[0] == 'f' ? "f" : "e") + note);
                }

                break;
            case "txbxContent":
                Boxes.Add(element);
                break;
            case "hyperlink":
                var from = _text.Length;
                Add(element);
                if (element.Attribute("id") is { } id && links.TryGetValue(id, out var address))
                {
                    _text.Append(LinkText.Behind(_text.ToString(from, _text.Length - from), address));
                }

                break;
            default:
                Add(element);
                break;
        }
    }

    private void Append(string text)
    {
        if (_fields.Exists(f => f.InCode))
        {
            return;
        }

        if (_text.Length == 0)
        {
            FirstPage = Page;
        }

        _text.Append(text);
    }

    private void Code(OpenXmlElement run)
    {
        if (_fields.Count > 0 && _fields[^1].InCode)
        {
            foreach (var code in run.ChildElements.Where(c => c.LocalName == "instrText"))
            {
                _fields[^1].Code.Append(code.InnerText);
            }
        }
    }

    private void Field(string? mark)
    {
        const int deepest = 20;
        if (mark == "begin" && _fields.Count < deepest)
        {
            _fields.Add((new StringBuilder(), _text.Length, true));
        }
        else if (_fields.Count > 0 && mark == "separate")
        {
            _fields[^1] = (_fields[^1].Code, _text.Length, false);
            HasPageNumber |= IsPageCode(_fields[^1].Code.ToString());
        }
        else if (_fields.Count > 0 && mark == "end")
        {
            var (code, from, _) = _fields[^1];
            _fields.RemoveAt(_fields.Count - 1);
            HasPageNumber |= IsPageCode(code.ToString());
            if (code.ToString().Split('"') is [var kind, var address, ..] && kind.Trim() == "HYPERLINK" && from <= _text.Length)
            {
                _text.Append(LinkText.Behind(_text.ToString(from, _text.Length - from), address));
            }
        }
    }

    /// <summary>Word notes where it broke pages last; a break by hand is noted twice.</summary>
    private void Turn()
    {
        if (_text.Length == 0 && Page > _begun)
        {
            return;
        }

        Page++;
    }

    private static bool IsPageCode(string? code) => code?.Trim().Split(' ')[0].ToUpperInvariant() is "PAGE" or "NUMPAGES" or "SECTIONPAGES";
}
