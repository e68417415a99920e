using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompactBot.Channels.Slack.Wire;

/// <summary>Slack's JSON, in and out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SlackEnvelope))]
[JsonSerializable(typeof(SlackInteraction))]
[JsonSerializable(typeof(SlackTask))]
[JsonSerializable(typeof(SlackAddress))]
[JsonSerializable(typeof(SlackPost))]
[JsonSerializable(typeof(SlackResponse))]
[JsonSerializable(typeof(SlackHome))]
[JsonSerializable(typeof(IReadOnlyList<SlackBlock>))]
[JsonSerializable(typeof(SlackPosted))]
[JsonSerializable(typeof(SlackDone))]
[JsonSerializable(typeof(SlackIdentity))]
[JsonSerializable(typeof(SlackUserInfo))]
[JsonSerializable(typeof(SlackChannelInfo))]
[JsonSerializable(typeof(SlackHistory))]
public sealed partial class SlackJson : JsonSerializerContext
{
    /// <summary>For what goes out: characters stand as they are, so that limits count what a reader sees.</summary>
    public static SlackJson Out => Relaxed.Json;

    /// <summary>Apart, so that it is made after the generated half of the class.</summary>
    private static class Relaxed
    {
        internal static readonly SlackJson Json = new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
