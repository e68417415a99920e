using System.Text;
using CompactBot.Core.Letters;

namespace CompactBot.Intake.Layout;

/// <summary>Gathers lines into one paragraph, with the box of every word.</summary>
internal sealed class ParagraphMaker
{
    private readonly StringBuilder _text = new();
    private readonly List<WordBox> _words = [];
    private int _page;

    public bool IsEmpty => _text.Length == 0;

    /// <param name="line">The line that comes next.</param>
    /// <param name="drop">How many characters before it fall away: a hyphen.</param>
    /// <param name="between">What stands between the lines.</param>
    public void Add(TextLine line, int drop, string between)
    {
        if (IsEmpty)
        {
            _page = line.Page.Number;
        }
        else
        {
            _text.Length -= drop;
            if (drop > 0 && _words.Count > 0 && _words[^1].End > _text.Length)
            {
                _words[^1] = _words[^1] with { Length = Math.Max(1, _text.Length - _words[^1].Start) };
            }

            _text.Append(between);
        }

        for (var i = 0; i < line.Words.Count; i++)
        {
            var word = line.Words[i];
            _text.Append(i == 0 ? string.Empty : word.Before);
            var page = line.Page;
            var box = PageTurns.OnPicture(page, word.Box);
            var (width, height) = page.Turn is PageTurn.Clockwise or PageTurn.CounterClockwise ? (page.Height, page.Width) : (page.Width, page.Height);
            _words.Add(new WordBox(
                _text.Length,
                word.Text.Length,
                page.Number,
                Share(box.Left, width),
                Share(box.Top, height),
                Share(box.Width, width),
                Share(box.Height, height))
            {
                Confidence = (int)Math.Clamp(word.Confidence, 0, 100),
            });
            _text.Append(word.Text);
        }
    }

    public string Text => _text.ToString();

    public TextParagraph Close()
    {
        var paragraph = new TextParagraph(_page, _text.ToString()) { Words = [.. _words] };
        _text.Clear();
        _words.Clear();
        return paragraph;
    }

    private static double Share(double value, double whole) => Math.Round(Math.Clamp(value / whole, 0, 1), 4);
}
