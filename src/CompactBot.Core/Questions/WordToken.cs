using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CompactBot.Core.Questions;

/// <summary>A word of a question: folded (no capitals, no accents), and where it stands in the text, in UTF-16 code units.</summary>
public readonly record struct WordToken(string Text, int Start, int Length)
{
    /// <summary>Draws a word out, and is no letter of it.</summary>
    private const char Tatweel = '\u0640';

    /// <summary>So many words of no more characters are kept as they were folded: letters and questions use the same ones.</summary>
    private const int MostKept = 20_000;
    private const int LongestKept = 40;

    private static readonly ConcurrentDictionary<string, string> Folded = new(StringComparer.Ordinal);
    private static int _kept;

    public int End => Start + Length;

    /// <summary>Whether it is made of digits alone.</summary>
    public bool IsNumber => Text.Length > 0 && !Text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>
    /// The words of a text. A run of letters and digits is one word, and so is a document symbol ("A/RES/70/1"); in a script that
    /// does not part words each character is one. Everything else (marks, markup, control characters) parts words and is dropped.
    /// </summary>
    public static IReadOnlyList<WordToken> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return All(text);
    }

    internal static List<WordToken> All(string text)
    {
        var tokens = new List<WordToken>((text.Length / 5) + 2);
        for (var at = 0; at < text.Length;)
        {
            if (!IsWord(text, at))
            {
                at += TagLength(text, at);
                continue;
            }

            var start = at;
            if (IsUnspaced(text[at]))
            {
                at++;
            }
            else
            {
                at = RunEnd(text, at);
                at = SymbolEnd(text, start, at);
            }

            tokens.Add(new WordToken(Fold(text.AsSpan(start, at - start)), start, at - start));
        }

        return tokens;
    }

    /// <summary>Whether the word is a sign of a script that does not part words.</summary>
    public static bool IsSign(string word) => word.Length > 0 && IsUnspaced(word[0]);

    /// <summary>Whether a text has any of them.</summary>
    public static bool HasSigns(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (IsUnspaced(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words as one text: a space between each two, but none between signs that are written without.</summary>
    public static string Join(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = new StringBuilder();
        foreach (var word in words)
        {
            text.Append(text.Length == 0 || (IsUnspaced(text[^1]) && IsSign(word)) ? "" : " ").Append(word);
        }

        return text.ToString();
    }

    /// <summary>Lower case, without accents and other marks, compatibility forms (full-width, ligatures) as their plain ones.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return string.Create(text.Length, text, static (to, from) => System.Text.Ascii.ToLower(from, to, out _));
        }

        if (text.Length > LongestKept)
        {
            return FoldAll(text);
        }

        var kept = Folded.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!kept.TryGetValue(text, out var known))
        {
            known = FoldAll(text);
            if (Volatile.Read(ref _kept) < MostKept && kept.TryAdd(text, known))
            {
                Interlocked.Increment(ref _kept);
            }
        }

        return known;
    }

    private static string FoldAll(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Clean(text).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) && c != Tatweel)
            {
                var digit = char.IsDigit(c) ? (int)char.GetNumericValue(c) : -1;
                if (Ligature(c) is { } letters)
                {
                    folded.Append(letters);
                    continue;
                }

                folded.Append(digit >= 0 ? (char)('0' + digit) : Plain(char.ToLowerInvariant(c)));
            }
        }

        return folded.ToString();
    }

    /// <summary>Letters that are written one for the other at the ends of words (alef maqsura for ya, ha for ta marbuta).</summary>
    private static char Plain(char c) => c switch
    {
        '\u0649' => '\u064A',
        '\u0629' => '\u0647',
        _ => c,
    };

    /// <summary>Two letters written as one, which Unicode takes for one.</summary>
    private static string? Ligature(char c) => c switch
    {
        '\u0153' or '\u0152' => "oe",
        '\u00E6' or '\u00C6' => "ae",
        _ => null,
    };

    /// <summary>Half of a surrogate pair cannot be normalized; it is no letter of a question either.</summary>
    private static string Clean(ReadOnlySpan<char> text)
    {
        var clean = text.ToArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (char.IsSurrogate(clean[i]))
            {
                clean[i] = ' ';
            }
        }

        return new string(clean);
    }

    /// <summary>How long a tag of markup is that begins there; 1 where none does, so that only the mark itself is passed over.</summary>
    private static int TagLength(string text, int at)
    {
        if (text[at] != '<' || at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '@' or '#' or '!'))
        {
            return 1;
        }

        var end = text.IndexOf('>', at);
        var length = end - at + 1;
        return end < 0 || length > 80 || (text.AsSpan(at, length).Contains(' ') && !text.AsSpan(at, length).Contains('=')) ? 1 : length;
    }

    private static int RunEnd(string text, int at)
    {
        while (at < text.Length && IsWord(text, at) && !IsUnspaced(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>"70/1": runs with a digit in the first or second part go on behind a stroke.</summary>
    private static int SymbolEnd(string text, int start, int end)
    {
        var at = end;
        while (at + 1 < text.Length && text[at] == '/' && IsWord(text, at + 1) && !IsUnspaced(text[at + 1]))
        {
            at = RunEnd(text, at + 1);
        }

        return at > end && text.AsSpan(start, at - start).IndexOfAnyInRange('0', '9') >= 0 ? at : end;
    }

    private static bool IsWord(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || (at > 0 && CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark);

    private static bool IsUnspaced(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u3040' and <= '\u30FF');
}
