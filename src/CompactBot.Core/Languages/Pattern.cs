using System.Buffers;
using System.Text.RegularExpressions;

namespace CompactBot.Core.Languages;

/// <summary>
/// A regular expression of a language's data. Most are answered by their words: a text that holds none of those is not asked further. The
/// expression is made when it is first needed and interpreted at first, for most processes read a letter or two and compiling costs more than
/// that; one that is asked often is compiled behind the readers' backs, and what it finds is the same either way.
/// </summary>
internal sealed class Pattern(string pattern)
{
    /// <summary>So many questions are worth a compilation.</summary>
    private const int Often = 400;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Texts are cut to sentences before a pattern sees them; a pattern that takes this long is an error of the data.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly MatchCollection None = new Regex(@"\z.", RegexOptions.NonBacktracking, Limit).Matches(string.Empty);

    private readonly string _pattern = MarkedLetters.Allow(pattern);
    private readonly Lazy<SearchValues<string>?> _words = new(() => RequiredWords.Of(MarkedLetters.Allow(pattern)), LazyThreadSafetyMode.PublicationOnly);
    private Regex? _regex;
    private int _asked;

    public bool IsMatch(string text) => MayMatch(text) && Asked().IsMatch(text);

    public Match Match(string text) => MayMatch(text) ? Asked().Match(text) : System.Text.RegularExpressions.Match.Empty;

    public Match Match(string text, int from) => MayMatch(text.AsSpan(from)) ? Asked().Match(text, from) : System.Text.RegularExpressions.Match.Empty;

    /// <summary>Only that stretch of the text is seen: its ends count as the text's.</summary>
    public Match Match(string text, int from, int length) => MayMatch(text.AsSpan(from, length)) ? Asked().Match(text, from, length) : System.Text.RegularExpressions.Match.Empty;

    public MatchCollection Matches(string text) => MayMatch(text) ? Asked().Matches(text) : None;

    public string Replace(string text, string replacement) => MayMatch(text) ? Asked().Replace(text, replacement) : text;

    public override string ToString() => _pattern;

    private bool MayMatch(ReadOnlySpan<char> text) => _words.Value is not { } words || text.ContainsAny(words);

    private Regex Asked()
    {
        if (_asked < Often && Interlocked.Increment(ref _asked) == Often)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static p => Volatile.Write(ref p._regex, new Regex(p._pattern, Options | RegexOptions.Compiled, Limit)), this, preferLocal: false);
        }

        return Volatile.Read(ref _regex) ?? Made();
    }

    private Regex Made()
    {
        var made = new Regex(_pattern, Options, Limit);
        return Interlocked.CompareExchange(ref _regex, made, null) ?? made;
    }
}
