using CompactBot.Core.Messages;
using CompactBot.Core.Questions;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Answers;

/// <summary>What became of a question. Written in kebab case outside.</summary>
public enum Outcome
{
    /// <summary>The letters hold it; there is at least one citation.</summary>
    Answered,

    /// <summary>It is about the process, and no letter held (as of the asker's now) says it.</summary>
    NotAnnounced,

    /// <summary>More than one thing could be meant; the choices are listed.</summary>
    Ambiguous,

    /// <summary>The bot is asked to do what it does not do.</summary>
    Declined,

    /// <summary>Anything else.</summary>
    NotUnderstood,

    /// <summary>The request itself could not be read.</summary>
    Error,
}

/// <summary>The answer to one question.</summary>
public sealed record Answer
{
    public required Outcome Outcome { get; init; }

    /// <summary>The answer as every channel shows it; its language and direction are the answer's.</summary>
    public required Message Message { get; init; }

    /// <summary>The sessions that the answer is about, nothing else.</summary>
    public IReadOnlyList<Session> Sessions { get; init; } = [];

    /// <summary>The letters that the answer is about or rests on.</summary>
    public IReadOnlyList<LetterReading> Letters { get; init; } = [];

    /// <summary>What could be meant, where the outcome is <see cref="Outcome.Ambiguous"/>: questions that can be asked as they stand.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What holds for the conversation from now on; null where nothing was set. Kept by whoever keeps the conversation.</summary>
    public AskerSettings? Settings { get; init; }

    /// <summary>Complete on its own, in the asker's language, with every fact that the answer states.</summary>
    public string Text => PlainText.Render(Message, withCitations: false);
}
