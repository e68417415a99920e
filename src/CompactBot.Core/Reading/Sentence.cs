using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <summary>A sentence of a letter's text. Positions in it count from its own start; <see cref="Offset"/> leads back to the paragraph.</summary>
internal sealed record Sentence(int Paragraph, int Offset, string Text)
{
    /// <summary>The stretch of the letter where these words of the sentence stand.</summary>
    public LetterSpan Span(int start, int length) => new(Paragraph, Offset + start, Text.Substring(start, length));

    public string Before(int position) => Text[..position];

    public string After(int position) => Text[position..];
}
