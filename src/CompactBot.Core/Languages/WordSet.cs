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
    private string? _lastWith;
    private string? _lastWithout;

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

    /// <summary>Whether one of them stands in the text, be it inside another word. A text is asked for the same words by one pattern after the other.</summary>
    public bool IsIn(string text)
    {
        if (ReferenceEquals(text, _lastWith) || ReferenceEquals(text, _lastWithout))
        {
            return ReferenceEquals(text, _lastWith);
        }

        var found = IsIn(text.AsSpan());
        (found ? ref _lastWith : ref _lastWithout) = text;
        return found;
    }

    /// <summary>The same of a stretch of a text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        _charactersLookedAt += text.Length;
        return (_plain is not null && text.ContainsAny(_plain)) || (_others is not null && !Ascii.IsValid(text) && text.ContainsAny(_others));
    }
}
