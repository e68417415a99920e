namespace CompactBot.Staff;

/// <summary>Words of a letter.</summary>
public sealed record FactSpan(int Paragraph, int Start, int Length);

/// <summary>One thing that was read from a letter, or remarked on it, with its words.</summary>
/// <param name="Anchor">Its name on the page: "f3"; "r1" for a remark.</param>
/// <param name="Field">The field that a correction would name.</param>
/// <param name="Label">What it is: "First day".</param>
/// <param name="Lines">What holds, as people read it.</param>
/// <param name="Spans">Its words; none where it was inferred.</param>
public sealed record ReviewFact(string Anchor, string Field, string Label, IReadOnlyList<string> Lines, IReadOnlyList<FactSpan> Spans)
{
    public bool IsInferred { get; init; }

    /// <summary>What the reader reads there, where staff say otherwise.</summary>
    public string? Read { get; init; }

    public bool IsStaffs { get; init; }

    /// <summary>A passcode: it stands on no page but this.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What a pointer resting on the words is told.</summary>
    public string Title => $"{Label}: {string.Join("; ", Lines)}";
}

/// <summary>The facts of the letter itself, or of one of its sessions.</summary>
/// <param name="Key">What corrections name the session by; null for the letter.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Facts">In the order in which they are shown.</param>
public sealed record FactGroup(string? Key, string Title, IReadOnlyList<ReviewFact> Facts)
{
    /// <summary>The name of its place on the page.</summary>
    public string Anchor { get; init; } = "of-letter";

    /// <summary>Whether a person added it.</summary>
    public bool IsAdded { get; init; }
}
