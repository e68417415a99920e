using System.Text;
using System.Text.RegularExpressions;
using CompactBot.Core.Letters;

namespace CompactBot.Intake;

/// <summary>
/// The paragraphs of a file whose format has some, as they come. Lines that stand close, as in an address or a signature, become one
/// paragraph of lines; so do the items of a list and the rows of a table.
/// </summary>
internal sealed partial class TextDraft
{
    /// <summary>Lines of an address, a letterhead or a signature are no longer than this.</summary>
    private const int LongestLine = 90;

    /// <summary>Longer items are paragraphs of their own.</summary>
    private const int LongestItem = 240;

    private readonly List<TextParagraph> _done = [];
    private readonly List<string> _lines = [];
    private string? _kind;
    private int _begun = 1;

    /// <summary>The page that what comes next stands on.</summary>
    public int Page { get; set; } = 1;

    public IReadOnlyList<TextParagraph> Done
    {
        get
        {
            Gap();
            return _done;
        }
    }

    /// <summary>What follows stands apart from what is there.</summary>
    public void Gap()
    {
        if (_lines.Count > 0)
        {
            _done.Add(new TextParagraph(_begun, string.Join('\n', _lines)));
            _lines.Clear();
        }

        _kind = null;
    }

    /// <param name="text">Its words; line breaks in it are kept. Blank: a gap.</param>
    /// <param name="isClose">Whether it stands close under what is there, without a visible gap.</param>
    public void Paragraph(string text, bool isClose = false)
    {
        var clean = Clean(text);
        if (clean.Length == 0)
        {
            Gap();
            return;
        }

        var isLine = isClose && _kind == "line" && clean.Length <= LongestLine && _lines[^1].Length <= LongestLine && !_lines[^1].EndsWith('.') && !clean.EndsWith('.');
        Add(isLine ? "line" : null, clean);
        _kind = "line";
    }

    /// <param name="mark">Its bullet or number: "•", "(a)".</param>
    /// <param name="text">Its words.</param>
    public void Item(string mark, string text)
    {
        var clean = Clean(text);
        if (clean.Length > 0)
        {
            Add(clean.Length <= LongestItem ? "item" : null, mark.Length > 0 ? mark + " " + clean : clean);
            _kind = "item";
        }
    }

    /// <summary>A row of a table, as a line.</summary>
    public void Row(string text)
    {
        var clean = Clean(text).Replace('\n', ' ');
        if (clean.Length > 0)
        {
            Add("row", clean);
            _kind = "row";
        }
    }

    /// <summary>Spaces of all kinds are one space; marks that have no width, and those that turn the direction of writing, are left out.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n':
                    while (clean.Length > 0 && clean[^1] == ' ')
                    {
                        clean.Length--;
                    }

                    clean.Append('\n');
                    break;
                case '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060' or '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'):
                    break;
                case var _ when char.IsWhiteSpace(c) || c == '\u00A0':
                    if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
                    {
                        clean.Append(' ');
                    }

                    break;
                case var _ when char.IsControl(c):
                    break;
                default:
                    clean.Append(c);
                    break;
            }
        }

        return ManyBreaks().Replace(clean.ToString().Trim(), "\n");
    }

    private void Add(string? kind, string line)
    {
        if (kind is null || kind != _kind)
        {
            Gap();
            _begun = Page;
        }

        _lines.Add(line);
    }

    [GeneratedRegex(@"\n{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex ManyBreaks();
}
