using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>What one letter made of a session.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Before">The session as the letters before it have it; null where this one announced it.</param>
/// <param name="After">The session with this letter.</param>
public sealed record SessionState(LetterReading Letter, Session? Before, Session After)
{
    /// <summary>What it changed, from what to what; empty where it repeated what was known. All that is stated, for a new session.</summary>
    public IReadOnlyList<FieldChange> Changes => field ??= SessionComparer.Compare(Before, After)?.Fields ?? [];
}
