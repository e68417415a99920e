namespace CompactBot.Delivery;

/// <summary>What came of a request to the desk.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Sentence">One line for the person who asked: what was done, or why not and what can be done instead.</param>
public sealed record DeskResult(DeskOutcome Outcome, string Sentence)
{
    public bool IsDone => Outcome == DeskOutcome.Done;
}

public enum DeskOutcome
{
    /// <summary>Done, and committed.</summary>
    Done,

    /// <summary>It was so already; nothing changed.</summary>
    Already,

    /// <summary>Its state does not allow it; nothing changed.</summary>
    Refused,

    /// <summary>Another person, or a correction, changed it since it was opened; nothing changed.</summary>
    Meanwhile,

    /// <summary>There is no such announcement or delivery.</summary>
    NotFound,
}
