using System.Text.Json;

namespace CompactBot.Channels.Slack.Wire;

/// <summary>What every method of the Web API answers.</summary>
public abstract record SlackAnswer
{
    public bool? Ok { get; init; }

    public string? Error { get; init; }
}

public sealed record SlackPosted : SlackAnswer
{
    public string? Channel { get; init; }

    public string? Ts { get; init; }
}

public sealed record SlackDone : SlackAnswer;

/// <summary>What auth.test answers.</summary>
public sealed record SlackIdentity : SlackAnswer
{
    public string? User { get; init; }

    public string? Team { get; init; }
}

public sealed record SlackUserInfo : SlackAnswer
{
    public SlackUser? User { get; init; }
}

public sealed record SlackUser
{
    public string? Name { get; init; }

    public string? RealName { get; init; }

    public string? Tz { get; init; }
}

public sealed record SlackChannelInfo : SlackAnswer
{
    public SlackNamed? Channel { get; init; }
}

public sealed record SlackHistory : SlackAnswer
{
    public IReadOnlyList<SlackHistoryMessage>? Messages { get; init; }

    public bool? HasMore { get; init; }

    public SlackCursor? ResponseMetadata { get; init; }
}

public sealed record SlackHistoryMessage
{
    public string? Ts { get; init; }

    /// <summary>Of whatever app wrote it, in whatever shape.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether it is the post with that delivery id.</summary>
    public bool Is(string delivery) =>
        Metadata is { ValueKind: JsonValueKind.Object } metadata
        && metadata.TryGetProperty("event_type", out var type) && type.ValueKind == JsonValueKind.String
        && type.ValueEquals(SlackMetadata.DeliveryEvent)
        && metadata.TryGetProperty("event_payload", out var payload) && payload.ValueKind == JsonValueKind.Object
        && payload.TryGetProperty("delivery", out var id) && id.ValueKind == JsonValueKind.String
        && id.ValueEquals(delivery);
}

public sealed record SlackCursor
{
    public string? NextCursor { get; init; }
}
