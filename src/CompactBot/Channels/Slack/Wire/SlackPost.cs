namespace CompactBot.Channels.Slack.Wire;

/// <summary>The body of chat.postMessage and, with <see cref="Ts"/>, of chat.update.</summary>
public sealed record SlackPost
{
    public required string Channel { get; init; }

    /// <summary>What notifications and screen readers say; escaped already.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<SlackBlock> Blocks { get; init; }

    public string? ThreadTs { get; init; }

    public string? Ts { get; init; }

    public SlackMetadata? Metadata { get; init; }

    public bool Mrkdwn => false;

    public bool LinkNames => false;

    public string Parse => "none";

    public bool UnfurlLinks => false;

    public bool UnfurlMedia => false;
}

/// <summary>The body of a post to a response_url.</summary>
public sealed record SlackResponse
{
    /// <summary>"ephemeral" or "in_channel".</summary>
    public required string ResponseType { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<SlackBlock> Blocks { get; init; }

    public string? ThreadTs { get; init; }

    public bool ReplaceOriginal => false;

    public bool Mrkdwn => false;
}

/// <summary>What goes with a post for programs alone: the id that an uncertain delivery is found by.</summary>
public sealed record SlackMetadata
{
    public const string DeliveryEvent = "compactbot_delivery";

    public string? EventType { get; init; }

    public SlackMetadataPayload? EventPayload { get; init; }

    public static SlackMetadata For(string delivery) => new() { EventType = DeliveryEvent, EventPayload = new SlackMetadataPayload { Delivery = delivery } };
}

public sealed record SlackMetadataPayload
{
    public string? Delivery { get; init; }
}

/// <summary>The body of views.publish.</summary>
public sealed record SlackHome(string UserId, SlackHomeView View);

public sealed record SlackHomeView(IReadOnlyList<SlackBlock> Blocks, string PrivateMetadata)
{
    public string Type => "home";
}
