using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace CompactBot.Core.Languages;

/// <summary>
/// Words to be looked for in texts, whatever their capitals. Those of other scripts are dear to look for and stand in no text of plain Latin
/// letters, which is told much faster.
/// </summary>
internal sealed class WordSet
{
    private static readonly ConcurrentDictionary<string, WordSet> Made = new(StringComparer.OrdinalIgnoreCase);

    [ThreadStatic]
    private static long _charactersLookedAt;

    private readonly SearchValues<string>? _plain;
    private readonly SearchValues<string>? _others;
    private LastAnswers _last;

    public WordSet(IEnumerable<string> words)
    {
        var parted = words.ToLookup(w => Ascii.IsValid(w));
        _plain = parted[true].Any() ? SearchValues.Create([.. parted[true]], StringComparison.OrdinalIgnoreCase) : null;
        _others = parted[false].Any() ? SearchValues.Create([.. parted[false]], StringComparison.OrdinalIgnoreCase) : null;
    }

    /// <summary>The one of these words: many patterns ask for the same, the months above all.</summary>
    public static WordSet Of(IEnumerable<string> words) => Made.GetOrAdd(string.Join('\n', words.Order(StringComparer.OrdinalIgnoreCase)), static key => new WordSet(key.Split('\n')));

    /// <summary>How many characters were looked at on this thread: what is remembered costs none.</summary>
    public static long CharactersLookedAt => _charactersLookedAt;

    /// <summary>Whether one of them stands in the text, be it inside another word.</summary>
    public bool IsIn(string text) => IsIn(text, text);

    /// <summary>The same of a stretch of a text.</summary>
    /// <param name="text">The text, or a stretch of one.</param>
    /// <param name="whole">The same where it is a whole text: that is asked for the same words by one pattern after the other, and remembered.</param>
    public bool IsIn(ReadOnlySpan<char> text, string? whole)
    {
        if (whole is not null && _last.Of(whole) is { } known)
        {
            return known;
        }

        _charactersLookedAt += text.Length;
        var found = (_plain is not null && text.ContainsAny(_plain)) || (_others is not null && !Ascii.IsValid(text) && text.ContainsAny(_others));
        return whole is null ? found : _last.Keep(whole, found);
    }
}
