namespace CompactBot.Public;

/// <summary>A stretch of a paragraph, and the facts that were read from it.</summary>
public sealed record MarkedStretch(string Text, IReadOnlyList<MarkedFact> Facts);

/// <summary>Cuts a paragraph where facts begin and end; facts may overlap.</summary>
public static class MarkedText
{
    /// <param name="text">The paragraph.</param>
    /// <param name="facts">Those of this paragraph, each within the text.</param>
    public static IReadOnlyList<MarkedStretch> Cut(string text, IReadOnlyList<MarkedFact> facts)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(facts);
        var cuts = facts.SelectMany(fact => new[] { fact.Start, fact.End }).Append(0).Append(text.Length).Distinct().Order().ToList();
        return [.. cuts.Zip(cuts.Skip(1), (start, end) => new MarkedStretch(
            text[start..end],
            [.. facts.Where(fact => fact.Start <= start && fact.End >= end)]))];
    }
}
