namespace CompactBot.Core.Answers;

/// <summary>One question answered, and what the conversation has come to.</summary>
public sealed record Turn(Answer Answer, Dialogue Next);
