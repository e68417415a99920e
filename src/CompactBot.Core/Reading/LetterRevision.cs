using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>What a letter says of being a change itself: a corrigendum, a revised programme, one that takes the place of another letter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Of">The day of the letter that it changes; null where it does not say.</param>
/// <param name="Quote">The letter's words.</param>
/// <param name="Paragraph">The paragraph that has them.</param>
/// <param name="Start">Where they start in the paragraph.</param>
public sealed record LetterRevision(RevisionKind Kind, LocalDate? Of, string Quote, int Paragraph, int Start);

public enum RevisionKind
{
    /// <summary>"the revised schedule", "the new dates": what it names is at its new place.</summary>
    Revises,

    /// <summary>A corrigendum: slips of an earlier letter are mended.</summary>
    Corrects,

    /// <summary>It supersedes another letter: what that one alone announced is no longer announced.</summary>
    Supersedes,
}

/// <summary>Something misprinted in an earlier letter: "for 13 February read 14 February". Either days, beginnings of sittings or rooms are given.</summary>
public sealed record LetterCorrection
{
    public IReadOnlyList<LocalDate> FromDays { get; init; } = [];

    public IReadOnlyList<LocalDate> ToDays { get; init; } = [];

    public LocalTime? FromHour { get; init; }

    public LocalTime? ToHour { get; init; }

    public string? FromRoom { get; init; }

    public string? ToRoom { get; init; }

    public required string Quote { get; init; }

    public required int Paragraph { get; init; }

    /// <summary>Where the quote starts in the paragraph.</summary>
    public required int Start { get; init; }
}
