namespace CompactBot.Intake.Layout;

/// <summary>Words that stand side by side without a wide gap, from left to right.</summary>
internal sealed class TextRun(IReadOnlyList<PageWord> words)
{
    public IReadOnlyList<PageWord> Words { get; } = words;

    public Box Box { get; } = Box.Around(words.Select(w => w.Box));

    /// <summary>The height of its letters: the middle one, so that a raised mark or a large initial changes nothing.</summary>
    public double Height { get; } = Middle(words.Select(w => w.Box.Height));

    public string Text => string.Join(' ', Words.Select(w => w.Text));

    public static double Middle(IEnumerable<double> values) => Share(values, 0.5);

    /// <summary>The value that the given share of all values lies below; 0 where there is none.</summary>
    public static double Share(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
