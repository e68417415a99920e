namespace CompactBot.Core.Letters;

/// <summary>
/// Where one word of a paragraph stands on the picture of its page, for formats that know it (PDF, scans). A word that was broken at the
/// end of a line has one box for each of its halves.
/// </summary>
/// <param name="Start">Where the word begins in the paragraph's text, in UTF-16 code units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Page">The page of the file, from 1; a paragraph can run over a page.</param>
/// <param name="Left">The box's left edge, as a fraction of the page's width (0–1).</param>
/// <param name="Top">Its upper edge, as a fraction of the page's height, from the top.</param>
/// <param name="Width">Its width, as a fraction of the page's.</param>
/// <param name="Height">Its height, as a fraction of the page's.</param>
public sealed record WordBox(int Start, int Length, int Page, double Left, double Top, double Width, double Height)
{
    /// <summary>How sure a scan's word is, 0–100; 100 where the file itself says what the word is.</summary>
    public int Confidence { get; init; } = 100;

    /// <summary>Where the word ends in the paragraph's text.</summary>
    public int End => Start + Length;

    /// <summary>The boxes of a stretch of a text, their places counted from its beginning; a word that is cut keeps its whole box.</summary>
    public static IReadOnlyList<WordBox> Slice(IReadOnlyList<WordBox> words, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0 || length <= 0)
        {
            return [];
        }

        var kept = new List<WordBox>();
        foreach (var word in words)
        {
            var from = Math.Max(word.Start, start);
            var to = Math.Min(word.End, start + length);
            if (from < to)
            {
                kept.Add(word with { Start = from - start, Length = to - from });
            }
        }

        return kept;
    }

    /// <summary>The boxes of a text that was put behind <paramref name="by"/> other characters.</summary>
    public static IReadOnlyList<WordBox> Shift(IReadOnlyList<WordBox> words, int by)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count == 0 || by == 0 ? words : [.. words.Select(w => w with { Start = w.Start + by })];
    }
}
