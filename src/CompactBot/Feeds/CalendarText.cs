using System.Text;

namespace CompactBot.Feeds;

/// <summary>Content lines of RFC 5545, section 3.1: CRLF, folded at 75 octets without parting a character.</summary>
internal sealed class CalendarText
{
    private const int Longest = 75;

    private readonly StringBuilder _text = new();

    /// <summary>A line whose value needs no escapes.</summary>
    public void Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Longest)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <summary>A line of text (section 3.3.11), left out where there is none.</summary>
    public void Escaped(string name, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append(' '),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        }

        Line(name, escaped.ToString());
    }

    public override string ToString() => _text.ToString();
}
