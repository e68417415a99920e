using NodaTime;

namespace CompactBot.Core.Letters;

/// <summary>One letter of a file, parted, before it has an id.</summary>
internal sealed record LetterDraft
{
    public required string FileName { get; init; }

    public required string Language { get; init; }

    public required LocalDate Date { get; init; }

    /// <summary>Where the date stands.</summary>
    public required LetterSpan DateSpan { get; init; }

    public LetterSpan? Place { get; init; }

    /// <summary>It bears no date: <see cref="Date"/> is the earliest day that it names.</summary>
    public bool IsUndated { get; init; }

    /// <summary>A salutation, a closing, a signature or a head tells that it is a letter.</summary>
    public bool IsSigned { get; init; } = true;

    public required IReadOnlyList<LetterParagraph> Paragraphs { get; init; }

    public LetterParagraph Head => Paragraphs[0];

    public IEnumerable<LetterParagraph> Body => Paragraphs.Where(p => p.Part == LetterPart.Body);

    public IEnumerable<LetterParagraph> Of(LetterPart part) => Paragraphs.Where(p => p.Part == part);
}

/// <summary>A stretch of a letter's paragraph.</summary>
internal sealed record LetterSpan(int Paragraph, int Start, string Text);
