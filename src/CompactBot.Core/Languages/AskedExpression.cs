using System.Text.RegularExpressions;

namespace CompactBot.Core.Languages;

/// <summary>
/// A regular expression, ignoring capitals unless it says otherwise, that is made when it is first needed and interpreted at first: most
/// processes read a letter or two, and compiling costs more than that. One that is asked often is compiled behind the readers' backs, and what
/// it finds is the same either way.
/// </summary>
internal sealed class AskedExpression(string pattern)
{
    /// <summary>So many questions are worth a compilation.</summary>
    private const int Often = 150;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [ThreadStatic]
    private static long _charactersSearched;

    private Regex? _regex;
    private int _asked;

    /// <summary>Texts are cut to sentences before a pattern sees them; a pattern that takes this long is an error of the data.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Of how many characters any was asked on this thread.</summary>
    public static long CharactersSearched => _charactersSearched;

    /// <summary>The expression, to be asked of so many characters.</summary>
    public Regex Of(int characters)
    {
        _charactersSearched += characters;
        if (_asked < Often && Interlocked.Increment(ref _asked) == Often)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static e => Volatile.Write(ref e._regex, new Regex(e.Pattern, Options | RegexOptions.Compiled, Limit)), this, preferLocal: false);
        }

        return Volatile.Read(ref _regex) ?? Made();
    }

    private string Pattern { get; } = pattern;

    private Regex Made()
    {
        var made = new Regex(Pattern, Options, Limit);
        return Interlocked.CompareExchange(ref _regex, made, null) ?? made;
    }
}
