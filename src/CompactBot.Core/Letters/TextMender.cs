using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Letters;

/// <summary>
/// Reads what scanning damaged as what it must have been: a figure for the letter that looks like it, words run together, a month with a letter
/// too many. The rules are data of the language; the words of the file stay as they are, and each mend is told.
/// </summary>
internal sealed partial class TextMender
{
    /// <summary>Shorter words are too much alike.</summary>
    private const int ShortestWord = 4;

    private static readonly ConditionalWeakTable<LetterWords, TextMender> Known = [];

    private readonly LetterWords _words;
    private readonly Dictionary<string, string> _likeness = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sound = new(StringComparer.OrdinalIgnoreCase);

    private TextMender(LetterWords words)
    {
        _words = words;
        foreach (var word in words.MendWords)
        {
            _sound.Add(word);
            _likeness.TryAdd(Likeness(word), word);
        }
    }

    public static TextMender Of(LetterWords words) => Known.GetValue(words, static w => new TextMender(w));

    /// <summary>The text as it is read; null where nothing is damaged.</summary>
    public MendedText? Mend(string text)
    {
        var found = new List<(int Start, int Length, string Read)>();
        foreach (var rule in _words.Mends)
        {
            foreach (Match match in rule.Pattern.Matches(text))
            {
                Add(match.Index, match.Length, rule.Read.Length == 0 ? Figures(match.Value) : With(match, rule.Read));
            }
        }

        if (_likeness.Count > 0)
        {
            foreach (var word in Word().EnumerateMatches(text))
            {
                var written = text.Substring(word.Index, word.Length);
                if (word.Length >= ShortestWord && !_sound.Contains(written) && _likeness.TryGetValue(Likeness(written), out var read))
                {
                    Add(word.Index, word.Length, char.IsUpper(written[0]) ? char.ToUpperInvariant(read[0]) + read[1..] : read);
                }
            }
        }

        return found.Count == 0 ? null : Mended(text, found);

        void Add(int start, int length, string read)
        {
            if (!found.Exists(f => f.Start < start + length && start < f.Start + f.Length) && !IsInAddress(text, start) && text.Substring(start, length) != read)
            {
                found.Add((start, length, read));
            }
        }
    }

    private static MendedText Mended(string text, List<(int Start, int Length, string Read)> found)
    {
        var read = new StringBuilder(text.Length + found.Count);
        var mends = new List<Mend>();
        var at = 0;
        foreach (var (start, length, word) in found.OrderBy(f => f.Start))
        {
            read.Append(text, at, start - at);
            mends.Add(new Mend(start, text.Substring(start, length), read.Length, word));
            read.Append(word);
            at = start + length;
        }

        read.Append(text, at, text.Length - at);
        return new MendedText(text, read.ToString(), mends);
    }

    /// <summary>The rule's words with the match's groups; the group "d" holds figures.</summary>
    private static string With(Match match, string read) =>
        Slot().Replace(read, slot => slot.Groups["slot"].Value is "d" ? Figures(match.Groups["d"].Value) : match.Groups[slot.Groups["slot"].Value].Value);

    /// <summary>Letters that are taken for figures, as the figures that they look like; without the gaps between them.</summary>
    private static string Figures(string written) => string.Concat(written.Where(c => !char.IsWhiteSpace(c)).Select(c => c switch
    {
        'O' or 'o' or 'О' or 'о' => '0',
        'I' or 'l' or 'J' or '|' or ']' => '1',
        'З' or 'з' => '3',
        'б' => '6',
        'S' => '5',
        'B' => '8',
        'Z' => '2',
        _ => c,
    }));

    /// <summary>What a word looks like: letters and figures that scanning takes for each other are one.</summary>
    private static string Likeness(string word) => word.ToLower(CultureInfo.InvariantCulture)
        .Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal)
        .Replace('1', 'i').Replace('l', 'i').Replace('|', 'i').Replace(']', 'i').Replace('0', 'o').Replace('5', 's');

    /// <summary>An address on the web has letters and figures of its own.</summary>
    private static bool IsInAddress(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 200 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return text.IndexOf("://", start, Math.Min(text.Length - start, at - start + 3), StringComparison.Ordinal) >= 0 || text.AsSpan(start, at - start).Contains('@');
    }

    [GeneratedRegex(@"[\p{L}0-9|]*\p{L}[\p{L}0-9|\]]*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{(?<slot>\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Slot();
}

/// <summary>A kind of damage and how it is read: {group} stands for a group of the match; without words the match is a number.</summary>
internal sealed record MendRule(Languages.Pattern Pattern)
{
    public string Read { get; set; } = string.Empty;
}
