namespace CompactBot.Channels.Slack.Wire;

/// <summary>What Slack posts when somebody uses something interactive, with the fields that the bot reads.</summary>
public sealed record SlackInteraction
{
    public string? Type { get; init; }

    public SlackNamed? Team { get; init; }

    public SlackNamed? Enterprise { get; init; }

    public bool? IsEnterpriseInstall { get; init; }

    public SlackNamed? User { get; init; }

    public SlackNamed? Channel { get; init; }

    public string? TriggerId { get; init; }

    public string? ResponseUrl { get; init; }

    public SlackContainer? Container { get; init; }

    public SlackPressedMessage? Message { get; init; }

    public SlackPressedView? View { get; init; }

    public IReadOnlyList<SlackPressed>? Actions { get; init; }
}

public sealed record SlackNamed
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}

public sealed record SlackContainer
{
    public string? Type { get; init; }

    public string? MessageTs { get; init; }

    public string? ThreadTs { get; init; }

    public string? ChannelId { get; init; }

    public bool? IsEphemeral { get; init; }
}

public sealed record SlackPressedMessage
{
    public string? Ts { get; init; }

    public string? ThreadTs { get; init; }
}

public sealed record SlackPressedView
{
    public string? Type { get; init; }

    public string? PrivateMetadata { get; init; }
}

public sealed record SlackPressed
{
    public string? ActionId { get; init; }

    public string? Value { get; init; }

    public string? ActionTs { get; init; }
}
