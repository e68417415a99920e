namespace CompactBot.Core.Letters;

/// <summary>One paragraph of a file: its page, counted from 1, and its words exactly as they stand.</summary>
public sealed record TextParagraph(int Page, string Text)
{
    /// <summary>Where its words stand on the page's picture, in the order of the text; empty where the format does not know.</summary>
    public IReadOnlyList<WordBox> Words { get; init; } = [];

    /// <summary>A stretch of it as a paragraph of its own; its words and, where they tell, its page go along.</summary>
    public TextParagraph Slice(int start, int length)
    {
        if (start == 0 && length == Text.Length)
        {
            return this;
        }

        var words = WordBox.Slice(Words, start, length);
        return new TextParagraph(words.Count > 0 ? words[0].Page : Page, Text.Substring(start, length)) { Words = words };
    }
}
