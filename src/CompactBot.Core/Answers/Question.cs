using CompactBot.Core.Questions;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <summary>A question as it comes in.</summary>
/// <param name="Text">The asker's words.</param>
/// <param name="Now">The clock, and the state of knowledge: the catalogue handed over with it holds no later letter.</param>
/// <param name="Zone">The asker's zone; null where it is not known, and then times are given at the venue alone.</param>
/// <param name="Language">The language to answer in; null where it is to be told from the words.</param>
public sealed record Question(string Text, Instant Now, DateTimeZone? Zone = null, string? Language = null)
{
    /// <summary>The language of the asker's profile: what is spoken where neither the words nor the conversation tell.</summary>
    public string? Profile { get; init; }

    /// <summary>What was set for the conversation, by whoever keeps it; null where the dialogue itself keeps it.</summary>
    public AskerSettings? Settings { get; init; }
}
