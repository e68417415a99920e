namespace CompactBot.Core.Letters;

/// <summary>
/// Joins a sentence that blank lines break ("will be held in", "Doha, Qatar,", "from 13 to 25 March"), as pages of the web come out: a paragraph
/// does not end in a word that asks for another.
/// </summary>
internal static class BrokenParagraphs
{
    /// <summary>Shorter ones are headings and fields.</summary>
    private const int Shortest = 30;

    public static IReadOnlyList<TextParagraph> Joined(IReadOnlyList<TextParagraph> paragraphs, LetterWords words)
    {
        var joined = new List<TextParagraph>();
        foreach (var paragraph in paragraphs)
        {
            if (joined.Count > 0 && GoesOn(joined[^1].Text, paragraph.Text, words))
            {
                var before = joined[^1];
                joined[^1] = new TextParagraph(before.Page, before.Text + "\n" + paragraph.Text) { Words = [.. before.Words, .. WordBox.Shift(paragraph.Words, before.Text.Length + 1)] };
            }
            else
            {
                joined.Add(paragraph);
            }
        }

        return joined;
    }

    private static bool GoesOn(string text, string next, LetterWords words)
    {
        if (text.Length < Shortest || next.Length == 0 || words.Unspaced)
        {
            return false;
        }

        // A salutation ends in a comma too, and what follows it begins anew.
        var last = text[(text.LastIndexOfAny([' ', '\n']) + 1)..];
        var first = next[..(next.IndexOfAny([' ', '\n']) is > 0 and var end ? end : next.Length)];
        return (last.Length > 1 && char.IsLower(last[0]) && words.IsCommon(last) && !(char.IsUpper(first[0]) && words.IsCommon(first))) || (text[^1] == ',' && char.IsLower(next[0]));
    }
}
