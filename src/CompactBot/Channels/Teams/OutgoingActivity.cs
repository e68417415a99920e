namespace CompactBot.Channels.Teams;

/// <summary>What the bot posts. Fields that hold nothing are left out on the wire: a client of the protocol refuses nulls.</summary>
internal sealed record OutgoingActivity
{
    public string Type { get; init; } = "message";

    public required Account From { get; init; }

    public required ConversationReference Conversation { get; init; }

    public string? ReplyToId { get; init; }

    /// <summary>Stands above the card, and is what a locked phone and a client without cards show.</summary>
    public required string Text { get; init; }

    public string TextFormat { get; init; } = "plain";

    /// <summary>What the notification on a desktop shows.</summary>
    public required string Summary { get; init; }

    public required string Locale { get; init; }

    public string AttachmentLayout { get; init; } = "list";

    public required IReadOnlyList<CardAttachment> Attachments { get; init; }
}

internal sealed record ConversationReference(string Id);

internal sealed record CardAttachment(AdaptiveCard Content)
{
    public string ContentType { get; } = "application/vnd.microsoft.card.adaptive";
}

/// <summary>The answer to a pressed Action.Execute.</summary>
internal sealed record InvokeReply(int StatusCode, string Type, string Value)
{
    public static InvokeReply Said(string words) => new(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", words);
}

/// <summary>What the connector answers to a post.</summary>
internal sealed record PostedActivity(string? Id);

/// <summary>What the connector answers when it refuses.</summary>
internal sealed record ConnectorError(ConnectorErrorBody? Error);

internal sealed record ConnectorErrorBody(string? Code);
