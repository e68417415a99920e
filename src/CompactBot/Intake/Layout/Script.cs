using System.Text;

namespace CompactBot.Intake.Layout;

/// <summary>What the layout must know of scripts: which way they run, and which put no spaces between words.</summary>
internal static class Script
{
    /// <summary>Letters that end a word and never begin one (teh marbuta, alef maksura, the final forms of Hebrew).</summary>
    private const string FinalLetters = "\u0629\u0649\u05DA\u05DD\u05DF\u05E3\u05E5";

    private const string Mirrored = "()[]{}<>«»‹›";

    public static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF' and not (>= '\u0660' and <= '\u0669') and not (>= '\u06F0' and <= '\u06F9'))
        or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    public static bool IsRightToLeft(string text) => text.Any(IsRightToLeft);

    public static bool IsLeftToRight(char c) => char.IsLetter(c) && !IsRightToLeft(c);

    /// <summary>Han, kana and the punctuation of full width that goes with them.</summary>
    public static bool IsIdeographic(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF')
        || char.IsSurrogate(c);

    /// <summary>Whether words that run right to left stand with their letters from left to right, as they are seen: some programs give them so.</summary>
    public static bool IsVisual(IEnumerable<PageWord> words)
    {
        var first = 0;
        var last = 0;
        foreach (var letters in words.Where(w => IsRightToLeft(w.Text)).Select(w => w.Text.Where(char.IsLetter).ToList()).Where(l => l.Count > 1))
        {
            first += FinalLetters.Contains(letters[0], StringComparison.Ordinal) ? 1 : 0;
            last += FinalLetters.Contains(letters[^1], StringComparison.Ordinal) ? 1 : 0;
        }

        return first > last;
    }

    /// <summary>A word as it is read from a word as it is seen: turned round, but for its numbers and its words of other scripts.</summary>
    public static string Logical(string seen)
    {
        var read = new StringBuilder(seen.Length);
        for (var end = seen.Length; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && IsMark(seen[start]))
            {
                // Vowel signs follow their letter either way.
                start--;
            }

            if (IsForward(seen[start]))
            {
                // Figures and foreign letters with what stands between them keep their order: 12/345, 10:30, un.org.
                for (var i = start - 1; i >= 0 && !IsRightToLeft(seen[i]); i--)
                {
                    start = IsForward(seen[i]) ? i : start;
                }
            }

            read.Append(seen, start, end - start);
            end = start;
        }

        return read.ToString();
    }

    /// <summary>Whether brackets are given as they look in lines that run right to left, where an opening one looks like a closing one.</summary>
    public static bool IsMirrored(IEnumerable<string> words)
    {
        var open = 0;
        var closed = 0;
        foreach (var word in words.Where(w => w.Any(char.IsLetterOrDigit)))
        {
            open += word[0] is '(' or '[' or '«' ? 1 : 0;
            closed += word[0] is ')' or ']' or '»' ? 1 : 0;
        }

        return closed > open;
    }

    /// <summary>The same with each bracket turned round.</summary>
    public static string Turned(string text) => !text.Any(c => Mirrored.Contains(c, StringComparison.Ordinal)) ? text : string.Concat(text.Select(c =>
    {
        var at = Mirrored.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? c : Mirrored[at ^ 1];
    }));

    /// <summary>Without ligatures of letters, presentation forms, and what only steers a display; a soft hyphen stays where it ends the word.</summary>
    public static string Plain(string text)
    {
        if (!text.Any(c => c is (>= '\uFB00' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFF') or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') || char.IsControl(c) || c is '\u00A0' or '\u00AD'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is (>= '\uFB00' and <= '\uFB06') or (>= '\uFB50' and <= '\uFDFB') or (>= '\uFE70' and <= '\uFEFC'))
            {
                plain.Append(c.ToString().Normalize(NormalizationForm.FormKC).Trim());
            }
            else if (!char.IsControl(c) && (c != '\u00AD' || i == text.Length - 1) && c is not ('\u00A0' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069')))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsForward(char c) => char.IsDigit(c) || IsLeftToRight(c) || char.IsSurrogate(c);
}
