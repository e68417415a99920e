using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <summary>
/// A sentence of a letter's text. Positions in it count from its own start; its spans lead back to the paragraph as the file has it,
/// whose words they quote even where scanning damaged them and the sentence is read as mended.
/// </summary>
internal sealed class Sentence(int paragraph, int offset, string text, MendedText? mended = null)
{
    /// <summary>How far from a place the words are looked at that tell what stands there. Bounded, so that a text without end is read in a time that grows with it.</summary>
    private const int Reach = 320;

    /// <summary>The number of its paragraph.</summary>
    public int Paragraph { get; } = paragraph;

    public string Text { get; } = text;

    /// <summary>The stretch of the letter where these words of the sentence stand.</summary>
    public LetterSpan Span(int start, int length) => mended is null
        ? new LetterSpan(Paragraph, offset + start, Text.Substring(start, length))
        : mended.Span(Paragraph, offset + start, length);

    private (int Position, string Words) _before = (-1, string.Empty);
    private (int Position, string Words) _after = (-1, string.Empty);

    /// <summary>The words before a place, as far back as they can tell of it. One place after the other is asked for, each many times.</summary>
    public string Before(int position)
    {
        if (_before.Position != position)
        {
            _before = (position, Text[BeforeStart(position)..position]);
        }

        return _before.Words;
    }

    /// <summary>Where those words begin.</summary>
    public int BeforeStart(int position) => Math.Max(0, position - Reach);

    /// <summary>The words from a place on, as far as they can tell of it.</summary>
    public string After(int position)
    {
        if (_after.Position != position)
        {
            _after = (position, Text[position..Math.Min(Text.Length, position + Reach)]);
        }

        return _after.Words;
    }
}
