using System.Globalization;

namespace CompactBot.Core.Languages;

/// <summary>
/// What a text must hold for a regular expression to match it at all: of some words one, of others another one, a figure. A letter asks hundreds
/// of expressions of every sentence, and most can be answered by that alone. What is not understood of an expression asks for nothing, so a
/// match is never lost.
/// </summary>
internal static class RequiredWords
{
    /// <summary>More are slower to look for than the expression is.</summary>
    private const int Most = 64;

    /// <summary>So many lists of words are looked for one after the other; each more spares less.</summary>
    private const int MostLists = 3;

    private const string Brackets = "()[]/@:;&#";
    private const char FirstSignOfAWord = '\u2E80';
    private const char FirstSignOfAnotherScript = '\u0370';

    /// <summary>Words of which each match holds at least one, whatever its capitals; null where none can be told.</summary>
    public static IReadOnlySet<string>? Of(string pattern)
    {
        var at = 0;
        return Alternatives(pattern, ref at) is { } whole && at == pattern.Length ? whole.Best : null;
    }

    /// <summary>What each of the alternatives that the whole pattern is made of asks for, with where it stands; empty where the pattern is not understood.</summary>
    public static IReadOnlyList<(int Start, int Length, TextNeed Need)> OfAlternatives(string pattern)
    {
        var (at, found) = (0, new List<(int, int, TextNeed)>());
        for (var start = 0; start <= pattern.Length; start = ++at)
        {
            if (Sequence(pattern, ref at) is not { } one || (at < pattern.Length && pattern[at] != '|'))
            {
                return [];
            }

            var lists = one.Required.Append(one.Exact).OfType<IReadOnlySet<string>>().Where(w => Worth(w) > 0).Distinct().OrderByDescending(Worth).ThenBy(w => w.Count).Take(MostLists);
            found.Add((start, at - start, new TextNeed(lists, one.Figure)));
        }

        return found;
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

            all = all is not { } some ? one : new Piece(Union(some.Exact, one.Exact), Lists(Union(some.Best, one.Best)), some.Figure && one.Figure);
            if (at >= pattern.Length || pattern[at] != '|')
            {
                return all;
            }

            at++;
        }
    }

    private static Piece? Sequence(string pattern, ref int at)
    {
        var required = new List<IReadOnlySet<string>>();
        IReadOnlySet<string> run = Only("");
        var (isExact, figure) = (true, false);
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            if (Item(pattern, ref at) is not { } item)
            {
                return null;
            }

            item = Repeated(item, pattern, ref at);
            required.AddRange(item.Required);
            figure |= item.Figure;
            if (item.Exact is { } words && words.Count * run.Count <= Most)
            {
                run = run.SelectMany(before => words.Select(word => before + word)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            }
            else
            {
                required.AddRange(Lists(run));
                (run, isExact) = (item.Exact ?? Only(""), false);
            }
        }

        required.AddRange(Lists(run));
        return new Piece(isExact ? run : null, required, figure);
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
            _ => new Piece(Only(sign.ToString()), []),
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
        return isDenied ? Piece.Nothing : isLook ? new Piece(Only(""), [.. inner.Value.Required, .. Lists(inner.Value.Exact)], inner.Value.Figure) : inner;
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
                    return isPlain && signs.Length <= (signs[0] < FirstSignOfAnotherScript ? 4 : 16) 
                        ? new Piece(signs.Select(s => s.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase), [])
                        : signs is [>= '0' and <= '9', '-', >= '0' and <= '9'] ? Piece.OneFigure : Piece.Anything;
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
            case 'd':
                return Piece.OneFigure;
            case 's' or 'S' or 'D' or 'w' or 'W' or 'n' or 'r' or 't' or 'f' or 'v':
                return Piece.Anything;
            case 'p' or 'P':
                at = pattern.IndexOf('}', at) + 1;
                return at == 0 ? null : Piece.Anything;
            case 'x' or 'u':
                at += sign == 'x' ? 2 : 4;
                return at > pattern.Length ? null : Piece.Anything;
            default:
                return sign == '\0' || char.IsAsciiLetterOrDigit(sign) ? null : new Piece(Only(sign.ToString()), []);
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
            least == 0 ? [] : [.. piece.Required, .. Lists(piece.Exact)],
            least > 0 && piece.Figure);
    }

    private static IReadOnlyList<IReadOnlySet<string>> Lists(IReadOnlySet<string>? words) => words is null || Worth(words) == 0 ? [] : [words];

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

    /// <summary>A letter or a stop alone is everywhere; a figure or a bracket is not, nor is a letter of another script in a text of one.</summary>
    private static int Worth(string word) => word.Length switch
    {
        >= 2 => Math.Min(word.Length, 6),
        1 => word[0] >= FirstSignOfAWord ? 2 : word[0] >= FirstSignOfAnotherScript || char.IsAsciiDigit(word[0]) || Brackets.Contains(word[0]) ? 1 : 0,
        _ => 0,
    };

    /// <param name="Exact">All that the piece can be, where that is a list of words.</param>
    /// <param name="Required">Lists of words, of each of which it holds one.</param>
    /// <param name="Figure">It holds a figure, of whatever script.</param>
    private readonly record struct Piece(IReadOnlySet<string>? Exact, IReadOnlyList<IReadOnlySet<string>> Required, bool Figure = false)
    {
        public static Piece Nothing { get; } = new(Only(""), []);

        public static Piece Anything { get; } = new(null, []);

        public static Piece OneFigure { get; } = new(null, [], Figure: true);

        /// <summary>The list that the fewest texts hold a word of; null where there is none.</summary>
        public IReadOnlySet<string>? Best => Required.Aggregate(Worth(Exact) > 0 ? Exact : null, RequiredWords.Best);
    }
}
