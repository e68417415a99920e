using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>
/// What a conversation has come to: all that a follow-up needs ("which room?", "and the day after?", "no, the sixth"). Immutable; each answer
/// hands on the next. Kept by whoever keeps the conversation, in memory: losing it loses follow-ups and nothing else.
/// </summary>
public sealed record Dialogue
{
    /// <summary>Nothing was said yet.</summary>
    public static Dialogue Empty { get; } = new();

    /// <summary>The last question that was understood.</summary>
    public Query? Last { get; init; }

    /// <summary>Ids of the sessions that were spoken of.</summary>
    public IReadOnlyList<string> Sessions { get; init; } = [];

    /// <summary>Ids of the letters that were spoken of.</summary>
    public IReadOnlyList<string> Letters { get; init; } = [];

    /// <summary>What the last answer rested on.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The language of <see cref="Citations"/>: that of the last answer.</summary>
    public string? Spoken { get; init; }

    /// <summary>The days that were spoken of.</summary>
    public (LocalDate From, LocalDate To)? Days { get; init; }

    /// <summary>What the last answer asked back: each choice as a question, and the session that it means.</summary>
    public IReadOnlyList<PendingChoice> Choices { get; init; } = [];

    /// <summary>The language of the last question.</summary>
    public string? Language { get; init; }

    /// <summary>What was set in this dialogue; a question that brings settings of its own goes by those.</summary>
    public AskerSettings Settings { get; init; } = AskerSettings.None;
}

/// <summary>One of the things that could be meant.</summary>
public sealed record PendingChoice(string Question, string Session);
