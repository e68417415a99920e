namespace CompactBot.Channels.Slack;

/// <summary>How much Slack takes, in characters unless a name says otherwise (docs.slack.dev, Block Kit reference).</summary>
public static class SlackLimits
{
    public const int Blocks = 50;
    public const int Header = 150;
    public const int BlockText = 3000;
    public const int ContextElements = 10;
    public const int Actions = 25;
    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int ButtonUrl = 3000;

    /// <summary>All blocks of a message together, as JSON. Slack refuses more than about 13,200 (msg_blocks_too_long), and does not document it.</summary>
    public const int Message = 13_000;

    /// <summary>The plain text beside the blocks, in UTF-8 bytes: chat.update refuses about 4,000.</summary>
    public const int TextBytes = 3_900;
}
