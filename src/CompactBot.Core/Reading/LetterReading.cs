using System.Text.Json.Serialization;
using CompactBot.Core.Languages;
using CompactBot.Core.Letters;
using NodaTime;

namespace CompactBot.Core.Reading;

/// <summary>Everything that was read from one letter.</summary>
public sealed record LetterReading
{
    public required Letter Letter { get; init; }

    /// <summary>Where it was written: "New York". Null where the letter does not say.</summary>
    public string? Place { get; init; }

    /// <summary>What it is about, in a few words of its own language.</summary>
    public required string Subject { get; init; }

    public required LetterKind Kind { get; init; }

    /// <summary>The id of the cover letter in the same file; null where there is none.</summary>
    public string? CoveredBy { get; init; }

    /// <summary>The process that it belongs to: a name that can be shown, and a key that its other letters share. Null where none is named.</summary>
    public ProcessName? Process { get; init; }

    public IReadOnlyList<Issuer> Issuers { get; init; } = [];

    /// <summary>The capacity that the issuers write in together ("co-facilitators"), as the letter has it; null where it has none.</summary>
    public string? Role { get; init; }

    /// <summary>Whom it is addressed to, as the letter has it; null where it does not say.</summary>
    public string? Addressees { get; init; }

    public IReadOnlyList<Session> Sessions { get; init; } = [];

    /// <summary>
    /// Sessions that it changes without giving a day ("the second round is cancelled", "the hearing will be held in …"): they mean
    /// something only beside the letter that announced them, and announce nothing.
    /// </summary>
    public IReadOnlyList<Session> Changed { get; init; } = [];

    /// <summary>What was misprinted in an earlier letter, where this one names no session for it.</summary>
    public IReadOnlyList<LetterCorrection> Corrections { get; init; } = [];

    /// <summary>Null where the letter does not say that it changes another.</summary>
    public LetterRevision? Revision { get; init; }

    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];

    /// <summary>What came with it: "procedural note", "zero draft".</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    public IReadOnlyList<Reference> References { get; init; } = [];

    public IReadOnlyList<EarlierLetter> EarlierLetters { get; init; } = [];

    public IReadOnlyList<string> Links { get; init; } = [];

    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Passcodes and the like: shown to staff, and masked wherever anybody else can look.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>How often staff corrected it, undoings included: it only ever rises.</summary>
    [JsonIgnore]
    public int TimesCorrected { get; init; }

    /// <summary>When they did so last; null where they never did.</summary>
    [JsonIgnore]
    public Instant? LastCorrected { get; init; }

    /// <summary>Evidence of the letter's own fields (date, place, issuers, addressees); that of a session is with the session.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

public enum LetterKind
{
    Invitation,
    Transmittal,
    Cover,
    Notice,
    Other,
}

/// <summary>A process as letters name it.</summary>
/// <param name="Key">Lower-case words without filler, so that "safe, regular and orderly" and "safe, orderly and regular" are one.</param>
/// <param name="Name">The name as the letter writes it.</param>
public sealed record ProcessName(string Key, string Name)
{
    /// <summary>The capitals that the letter puts in brackets behind the name, which other languages may share: "BBNJ". Null where it has none.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Short { get; init; }

    /// <summary>The process of that name in a letter of that language.</summary>
    public static ProcessName Of(string name, string language)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ProcessReader.Named(name, ReadingWords.Of(LanguageTags.All.Contains(language, StringComparer.Ordinal) ? language : LanguageTags.Default));
    }
}

/// <summary>Who signs, and in what capacity: "Ambassador and Permanent Representative of Mexico to the United Nations".</summary>
public sealed record Issuer(string Name, string Capacity);

/// <summary>What has to be done by a day. The quote stands in the paragraph of that number.</summary>
public sealed record Deadline(string What, LocalDate Date, string Quote, int Paragraph);

/// <summary>What came with a letter, and the words that say so.</summary>
public sealed record Enclosure(string What, string Quote, int Paragraph);

/// <summary>A document or resolution that a letter refers to.</summary>
/// <param name="Symbol">The document symbol: "A/RES/70/1".</param>
/// <param name="Paragraph">The paragraph of the document that is meant; null where the whole is.</param>
/// <param name="Quote">The letter's words.</param>
/// <param name="LetterParagraph">The number of the paragraph of the letter.</param>
public sealed record Reference(string Symbol, string? Paragraph, string Quote, int LetterParagraph);

/// <summary>A letter that this one refers to.</summary>
public sealed record EarlierLetter(LocalDate Date, string? About, string Quote, int Paragraph)
{
    public bool YearInferred { get; init; }
}

public enum RemarkSeverity
{
    Info,
    Warning,
}

/// <summary>What the reader noticed and a person should see.</summary>
/// <param name="Severity">Warning where something is wrong in the letter; info where the reader inferred.</param>
/// <param name="Code">A name in kebab case: "weekday-mismatch", "year-inferred".</param>
/// <param name="Text">A sentence for staff.</param>
/// <param name="Quote">The letter's words.</param>
/// <param name="Paragraph">The number of the paragraph that has them.</param>
public sealed record Remark(RemarkSeverity Severity, string Code, string Text, string Quote, int Paragraph)
{
    /// <summary>It was remarked beside the letters held when this one came, and not by the reader of the letter alone.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOfCatalogue { get; init; }
}

/// <summary>A stretch of a letter that is for staff alone.</summary>
/// <param name="Paragraph">The number of the paragraph.</param>
/// <param name="Start">Where it starts there, in UTF-16 code units.</param>
/// <param name="Length">How long it is.</param>
public sealed record Secret(int Paragraph, int Start, int Length);
