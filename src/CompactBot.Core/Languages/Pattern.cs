using System.Text.RegularExpressions;

namespace CompactBot.Core.Languages;

/// <summary>
/// A regular expression of a language's data. Most are answered by what a text must hold for them: a text without that is not asked further,
/// and where it can suit only one of the alternatives that the expression is made of, it is asked that one.
/// </summary>
internal sealed class Pattern
{
    /// <summary>More are not told apart faster than they are asked.</summary>
    private const int MostAlternatives = 8;

    private static readonly MatchCollection None = new Regex(@"\z.", RegexOptions.NonBacktracking, AskedExpression.Limit).Matches(string.Empty);

    private readonly string _pattern;
    private readonly AskedExpression _whole;
    private readonly Lazy<(WordSet? Any, (TextNeed Need, AskedExpression Expression)[] Each)> _alternatives;
    private LastAnswers _last;

    public Pattern(string pattern)
    {
        _pattern = MarkedLetters.Allow(pattern);
        _whole = new AskedExpression(_pattern);
        _alternatives = new(Alternatives, LazyThreadSafetyMode.PublicationOnly);
    }

    public bool IsMatch(string text) => _last.Of(text) ?? _last.Keep(text, For(text)?.Of(text.Length).IsMatch(text) == true);

    public Match Match(string text) => For(text)?.Of(text.Length).Match(text) ?? System.Text.RegularExpressions.Match.Empty;

    /// <summary>Only that stretch of the text is seen: its ends count as the text's.</summary>
    public Match Match(string text, int from, int length) => For(text.AsSpan(from, length))?.Of(length).Match(text, from, length) ?? System.Text.RegularExpressions.Match.Empty;

    public MatchCollection Matches(string text) => For(text)?.Of(text.Length).Matches(text) ?? None;

    public Regex.ValueMatchEnumerator EnumerateMatches(string text) => (For(text) ?? _whole).Of(text.Length).EnumerateMatches(text);

    public string Replace(string text, string replacement) => For(text)?.Of(text.Length).Replace(text, replacement) ?? text;

    /// <summary>
    /// The work done on this thread, whatever the machine: how many characters were looked at for the words of patterns, and of how many
    /// expressions were asked, those that are asked of more than once counted as often.
    /// </summary>
    public static (long LookedAt, long Searched) Work => (WordSet.CharactersLookedAt, AskedExpression.CharactersSearched);

    public override string ToString() => _pattern;

    private AskedExpression? For(string text) => For(text, text);

    /// <summary>What is to be asked of the text; null where it holds too little to match.</summary>
    private AskedExpression? For(ReadOnlySpan<char> text, string? whole = null)
    {
        var (any, alternatives) = _alternatives.Value;
        if (any?.IsIn(text, whole) == false)
        {
            return null;
        }

        AskedExpression? only = null;
        foreach (var (need, expression) in alternatives)
        {
            if (need.IsMetBy(text, whole))
            {
                if (only is not null)
                {
                    return _whole;
                }

                only = expression;
            }
        }

        return alternatives.Length == 0 ? _whole : only;
    }

    /// <summary>Of many alternatives a word of any is looked for first, and nothing more where one of them asks for nothing.</summary>
    private (WordSet?, (TextNeed, AskedExpression)[]) Alternatives()
    {
        var parts = RequiredWords.OfAlternatives(_pattern);
        return parts.Any(p => p.Need.IsNothing) ? (null, [])
            : parts.Count == 1 ? (null, [(parts[0].Need, _whole)])
            : (RequiredWords.Of(_pattern) is { } words ? WordSet.Of(words) : null,
                parts.Count > MostAlternatives ? [] : [.. parts.Select(p => (p.Need, new AskedExpression(_pattern.Substring(p.Start, p.Length))))]);
    }
}
