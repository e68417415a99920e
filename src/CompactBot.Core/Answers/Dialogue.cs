namespace CompactBot.Core.Answers;

/// <summary>What a dialogue remembers from one question to the next. Immutable; whoever holds the conversation keeps it.</summary>
public sealed record Dialogue
{
    public static Dialogue Empty { get; } = new();
}

/// <summary>An answer, and the dialogue as it stands after it.</summary>
public sealed record Turn(Answer Answer, Dialogue Next);
