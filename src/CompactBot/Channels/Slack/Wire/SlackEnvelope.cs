using System.Text.Json;

namespace CompactBot.Channels.Slack.Wire;

/// <summary>What the Events API posts: the outer event, with the fields that the bot reads.</summary>
public sealed record SlackEnvelope
{
    public string? Type { get; init; }

    public string? Challenge { get; init; }

    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public string? EventId { get; init; }

    public SlackEvent? Event { get; init; }

    public IReadOnlyList<SlackAuthorization>? Authorizations { get; init; }
}

public sealed record SlackAuthorization
{
    public string? EnterpriseId { get; init; }

    public string? TeamId { get; init; }

    public string? UserId { get; init; }

    public bool? IsBot { get; init; }

    public bool? IsEnterpriseInstall { get; init; }
}

public sealed record SlackEvent
{
    public string? Type { get; init; }

    public string? Subtype { get; init; }

    /// <summary>An id; other events than ours have an object here.</summary>
    public JsonElement? User { get; init; }

    public string? BotId { get; init; }

    public string? Text { get; init; }

    public string? Ts { get; init; }

    public string? ThreadTs { get; init; }

    /// <summary>An id, or the channel itself where it was renamed.</summary>
    public JsonElement? Channel { get; init; }

    public string? ChannelType { get; init; }

    public string? Tab { get; init; }

    public SlackRevoked? Tokens { get; init; }

    /// <summary>Of channel_id_changed: the id that the channel had.</summary>
    public string? OldChannelId { get; init; }

    public string? NewChannelId { get; init; }
}

/// <summary>Whose tokens were revoked.</summary>
public sealed record SlackRevoked
{
    public IReadOnlyList<string>? Oauth { get; init; }

    public IReadOnlyList<string>? Bot { get; init; }
}
