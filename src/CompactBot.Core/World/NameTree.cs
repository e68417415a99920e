using System.Globalization;
using System.Text;

namespace CompactBot.Core.World;

/// <summary>Names letter by letter, so that a text is read once for all of them. Capitals, vowel marks and the kind of white space do not matter.</summary>
internal sealed class NameTree
{
    private readonly Branch _root = new();

    /// <param name="name">A name with single spaces and plain apostrophes.</param>
    public void Add(string name)
    {
        var branch = _root;
        foreach (var letter in name)
        {
            var key = Plain(letter);
            if (!branch.Next.TryGetValue(key, out var next))
            {
                branch.Next[key] = next = new Branch();
            }

            branch = next;
        }

        branch.Name ??= name;
    }

    /// <summary>The longest name that stands there as whole words; null where none does.</summary>
    public (string Name, int Length)? At(string text, int at)
    {
        // "Conference Room 1" must not hide "Conference Room 11".
        if ((at > 0 && Joins(text[at - 1], text[at])) || !_root.Next.TryGetValue(Plain(text[at]), out var branch))
        {
            return null;
        }

        (string Name, int Length)? longest = null;
        for (var end = at + 1; branch is not null; branch = Next(branch, text, ref end))
        {
            if (branch.Name is { } name && (end == text.Length || !Joins(text[end - 1], text[end])))
            {
                longest = (name, end - at);
            }
        }

        return longest;
    }

    private static Branch? Next(Branch branch, string text, ref int end)
    {
        // Vowel marks stand in some texts and not in others.
        while (end < text.Length && IsMark(text[end]))
        {
            end++;
        }

        if (end >= text.Length || branch.Next.Count == 0)
        {
            return null;
        }

        var sign = text[end++];
        if (!char.IsWhiteSpace(sign))
        {
            return branch.Next.GetValueOrDefault(sign == '’' ? '\'' : Plain(sign));
        }

        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return branch.Next.GetValueOrDefault(' ');
    }

    /// <summary>Capitals, the digits of other scripts, and the carriers of a hamza are written in more than one way.</summary>
    private static char Plain(char c)
    {
        if (c < 128)
        {
            return char.ToUpperInvariant(c);
        }

        if (char.IsDigit(c))
        {
            return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter ? c.ToString().Normalize(NormalizationForm.FormD)[0] : char.ToUpperInvariant(c);
    }

    /// <summary>A mark over a letter of a script without capitals, or what only draws a word out.</summary>
    private static bool IsMark(char c) => c == '\u0640' || (c is >= '\u0610' and <= '\u06ED' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    /// <summary>Whether two neighbours belong to one word. In a script without spaces words have no bounds.</summary>
    private static bool Joins(char a, char b) => IsSpaced(a) && IsSpaced(b);

    private static bool IsSpaced(char c) => char.IsLetterOrDigit(c) && (c < 128 || CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherLetter);

    private sealed class Branch
    {
        public Dictionary<char, Branch> Next { get; } = [];

        public string? Name { get; set; }
    }
}
