namespace CompactBot.Core.Letters;

/// <summary>A paragraph as it is read where scanning damaged it, with the way back to its own words.</summary>
/// <param name="Original">The words as the file has them.</param>
/// <param name="Text">The words as they are read.</param>
/// <param name="Mends">What was read as something else, in order, none overlapping.</param>
internal sealed record MendedText(string Original, string Text, IReadOnlyList<Mend> Mends)
{
    /// <summary>The stretch of the file's words that a stretch of the mended ones was read from; a mend is quoted whole.</summary>
    public LetterSpan Span(int paragraph, int start, int length)
    {
        var (from, to) = Stretch(start, length);
        return new LetterSpan(paragraph, from, Original[from..to]);
    }

    /// <summary>Where that stretch begins and ends in the file's words.</summary>
    public (int From, int To) Stretch(int start, int length)
    {
        var from = Place(start, atEnd: false);
        return (from, Math.Max(from, Place(start + length, atEnd: true)));
    }

    private int Place(int position, bool atEnd)
    {
        // The last mend that begins before the place: what stands behind it is shifted by all mends up to it.
        var (low, high) = (0, Mends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Mends[middle].NewStart < position || (!atEnd && Mends[middle].NewStart == position))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == 0)
        {
            return position;
        }

        var mend = Mends[low - 1];
        var newEnd = mend.NewStart + mend.Read.Length;
        return position >= newEnd ? mend.Start + mend.Written.Length + position - newEnd
            : atEnd ? mend.Start + mend.Written.Length
            : mend.Start;
    }
}

/// <summary>Words that scanning damaged: where they stand, as written and as read.</summary>
internal sealed record Mend(int Start, string Written, int NewStart, string Read);
