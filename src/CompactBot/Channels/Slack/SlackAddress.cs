using System.Text.Json;
using CompactBot.Channels.Slack.Wire;

namespace CompactBot.Channels.Slack;

/// <summary>What the sender needs to speak in a conversation: <see cref="Conversation.Address"/> of a Slack conversation.</summary>
public sealed record SlackAddress(string Channel, string? Team = null, string? Enterprise = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, SlackJson.Default.SlackAddress);

    /// <summary>Null where it is no address of Slack's.</summary>
    public static SlackAddress? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SlackJson.Default.SlackAddress) is { Channel.Length: > 0 } address ? address : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
