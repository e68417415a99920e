using CompactBot.Core.Messages;

namespace CompactBot.Channels.Slack;

/// <summary>What Slack asks of the bot: stored before it is acknowledged, handled afterwards. Only what handling needs, no more.</summary>
public sealed record SlackTask
{
    public required SlackTaskKind Kind { get; init; }

    /// <summary>The key of the installation that it came through: <see cref="SlackWorkspace.Key"/>.</summary>
    public required string Workspace { get; init; }

    public string? Team { get; init; }

    public string? Enterprise { get; init; }

    /// <summary>Empty where it concerns no one conversation.</summary>
    public string Channel { get; init; } = "";

    public ConversationKind Place { get; init; } = ConversationKind.Channel;

    /// <summary>The conversation's name, where Slack said it along.</summary>
    public string? Name { get; init; }

    /// <summary>Who did it.</summary>
    public string? User { get; init; }

    /// <summary>What was said, escapes undone and the mention of the bot removed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The thread that it was said in, and that the answer goes to.</summary>
    public string? Thread { get; init; }

    /// <summary>When it was said or came in, in seconds since 1970.</summary>
    public string? At { get; init; }

    /// <summary>Why the bot cannot speak there any longer.</summary>
    public string? Reason { get; init; }

    public string? ResponseUrl { get; init; }

    /// <summary>Whether the pressed button stands in a message that one person alone sees.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Whether the pressed button stands on the home page.</summary>
    public bool Home { get; init; }

    /// <summary>What the pressed button does.</summary>
    public ActionKind? Action { get; init; }

    /// <summary>The conversation, as it is seen through this.</summary>
    /// <summary>The channel's id from now on, where it moved.</summary>
    public string? MovedTo { get; init; }

    public Conversation ToConversation(string? name = null, string? zone = null) => new()
    {
        Id = $"slack:{Workspace}/{Channel}",
        Platform = SlackSender.PlatformName,
        Workspace = Workspace,
        Kind = Place,
        Name = Name ?? name,
        Address = new SlackAddress(Channel, Team, Enterprise).ToJson(),
        Zone = zone,
    };
}

public enum SlackTaskKind
{
    /// <summary>Somebody spoke to the bot.</summary>
    Said,

    /// <summary>Somebody used the slash command.</summary>
    Commanded,

    /// <summary>Somebody pressed a button.</summary>
    Pressed,

    /// <summary>The bot was added to a channel.</summary>
    Joined,

    /// <summary>It was removed from it, or the channel was archived or deleted.</summary>
    Left,

    /// <summary>The channel has another name, or is back from the archive.</summary>
    Changed,

    /// <summary>The channel goes on under another id.</summary>
    Moved,

    /// <summary>Somebody opened the bot's home page.</summary>
    HomeOpened,

    /// <summary>The bot was taken out of the workspace.</summary>
    Uninstalled,
}
