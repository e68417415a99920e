using CompactBot.Core.Questions;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>A place on a platform where the bot can speak.</summary>
public sealed record Conversation
{
    /// <summary>"platform:key", the key being the platform's own name for it: "slack:T01TEST/C01GEN".</summary>
    public required string Id { get; init; }

    /// <summary>"teams" or "slack".</summary>
    public required string Platform { get; init; }

    /// <summary>The tenant (Teams) or team (Slack) whose limits it shares.</summary>
    public required string Workspace { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>Its name, where the platform told it.</summary>
    public string? Name { get; init; }

    /// <summary>What its platform's sender needs to speak there: the platform's own JSON, read by nobody else.</summary>
    public required string Address { get; init; }

    /// <summary>Whether announcements go there.</summary>
    public bool Following { get; init; }

    /// <summary>Why the bot cannot speak there ("uninstalled", "archived"); null where it can.</summary>
    public string? AbsentReason { get; init; }

    /// <summary>The language that was set for it, else that of whoever spoke last; null where neither is known.</summary>
    public string? Language { get; init; }

    /// <summary>IANA name of the zone that was set for it, else of the asker's, where it is known.</summary>
    public string? Zone { get; init; }

    /// <summary>What was set for it in words; it holds over what the platform tells.</summary>
    public AskerSettings Settings { get; init; } = AskerSettings.None;

    public Instant FirstSeen { get; init; }

    public Instant LastContact { get; init; }
}

public enum ConversationKind
{
    Personal,
    Group,
    Channel,
}
