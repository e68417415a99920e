using System.Buffers;
using System.Text;

namespace CompactBot.Core.Languages;

/// <summary>
/// Words to be looked for in texts, whatever their capitals. Those of other scripts are dear to look for and stand in no text of plain Latin
/// letters, which is told much faster.
/// </summary>
internal sealed class WordSet
{
    private readonly SearchValues<string>? _plain;
    private readonly SearchValues<string>? _others;

    public WordSet(IEnumerable<string> words)
    {
        var parted = words.ToLookup(w => Ascii.IsValid(w));
        _plain = parted[true].Any() ? SearchValues.Create([.. parted[true]], StringComparison.OrdinalIgnoreCase) : null;
        _others = parted[false].Any() ? SearchValues.Create([.. parted[false]], StringComparison.OrdinalIgnoreCase) : null;
    }

    /// <summary>Whether one of them stands in the text, be it inside another word.</summary>
    public bool IsIn(ReadOnlySpan<char> text) =>
        (_plain is not null && text.ContainsAny(_plain)) || (_others is not null && !Ascii.IsValid(text) && text.ContainsAny(_others));
}
