using System.Text.RegularExpressions;

namespace CompactBot.Core.Languages;

/// <summary>
/// A regular expression of a language's data. It is interpreted at first, for most processes read a letter or two and compiling costs more than
/// that; one that is asked often is compiled behind the readers' backs, and what it finds is the same either way.
/// </summary>
internal sealed class Pattern
{
    /// <summary>So many questions are worth a compilation.</summary>
    private const int Often = 400;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Texts are cut to sentences before a pattern sees them; a pattern that takes this long is an error of the data.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private Regex _regex;
    private int _asked;

    public Pattern(string pattern) => _regex = new Regex(MarkedLetters.Allow(pattern), Options, Limit);

    public bool IsMatch(string text) => Asked().IsMatch(text);

    public Match Match(string text) => Asked().Match(text);

    public Match Match(string text, int from) => Asked().Match(text, from);

    /// <summary>Only that stretch of the text is seen: its ends count as the text's.</summary>
    public Match Match(string text, int from, int length) => Asked().Match(text, from, length);

    public MatchCollection Matches(string text) => Asked().Matches(text);

    public string Replace(string text, string replacement) => Asked().Replace(text, replacement);

    public override string ToString() => _regex.ToString();

    private Regex Asked()
    {
        if (_asked < Often && Interlocked.Increment(ref _asked) == Often)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static p => Volatile.Write(ref p._regex, new Regex(p._regex.ToString(), Options | RegexOptions.Compiled, Limit)), this, preferLocal: false);
        }

        return Volatile.Read(ref _regex);
    }
}
