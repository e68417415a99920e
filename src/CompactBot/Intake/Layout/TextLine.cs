namespace CompactBot.Intake.Layout;

/// <summary>One line as it is read: its words in reading order, each with what stands before it.</summary>
internal sealed class TextLine
{
    public TextLine(PageWords page, IReadOnlyList<LineWord> words, double height, bool rightToLeft)
    {
        Page = page;
        Words = words;
        Height = height;
        RightToLeft = rightToLeft;
        Box = Box.Around(words.Select(w => w.Box));
        Text = string.Concat(words.Select((w, i) => i == 0 ? w.Text : w.Before + w.Text));
    }

    public PageWords Page { get; }

    public IReadOnlyList<LineWord> Words { get; }

    public double Height { get; }

    public bool RightToLeft { get; }

    public Box Box { get; }

    public string Text { get; }

    /// <summary>It is a row of a table: nothing is joined to it.</summary>
    public bool IsRow { get; init; }

    /// <summary>It stands in a column beside others (letterhead, signatures): its line breaks are kept.</summary>
    public int Column { get; init; }
}

/// <summary>A word of a line.</summary>
/// <param name="Before">What parts it from the word before: nothing, a space, or a tab between the cells of a table.</param>
internal sealed record LineWord(string Before, string Text, Box Box, double Confidence);
