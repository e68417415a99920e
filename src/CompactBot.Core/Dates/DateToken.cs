using System.Collections.Concurrent;
using System.Globalization;

namespace CompactBot.Core.Dates;

internal enum TokenKind : byte
{
    Word,
    Number,
    Mark,
}

/// <summary>A run of letters, a run of digits, or one other character; white space only shows as <see cref="Apart"/>.</summary>
/// <param name="Folded">Lower case without accents: what the tables are written in.</param>
/// <param name="Value">The number that the digits write, in whatever digits; -1 for what is no number or is too long for one.</param>
/// <param name="Apart">White space stands before it.</param>
/// <param name="Single">A sign of a script that writes no spaces: what it touches is another word.</param>
internal readonly record struct DateToken(TokenKind Kind, int Start, int End, string Folded, int Value, bool Apart, bool Capital = false, bool Single = false)
{
    public int Length => End - Start;

    /// <summary>Splits a text, or a phrase of a table: both by the same rule, so that a phrase is found wherever it is written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="foldings">What a language writes in two ways: the one sign for the other.</param>
    /// <param name="known">The folded words that matter: others have none. Null where all do.</param>
    public static List<DateToken> Split(string text, IReadOnlyDictionary<char, char>? foldings = null, HashSet<string>? known = null)
    {
        var tokens = new List<DateToken>(text.Length / 4 + 4);
        var apart = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                apart = true;
                at++;
                continue;
            }

            // Marks of direction and joiners have no width and part nothing.
            if (IsFormat(c))
            {
                at++;
                continue;
            }

            var end = at + 1;
            if (char.IsDigit(c))
            {
                while (end < text.Length && char.IsDigit(text[end]))
                {
                    end++;
                }

                tokens.Add(new DateToken(TokenKind.Number, at, end, string.Empty, NumberOf(text.AsSpan(at, end - at)), apart));
            }
            else if (IsIdeograph(c))
            {
                tokens.Add(new DateToken(TokenKind.Word, at, end, OneMark(foldings is not null && foldings.TryGetValue(c, out var other) ? other : c), -1, apart, Single: true));
            }
            else if (char.IsLetter(c))
            {
                while (end < text.Length && (char.IsLetter(text[end]) || IsAccent(text[end]) || (IsFormat(text[end]) && end + 1 < text.Length && char.IsLetter(text[end + 1]))) && !IsIdeograph(text[end]))
                {
                    end++;
                }

                tokens.Add(new DateToken(TokenKind.Word, at, end, Fold(text.AsSpan(at, end - at), foldings, known), -1, apart, char.IsUpper(c)));
            }
            else
            {
                tokens.Add(new DateToken(TokenKind.Mark, at, end, OneMark(c), -1, apart));
            }

            apart = false;
            at = end;
        }

        return tokens;
    }

    private static int NumberOf(ReadOnlySpan<char> digits)
    {
        if (digits.Length > 8)
        {
            return -1;
        }

        var value = 0;
        foreach (var digit in digits)
        {
            value = value * 10 + CharUnicodeInfo.GetDecimalDigitValue(digit);
        }

        return value;
    }

    private static string Fold(ReadOnlySpan<char> word, IReadOnlyDictionary<char, char>? foldings, HashSet<string>? known)
    {
        // No word of a table is longer; a hostile run of letters costs one look.
        if (word.Length > 40)
        {
            return string.Empty;
        }

        Span<char> lower = stackalloc char[word.Length];
        var ascii = true;
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = char.ToLowerInvariant(word[i]);
            ascii &= lower[i] < 128;
        }

        if (ascii)
        {
            return known is null ? new string(lower)
                : known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var listed) ? listed
                : string.Empty;
        }

        var bare = Bare(lower);
        return foldings is null ? bare : string.Create(bare.Length, (bare, foldings), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from.foldings.TryGetValue(from.bare[i], out var other) ? other : from.bare[i];
            }
        });
    }

    /// <summary>So many words are kept as they are without accents: letters and questions use the same ones.</summary>
    private const int MostKept = 20_000;

    private static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);
    private static int _kept;

    private static string Bare(ReadOnlySpan<char> word)
    {
        var kept = Kept.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!kept.TryGetValue(word, out var bare))
        {
            bare = WithoutAccents(new string(word));
            if (Volatile.Read(ref _kept) < MostKept && kept.TryAdd(word, bare))
            {
                Interlocked.Increment(ref _kept);
            }
        }

        return bare;
    }

    private static string WithoutAccents(string word)
    {
        // A half of a surrogate pair cannot be normalized, and stands in no table.
        foreach (var c in word)
        {
            if (char.IsSurrogate(c))
            {
                return word;
            }
        }

        var parts = word.Normalize(System.Text.NormalizationForm.FormD);
        var kept = new System.Text.StringBuilder(parts.Length);
        foreach (var c in parts)
        {
            if (!IsAccent(c) && c != Lengthening && !IsFormat(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    private static bool IsFormat(char c) => c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsAccent(char c) => c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>Tatweel, which only draws a word out.</summary>
    private const char Lengthening = '\u0640';

    /// <summary>Scripts that write no spaces: every character is a token of its own.</summary>
    private static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9FFF';

    private static string OneMark(char c) => c < Marks.Length ? Marks[c] : c switch
    {
        '’' or '‘' or 'ʼ' => "'",
        '–' or '—' or '‐' or '‑' or '‒' or '−' or '－' => "-",
        '～' or '〜' => "~",
        '：' => ":",
        '，' or '、' or '،' => ",",
        '／' => "/",
        '．' => ".",
        '（' => "(",
        '）' => ")",
        _ => c.ToString(),
    };

    private static readonly string[] Marks = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];
}
