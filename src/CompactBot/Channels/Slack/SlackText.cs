using System.Text;
using System.Text.RegularExpressions;

namespace CompactBot.Channels.Slack;

/// <summary>
/// Slack's text, in and out. Out: <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> are escaped, and only those ("Formatting text for app
/// surfaces", Escaping): what is escaped cannot mention, link or call a channel. In: those escapes are undone, and what stands in
/// angle brackets becomes the words that a reader saw.
/// </summary>
public static partial class SlackText
{
    private const char Ellipsis = '…';
    private const char WordJoiner = '\u2060';

    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(Piece(rune));
        }

        return escaped.ToString();
    }

    /// <summary>
    /// The text without what does not belong in one: control characters are taken out, and what looks like a mention or a link in
    /// Slack's brackets, or like a call to a whole channel, is parted by a character of no width. Escapes are the right guard where there
    /// is markup, and this stands behind them: some programs that show Slack's messages undo the escapes first.
    /// </summary>
    public static string Disarm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) || rune.Value is 0x202D or 0x202E ? Piece(rune) : rune.ToString());
        }

        return Armed().Replace(clean.ToString(), match => match.Value + WordJoiner);
    }

    /// <summary>Whether nothing in it could be taken for markup, whoever shows it.</summary>
    public static bool IsPlain(string text) => !Marked().IsMatch(text);

    /// <summary>Escapes, and ends the text with "…" where it would be longer than the limit; no escape and no character is cut in two.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many UTF-16 units the escaped text may have.</param>
    public static string EscapeWithin(string text, int limit) => Within(text, limit, static piece => piece.Length);

    /// <summary>The same with a limit in UTF-8 bytes.</summary>
    public static string EscapeWithinBytes(string text, int limit) => Within(text, limit, Encoding.UTF8.GetByteCount);

    /// <summary>Parts a text so that each part, escaped, is within the limit; parts at white space where there is some.</summary>
    public static IEnumerable<string> Split(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        while (Escape(text).Length > limit)
        {
            var (length, used) = (0, 0);
            var space = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                used += Piece(rune).Length;
                if (used > limit)
                {
                    break;
                }

                length += rune.Utf16SequenceLength;
                space = Rune.IsWhiteSpace(rune) ? length : space;
            }

            var cut = space > length / 2 ? space : length;
            yield return text[..cut].TrimEnd();
            text = text[cut..].TrimStart();
        }

        if (text.Length > 0)
        {
            yield return text;
        }
    }

    /// <summary>What was said, as its reader saw it, without the mention of the bot.</summary>
    /// <param name="text">The text of an event or a command.</param>
    /// <param name="bot">The bot's user id; null where it is not known.</param>
    public static string Read(string? text, string? bot)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var words = Bracketed().Replace(text, match => Words(match.Groups["what"].Value, match.Groups["label"], bot));
        return words
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Trim()
            .TrimStart(',', ':')
            .Trim();
    }

    /// <summary>Whether the text mentions the bot.</summary>
    public static bool Mentions(string? text, string? bot) => bot is not null && text is not null
        && (text.Contains($"<@{bot}>", StringComparison.Ordinal) || text.Contains($"<@{bot}|", StringComparison.Ordinal));

    /// <summary>Slack hands the value of a button back with its escapes or without, so it is written without anything to escape.</summary>
    public static string PackValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("&", "%26", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal);
    }

    public static string UnpackValue(string? value) => Uri.UnescapeDataString(value ?? "");

    private static string Words(string what, Group label, string? bot) => what switch
    {
        _ when what.StartsWith('@') && what[1..] == bot => "",
        _ when label is { Success: true, Length: > 0 } => what[0] switch
        {
            '@' => "@" + label.Value.TrimStart('@'),
            '#' => "#" + label.Value.TrimStart('#'),
            _ => label.Value,
        },
        _ when what.StartsWith('!') => "@" + what[1..],
        _ => what,
    };

    private static string Within(string text, int limit, Func<string, int> measure)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(Math.Min(text.Length, limit));
        var used = 0;
        var fits = (Length: 0, With: measure(Ellipsis.ToString()));
        foreach (var rune in text.EnumerateRunes())
        {
            var piece = Piece(rune);
            used += measure(piece);
            if (used > limit)
            {
                escaped.Length = fits.Length;
                return escaped.Append(Ellipsis).ToString();
            }

            escaped.Append(piece);
            if (used + fits.With <= limit)
            {
                fits.Length = escaped.Length;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A character as it is sent. Control characters, and those that turn the direction of what follows, are not.</summary>
    private static string Piece(Rune rune) => rune.Value switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\n' => "\n",
        '\t' => " ",
        0x202D or 0x202E => "",
        _ when Rune.IsControl(rune) => "",
        _ => rune.ToString(),
    };

    [GeneratedRegex("<(?=[!@#/a-z])|@(?=(here|channel|everyone|group)\\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Armed();

    [GeneratedRegex("[<>*_~`@]|://|:[a-z0-9+'-]+:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex("<(?<what>[@#!][^<>|]+|[a-zA-Z][a-zA-Z0-9+.-]*:[^<>|]+)(?:\\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();
}
