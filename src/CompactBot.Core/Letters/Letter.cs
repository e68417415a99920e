using System.Text.Json.Serialization;
using NodaTime;

namespace CompactBot.Core.Letters;

/// <summary>One communication with a date and one or more signatories. A file can hold two: a cover letter and the letter it covers.</summary>
public sealed record Letter
{
    /// <summary>Its date, then words of its subject: "2018-02-05-zero-draft". Unique in a catalogue, the same at every reading.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the file that it came in.</summary>
    public required string FileName { get; init; }

    public required LocalDate Date { get; init; }

    /// <summary>The language that it is written in, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    public required IReadOnlyList<LetterParagraph> Paragraphs { get; init; }

    /// <summary>The paragraph of that number; null where the letter has none.</summary>
    public LetterParagraph? Paragraph(int number) => Paragraphs.FirstOrDefault(p => p.Number == number);
}

/// <summary>
/// A numbered paragraph of a letter. Number 0 is all that stands before the text (letterhead, place and date, salutation), its parts
/// joined by a blank line; the text is numbered from 1, as a reader counts it; closing, signatures and address go on from there.
/// </summary>
/// <param name="Number">0 for the head, then 1, 2, 3 …</param>
/// <param name="Page">The page in the file that it begins on, from 1.</param>
/// <param name="Part">Which part of a letter it is.</param>
/// <param name="Text">Its words exactly as they stand in the file; a quote is a substring of it.</param>
public sealed record LetterParagraph(int Number, int Page, LetterPart Part, string Text)
{
    /// <summary>
    /// Where its words stand on the page's picture; empty where the format does not know. They are no part of the reading's JSON, which is
    /// read whole at every start: the store keeps them apart.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<WordBox> Words { get; init; } = [];
}

/// <summary>The parts of a formal letter.</summary>
public enum LetterPart
{
    Head,
    Body,
    Closing,
    Signature,
    Address,
}
