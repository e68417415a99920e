using CompactBot.Core.Corrections;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>A letter with all that the store has of it.</summary>
/// <param name="FileId">The number of its file.</param>
/// <param name="FileName">Under which the file came.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Via">Through which door.</param>
/// <param name="Reader">The version of the reader that read it.</param>
/// <param name="Read">What the reader read, with its secrets; the words' boxes are with the paragraphs.</param>
/// <param name="Corrections">All corrections, the oldest first.</param>
/// <param name="Rereadings">What other versions of the reader read otherwise, the oldest first.</param>
public sealed record HeldLetter(
    long FileId,
    string FileName,
    Instant ReceivedAt,
    string Via,
    string Reader,
    LetterReading Read,
    IReadOnlyList<Correction> Corrections,
    IReadOnlyList<Rereading> Rereadings)
{
    /// <summary>The reading as it holds.</summary>
    public CorrectedReading Corrected { get; } = CorrectedReading.Of(Read, Corrections);

    /// <summary>Changes with whatever changes the letter: what a form was opened on is told by it.</summary>
    public string Mark => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Corrections.Count == 0 ? 0 : Corrections[^1].Number)}.{(Rereadings.Count == 0 ? 0 : Rereadings[^1].Number)}");

    /// <summary>Whether the store knows where its words stand on the pages' pictures.</summary>
    public bool HasPictures => Read.Letter.Paragraphs.Any(p => p.Words.Count > 0);
}

/// <summary>What another version of the reader read otherwise, a line each; none where nothing differed.</summary>
public sealed record Rereading(long Number, string Letter, Instant At, string FromReader, string ToReader, IReadOnlyList<string> Differences);

