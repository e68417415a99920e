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

    /// <summary>No word by which others are read is longer, even where each of its letters is written as two.</summary>
    private const int LongestWord = 64;

    private static readonly ConditionalWeakTable<LetterWords, TextMender> Known = [];

    private readonly LetterWords _words;
    private readonly Dictionary<string, string> _likeness = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _like;
    private readonly HashSet<string> _sound = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _isSound;

    private TextMender(LetterWords words)
    {
        _words = words;
        _like = _likeness.GetAlternateLookup<ReadOnlySpan<char>>();
        _isSound = _sound.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> likeness = stackalloc char[LongestWord];
        foreach (var word in words.MendWords)
        {
            _sound.Add(word);
            _likeness.TryAdd(likeness[..Likeness(word, likeness)].ToString(), word);
        }
    }

    public static TextMender Of(LetterWords words) => Known.GetValue(words, static w => new TextMender(w));

    /// <summary>The text as it is read; null where nothing is damaged.</summary>
    public MendedText? Mend(string text)
    {
        var found = new List<(int Start, int Length, string Read)>();
        var isGlued = IsGlued(text);
        foreach (var rule in _words.Mends)
        {
            if (rule.Glued && !isGlued)
            {
                continue;
            }

            // Most rules find nothing, and to go through nothing costs more than to count it.
            var matches = rule.Pattern.Matches(text);
            for (var i = 0; i < matches.Count; i++)
            {
                var match = matches[i];
                Add(match.Index, match.Length, rule.Read.Length == 0 ? Figures(match.Value) : With(match, rule.Read));
            }
        }

        if (_likeness.Count > 0)
        {
            Span<char> likeness = stackalloc char[LongestWord];
            for (var (start, end) = NextWord(text, 0); start < text.Length; (start, end) = NextWord(text, end))
            {
                var written = text.AsSpan(start, end - start);
                if (written.Length is >= ShortestWord and <= LongestWord && !_isSound.Contains(written) && _like.TryGetValue(likeness[..Likeness(written, likeness)], out var read))
                {
                    Add(start, written.Length, char.IsUpper(written[0]) ? char.ToUpperInvariant(read[0]) + read[1..] : read);
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

    /// <summary>Whether a letter and a figure stand together anywhere.</summary>
    private static bool IsGlued(string text)
    {
        var (wasLetter, wasFigure) = (false, false);
        foreach (var c in text)
        {
            var isFigure = char.IsDigit(c);
            var isLetter = !isFigure && (char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark);
            if ((isFigure && wasLetter) || (isLetter && wasFigure))
            {
                return true;
            }

            (wasLetter, wasFigure) = (isLetter, isFigure);
        }

        return false;
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

    /// <summary>The next run of letters, and of figures and signs that can stand for letters, with a letter in it; what closes a bracket can stand for one behind a letter.</summary>
    private static (int Start, int End) NextWord(string text, int from)
    {
        for (var start = from; start < text.Length; start++)
        {
            var (end, hasLetter) = (start, false);
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is (>= '0' and <= '9') or '|' || (hasLetter && text[end] == ']')))
            {
                hasLetter |= char.IsLetter(text[end]);
                end++;
            }

            if (hasLetter)
            {
                return (start, end);
            }

            start = end;
        }

        return (text.Length, text.Length);
    }

    /// <summary>What a word looks like, and how long that is: letters and figures that scanning takes for each other are one.</summary>
    private static int Likeness(ReadOnlySpan<char> word, Span<char> likeness)
    {
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = char.ToLowerInvariant(word[i]);
            var next = i + 1 < word.Length ? char.ToLowerInvariant(word[i + 1]) : '\0';
            var isTwo = (letter, next) is ('r', 'n') or ('v', 'v');
            likeness[length++] = (letter, isTwo) switch
            {
                ('r', true) => 'm',
                ('v', true) => 'w',
                ('1' or 'l' or '|' or ']', _) => 'i',
                ('0', _) => 'o',
                ('5', _) => 's',
                _ => letter,
            };
            i += isTwo ? 1 : 0;
        }

        return length;
    }

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

    [GeneratedRegex(@"\{(?<slot>\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Slot();
}

/// <summary>A kind of damage and how it is read: {group} stands for a group of the match; without words the match is a number.</summary>
internal sealed record MendRule(Languages.Pattern Pattern)
{
    public string Read { get; set; } = string.Empty;

    /// <summary>Only a letter beside a figure, without a space, can be such damage: few texts have any, and the others are not asked.</summary>
    public bool Glued { get; set; }
}
