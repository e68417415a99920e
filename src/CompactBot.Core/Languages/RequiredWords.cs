using System.Globalization;

namespace CompactBot.Core.Languages;

/// <summary>
/// The words of a regular expression of which a text must hold one to match at all. A letter asks hundreds of expressions of every sentence,
/// and most can be answered by that alone. What is not understood of an expression asks for no words, so a match is never lost.
/// </summary>
internal static class RequiredWords
{
    /// <summary>More are slower to look for than the expression is.</summary>
    private const int Most = 64;

    private const char FirstSignOfAWord = '\u2E80';
    private const char FirstSignOfAnotherScript = '\u0370';

    /// <summary>Words of which each match holds at least one, whatever its capitals; null where none can be told.</summary>
    public static IReadOnlySet<string>? Of(string pattern)
    {
        var at = 0;
        return Alternatives(pattern, ref at) is { } whole && at == pattern.Length ? Best(whole.Required, whole.Exact) : null;
    }

    /// <summary>a|b|c, up to the bracket that closes it; null where it is not understood.</summary>
    private static Piece? Alternatives(string pattern, ref int at)
    {
        Piece? all = null;
        while (true)
        {
            if (Sequence(pattern, ref at) is not { } one)
            {
                return null;
            }

            all = all is not { } some ? one : new Piece(Union(some.Exact, one.Exact), Union(Best(some.Required, some.Exact), Best(one.Required, one.Exact)));
            if (at >= pattern.Length || pattern[at] != '|')
            {
                return all;
            }

            at++;
        }
    }

    private static Piece? Sequence(string pattern, ref int at)
    {
        IReadOnlySet<string>? required = null;
        IReadOnlySet<string> run = Only("");
        var isExact = true;
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            if (Item(pattern, ref at) is not { } item)
            {
                return null;
            }

            item = Repeated(item, pattern, ref at);
            required = Best(required, item.Required);
            if (item.Exact is { } words && words.Count * run.Count <= Most)
            {
                run = run.SelectMany(before => words.Select(word => before + word)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            }
            else
            {
                required = Best(required, run);
                (run, isExact) = (item.Exact ?? Only(""), false);
            }
        }

        return new Piece(isExact ? run : null, Best(required, run));
    }

    private static Piece? Item(string pattern, ref int at)
    {
        var sign = pattern[at++];
        return sign switch
        {
            '(' => Group(pattern, ref at),
            '[' => Class(pattern, ref at),
            '\\' => Escaped(pattern, ref at),
            '.' => Piece.Anything,
            '^' or '$' => Piece.Nothing,
            '*' or '+' or '?' => null,
            _ => new Piece(Only(sign.ToString()), null),
        };
    }

    private static Piece? Group(string pattern, ref int at)
    {
        var (isLook, isDenied) = (false, false);
        if (at < pattern.Length && pattern[at] == '?')
        {
            var rest = pattern.AsSpan(at);
            isDenied = rest.StartsWith("?!") || rest.StartsWith("?<!");
            isLook = isDenied || rest.StartsWith("?=") || rest.StartsWith("?<=");
            var opening = rest.StartsWith("?<=") || rest.StartsWith("?<!") ? 3
                : rest.StartsWith("?:") || isLook || rest.StartsWith("?>") ? 2
                : rest.StartsWith("?-i:") ? 4
                : rest.StartsWith("?i:") ? 3
                : rest.StartsWith("?<") ? rest.IndexOf('>') + 1 : 0;
            if (opening == 0)
            {
                return null;
            }

            at += opening;
        }

        var inner = Alternatives(pattern, ref at);
        if (inner is null || at >= pattern.Length)
        {
            return null;
        }

        at++;

        // What stands around a match is no part of it, but of its text.
        return isDenied ? Piece.Nothing : isLook ? new Piece(Only(""), Best(inner.Value.Required, inner.Value.Exact)) : inner;
    }

