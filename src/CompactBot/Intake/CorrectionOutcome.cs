using CompactBot.Core.Corrections;

namespace CompactBot.Intake;

/// <summary>Who corrects, why, and what they had before their eyes.</summary>
/// <param name="By">The person's name.</param>
/// <param name="Why">In their words.</param>
/// <param name="Mark">That of the letter when they opened the form; null where nothing was opened.</param>
public sealed record CorrectionNote(string By, string Why, string? Mark);

/// <summary>What came of a correction.</summary>
/// <param name="Status">Whether it is kept.</param>
/// <param name="Sentence">One line for the person.</param>
/// <param name="Problems">What is wrong, by field; "why" and "by" are fields too.</param>
/// <param name="Meanwhile">What others corrected since the form was opened.</param>
public sealed record CorrectionOutcome(
    CorrectionStatus Status,
    string Sentence,
    IReadOnlyList<(string Field, string Problem)> Problems,
    IReadOnlyList<Correction> Meanwhile)
{
    internal static CorrectionOutcome Of(CorrectionStatus status, string sentence) => new(status, sentence, [], []);
}

public enum CorrectionStatus
{
    /// <summary>Kept, with the catalogue's next version and the drafts, in one transaction.</summary>
    Done,

    /// <summary>It says what stands there; nothing was kept.</summary>
    Nothing,

    /// <summary>It cannot be taken; the problems say what, where, and the mend.</summary>
    Refused,

    /// <summary>The letter was changed since the form was opened; nothing was kept.</summary>
    Meanwhile,

    /// <summary>There is no such letter, session or correction.</summary>
    NotFound,
}
