namespace CompactBot.Tests.Reading.Scoring;

/// <summary>How often one field was read right: found and expected, found and not expected, expected and not found.</summary>
public sealed record FieldScore(int Right, int Extra, int Missing)
{
    public static FieldScore None { get; } = new(0, 0, 0);

    public int Asked => Right + Missing;

    /// <summary>The harmonic mean of precision and recall; 1 where nothing was asked and nothing said.</summary>
    public double F1 => Right + Extra + Missing == 0 ? 1 : 2.0 * Right / ((2.0 * Right) + Extra + Missing);

    public FieldScore Plus(FieldScore other) => new(Right + other.Right, Extra + other.Extra, Missing + other.Missing);

    /// <summary>Of two sets: what they share, what only the reader has, what only the expectation has.</summary>
    public static FieldScore Of<T>(IEnumerable<T> expected, IEnumerable<T> read)
    {
        var (asked, said) = (expected.ToHashSet(), read.ToHashSet());
        var right = asked.Count(said.Contains);
        return new FieldScore(right, said.Count - right, asked.Count - right);
    }

    /// <summary>Of one value: null is an answer too.</summary>
    public static FieldScore OfOne(string? expected, string? read) =>
        string.Equals(Plain(expected), Plain(read), StringComparison.OrdinalIgnoreCase) ? new(1, 0, 0)
        : new(0, read is null ? 0 : 1, expected is null ? 0 : 1);

    public static string? Plain(string? text) => text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
