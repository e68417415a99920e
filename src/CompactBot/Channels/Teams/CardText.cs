using System.Text;
using System.Text.Json;

namespace CompactBot.Channels.Teams;

/// <summary>
/// Plain words for places that read Markdown (TextBlock and FactSet do, in every client, each with a parser of its own). What stands in
/// a letter or a question is shown as it is: never emphasis, a list, a link, a mention, or a date function.
/// </summary>
internal static class CardText
{
    /// <summary>Invisible, and no place to break a line: it parts signs that mean something only side by side.</summary>
    private const char WordJoiner = '\u2060';

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var lineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (lineStart && c is (' ' or '\t'))
            {
                // Four of them would begin a block of code.
                continue;
            }

            if (char.IsControl(c) && c != '\n')
            {
                escaped.Append(c == '\t' ? ' ' : "");
                continue;
            }

            switch (c)
            {
                case '\\' or '*' or '_' or '[' or ']' or '`' or '~' or '<' or '|':
                case '#' or '>' or '+' or '-' or '=' when lineStart:
                case '.' or ')' when IsNumbered(text, i):
                    escaped.Append('\\').Append(c);
                    break;
                case '&' when IsEntity(text, i):
                    escaped.Append("\\&");
                    break;
                // Clients without escapes see no link either: a link's parts touch.
                case '(' when i > 0 && text[i - 1] == ']':
                case '{' when i > 0 && text[i - 1] == '{':
                    escaped.Append(WordJoiner).Append(c);
                    break;
                default:
                    escaped.Append(c);
                    break;
            }

            lineStart = c == '\n';
        }

        return escaped.ToString();
    }

    /// <summary>One line without control characters, for places that read no Markdown: a button, the text above a card.</summary>
    public static string OneLine(string text, int wireLimit)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(char.IsControl(c) ? ' ' : c);
        }

        return Fit(line.ToString().Trim(), wireLimit);
    }

    /// <summary>At most so many UTF-16 code units, ended with an ellipsis where something is left out; no surrogate pair is parted.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = limit - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>How many characters it takes on the wire, where quotes, and what lies beyond the basic plane, take more than one.</summary>
    public static int WireSize(string text) => JsonEncodedText.Encode(text, TeamsJson.Wire.Options.Encoder).Value.Length;

    /// <summary>As much of it as takes at most so many characters on the wire.</summary>
    public static string Fit(string text, int wireLimit)
    {
        var (fits, tooLong) = (1, Math.Min(text.Length, wireLimit) + 1);
        while (fits + 1 < tooLong)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = WireSize(Cut(text, middle)) <= wireLimit ? (middle, tooLong) : (fits, middle);
        }

        return Cut(text, fits);
    }

    private static bool IsEntity(string text, int at)
    {
        for (var i = at + 1; i < text.Length && i < at + 34; i++)
        {
            if (text[i] == ';')
            {
                return i > at + 1;
            }

            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] != '#')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the sign ends a number that begins a line: "20." would begin a list.</summary>
    private static bool IsNumbered(string text, int at)
    {
        var i = at;
        while (i > 0 && char.IsAsciiDigit(text[i - 1]))
        {
            i--;
        }

        return i < at && string.IsNullOrWhiteSpace(text[(text.LastIndexOf('\n', i - 1 < 0 ? 0 : i - 1) + 1)..i]);
    }
}