    private static Piece? Class(string pattern, ref int at)
    {
        var start = at;
        var isPlain = at < pattern.Length && pattern[at] != '^';
        at += isPlain ? 0 : 1;
        for (var first = at; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case ']' when at > first:
                    var signs = pattern[start..at++];
                    return isPlain && signs.Length <= (signs[0] < FirstSignOfAnotherScript ? 4 : 16) ? new Piece(signs.Select(s => s.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase), null) : Piece.Anything;
                case '\\':
                    isPlain = false;
                    at++;
                    break;
                case '-':
                    isPlain = false;
                    break;
                case '[' when pattern[at - 1] == '-':
                    // A class without the signs of another; the loop steps over its closing bracket.
                    at++;
                    if (Class(pattern, ref at) is null)
                    {
                        return null;
                    }

                    at--;
                    break;
            }
        }

        return null;
    }

    private static Piece? Escaped(string pattern, ref int at)
    {
        var sign = at < pattern.Length ? pattern[at++] : '\0';
        switch (sign)
        {
            case 'b' or 'B' or 'A' or 'z' or 'Z' or 'G':
                return Piece.Nothing;
            case 's' or 'S' or 'd' or 'D' or 'w' or 'W' or 'n' or 'r' or 't' or 'f' or 'v':
                return Piece.Anything;
            case 'p' or 'P':
                at = pattern.IndexOf('}', at) + 1;
                return at == 0 ? null : Piece.Anything;
            case 'x' or 'u':
                at += sign == 'x' ? 2 : 4;
                return at > pattern.Length ? null : Piece.Anything;
            default:
                return sign == '\0' || char.IsAsciiLetterOrDigit(sign) ? null : new Piece(Only(sign.ToString()), null);
        }
    }

    /// <summary>The piece with the "?", "*", "+" or "{2,3}" behind it.</summary>
    private static Piece Repeated(Piece piece, string pattern, ref int at)
    {
        var (least, most) = (1, 1);
        var sign = at < pattern.Length ? pattern[at] : '\0';
        if (sign is '?' or '*' or '+')
        {
            (least, most) = (sign == '+' ? 1 : 0, sign == '?' ? 1 : int.MaxValue);
            at++;
        }
        else if (sign == '{' && pattern.IndexOf('}', at) is > 0 and var close && pattern[(at + 1)..close] is { Length: > 0 } bounds && bounds.All(c => char.IsAsciiDigit(c) || c == ',') && char.IsAsciiDigit(bounds[0]))
        {
            least = int.Parse(bounds.Split(',')[0], CultureInfo.InvariantCulture);
            most = int.MaxValue;
            at = close + 1;
        }
        else
        {
            return piece;
        }

        if (at < pattern.Length && pattern[at] == '?')
        {
            at++;
        }

        return new Piece(
            most == 1 && piece.Exact is not null ? Union(piece.Exact, Only("")) : null,
            least == 0 ? null : Best(piece.Required, piece.Exact));
    }

    private static HashSet<string> Only(string word) => new([word], StringComparer.OrdinalIgnoreCase);

    private static IReadOnlySet<string>? Union(IReadOnlySet<string>? one, IReadOnlySet<string>? other) =>
        one is null || other is null || one.Count + other.Count > Most ? null : one.Concat(other).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The longer words are the rarer ones; of words alike, the fewer.</summary>
    private static IReadOnlySet<string>? Best(IReadOnlySet<string>? one, IReadOnlySet<string>? other)
    {
        var (first, second) = (Worth(one), Worth(other));
        return first == 0 && second == 0 ? null : first > second || (first == second && one!.Count <= other!.Count) ? one : other;
    }

    private static int Worth(IReadOnlySet<string>? words) => words is null or { Count: 0 } ? 0 : words.Min(Worth);

    /// <summary>A letter or a stop alone is everywhere; a figure is not, nor is a letter of another script in a text of one.</summary>
    private static int Worth(string word) => word.Length switch
    {
        >= 2 => Math.Min(word.Length, 6),
        1 => word[0] >= FirstSignOfAWord ? 2 : word[0] >= FirstSignOfAnotherScript || char.IsAsciiDigit(word[0]) ? 1 : 0,
        _ => 0,
    };

    /// <param name="Exact">All that the piece can be, where that is a list of words.</param>
    /// <param name="Required">Words of which it holds one.</param>
    private readonly record struct Piece(IReadOnlySet<string>? Exact, IReadOnlySet<string>? Required)
    {
        public static Piece Nothing { get; } = new(Only(""), null);

        public static Piece Anything { get; } = new(null, null);
    }
}
