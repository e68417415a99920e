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
    private const int Often = 150;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Texts are cut to sentences before a pattern sees them; a pattern that takes this long is an error of the data.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly MatchCollection None = new Regex(@"\z.", RegexOptions.NonBacktracking, Limit).Matches(string.Empty);

    [ThreadStatic]
    private static long _charactersLookedAt;

    [ThreadStatic]
    private static long _charactersSearched;

    private readonly string _pattern = MarkedLetters.Allow(pattern);
    private readonly Lazy<WordSet?> _words = new(() => RequiredWords.Of(MarkedLetters.Allow(pattern)) is { } words ? new WordSet(words) : null, LazyThreadSafetyMode.PublicationOnly);
    private Regex? _regex;
    private int _asked;
    private string? _lastWith;
    private string? _lastWithout;

    public bool IsMatch(string text)
    {
        // A sentence is asked the same more than once, and by several.
        if (ReferenceEquals(text, _lastWith) || ReferenceEquals(text, _lastWithout))
        {
            return ReferenceEquals(text, _lastWith);
        }

        var found = MayMatch(text) && Asked(text.Length).IsMatch(text);
        (found ? ref _lastWith : ref _lastWithout) = text;
        return found;
    }

    public Match Match(string text) => MayMatch(text) ? Asked(text.Length).Match(text) : System.Text.RegularExpressions.Match.Empty;

    /// <summary>Only that stretch of the text is seen: its ends count as the text's.</summary>
    public Match Match(string text, int from, int length) => MayMatch(text.AsSpan(from, length)) ? Asked(length).Match(text, from, length) : System.Text.RegularExpressions.Match.Empty;

    public MatchCollection Matches(string text) => MayMatch(text) ? Asked(text.Length).Matches(text) : None;

    public Regex.ValueMatchEnumerator EnumerateMatches(string text) => Asked(text.Length).EnumerateMatches(text);

    public string Replace(string text, string replacement) => MayMatch(text) ? Asked(text.Length).Replace(text, replacement) : text;

    /// <summary>
    /// The work done on this thread, whatever the machine: how many characters were looked at for the words of patterns, and of how many
    /// expressions were asked, those that are asked of more than once counted as often.
    /// </summary>
    public static (long LookedAt, long Searched) Work => (_charactersLookedAt, _charactersSearched);

    public override string ToString() => _pattern;

    private bool MayMatch(ReadOnlySpan<char> text)
    {
        _charactersLookedAt += text.Length;
        return _words.Value is not { } words || words.IsIn(text);
    }

    private Regex Asked(int characters)
    {
        _charactersSearched += characters;
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
