using System.Text.Json;
using CompactBot.Core.Dates;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Letters;

public sealed class WordBoxTests
{
    private const string Text = "New York, 2 May 2017\n\nExcellency,\nThe first session will be held on 6 June 2017 in New York.\nSincerely,\nMaria Lopez\n\nPermanent Mission\nNew York";

    [Fact]
    public void LetterWithBoxes_EveryWordKeepsItsBox()
    {
        var plain = LetterText.FromPlainText("letter.pdf", Text);
        var boxed = plain with { Paragraphs = [.. plain.Paragraphs.Select(p => p with { Words = BoxesOf(p.Text) })] };
        var letter = new LetterReader(new DateReader()).Read(boxed).Letters.ShouldHaveSingleItem().Letter;

        letter.Paragraphs.Count.ShouldBeGreaterThan(3);
        foreach (var paragraph in letter.Paragraphs)
        {
            // A box made by BoxesOf bears the first letter of its word in its left edge.
            paragraph.Words.Count.ShouldBe(paragraph.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
            paragraph.Words.ShouldAllBe(w => paragraph.Text[w.Start] == (char)(w.Left * 1000));
            paragraph.Words.ShouldAllBe(w => !paragraph.Text.Substring(w.Start, w.Length).Any(char.IsWhiteSpace));
        }
    }

    [Fact]
    public void StoredReading_HasNoBoxes()
    {
        var plain = LetterText.FromPlainText("letter.pdf", Text);
        var boxed = plain with { Paragraphs = [.. plain.Paragraphs.Select(p => p with { Words = BoxesOf(p.Text) })] };
        var reading = new LetterReader(new DateReader()).Read(boxed).Letters[0];

        JsonSerializer.Serialize(reading, StoredJson.Default.LetterReading).ShouldNotContain("\"words\"");
    }

    [Fact]
    public void Slice_CutWordKeepsWhatStandsInTheSlice()
    {
        var words = BoxesOf("one two three");
        WordBox.Slice(words, 5, 6).Select(w => (w.Start, w.Length)).ShouldBe([(0, 2), (3, 3)]);
    }

    private static List<WordBox> BoxesOf(string text)
    {
        var boxes = new List<WordBox>();
        for (var at = 0; at < text.Length; at++)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (end > at)
            {
                boxes.Add(new WordBox(at, end - at, 1, text[at] / 1000.0, 0, 0, 0));
                at = end;
            }
        }

        return boxes;
    }
}
