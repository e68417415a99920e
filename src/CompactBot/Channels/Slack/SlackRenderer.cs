using System.Text.Json;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;

namespace CompactBot.Channels.Slack;

/// <summary>Shows staff the blocks that Slack will be sent.</summary>
public sealed class SlackRenderer(SlackBlocks blocks) : IPlatformRenderer
{
    public string Platform => SlackSender.PlatformName;

    public string Render(Message message) => JsonSerializer.Serialize(blocks.Compose(message), SlackJson.Out.IReadOnlyListSlackBlock);
}
