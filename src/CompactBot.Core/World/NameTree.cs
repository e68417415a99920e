using System.Globalization;
using System.Text;

namespace CompactBot.Core.World;

/// <summary>Names letter by letter, so that a text is read once for all of them. Capitals, vowel marks and the kind of white space do not matter.</summary>
internal sealed class NameTree
{
    private readonly Branch _root = new();

    /// <summary>Of the signs of ASCII, those that a name begins with.</summary>
    private readonly bool[] _first = new bool[128];

    /// <param name="name">A name with single spaces and plain apostrophes.</param>
    public void Add(string name)
    {
        var branch = _root;
        foreach (var letter in name)
        {
            branch = branch.To(Plain(letter));
        }

        branch.Name ??= name;
        if (name.Length > 0 && Plain(name[0]) is var first && first < _first.Length)
        {
            _first[first] = _first[char.ToLowerInvariant(first)] = true;
        }
    }

    /// <summary>The next place, that one included, where a name may begin: behind the words and the spaces between.</summary>
    public int Next(string text, int at)
    {
        var inWord = at > 0 && IsSpaced(text[at - 1]);
        for (; at < text.Length; at++)
        {
            var sign = text[at];
            var isSpaced = IsSpaced(sign);
            if (!(inWord && isSpaced) && (sign >= _first.Length || _first[sign]))
            {
                break;
            }

            inWord = isSpaced;
        }

        return at;
    }

    /// <summary>The longest name that stands there as whole words; null where none does.</summary>
    public (string Name, int Length)? At(string text, int at)
    {
        // "Conference Room 1" must not hide "Conference Room 11".
        if (at > 0 && Joins(text[at - 1], text[at]))
        {
            return null;
        }

        (string Name, int Length)? longest = null;
        var end = at + 1;
        for (var branch = _root.Next(Plain(text[at])); branch is not null; branch = Next(branch, text, ref end))
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

        if (end >= text.Length || branch.IsLast)
        {
            return null;
        }

        var sign = text[end++];
        if (!char.IsWhiteSpace(sign))
        {
            return branch.Next(sign == '’' ? '\'' : Plain(sign));
        }

        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return branch.Next(' ');
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

    /// <summary>Most have one letter or two behind them, and the first some hundred.</summary>
    private sealed class Branch
    {
        /// <summary>In order.</summary>
        private char[] _letters = [];

        private Branch[] _branches = [];

        public string? Name { get; set; }

        public bool IsLast => _letters.Length == 0;

        public Branch? Next(char letter)
        {
            var letters = _letters;
            if (letters.Length > Few)
            {
                return Array.BinarySearch(letters, letter) is >= 0 and var found ? _branches[found] : null;
            }

            for (var i = 0; i < letters.Length; i++)
            {
                if (letters[i] == letter)
                {
                    return _branches[i];
                }
            }

            return null;
        }

        public Branch To(char letter)
        {
            var at = Array.BinarySearch(_letters, letter);
            if (at < 0)
            {
                at = ~at;
                _letters = [.. _letters.AsSpan(0, at), letter, .. _letters.AsSpan(at)];
                _branches = [.. _branches.AsSpan(0, at), new Branch(), .. _branches.AsSpan(at)];
            }

            return _branches[at];
        }

        private const int Few = 8;
    }
}
