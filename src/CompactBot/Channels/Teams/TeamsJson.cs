using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompactBot.Channels.Teams;

/// <summary>Everything of Teams that is read or written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(OutgoingActivity))]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(InvokeReply))]
[JsonSerializable(typeof(PressedButton))]
[JsonSerializable(typeof(PressedCard))]
[JsonSerializable(typeof(PostedActivity))]
[JsonSerializable(typeof(ConnectorError))]
[JsonSerializable(typeof(TeamsAddress))]
internal sealed partial class TeamsJson : JsonSerializerContext
{
    /// <summary>
    /// As it goes over the wire: letters of every script as they are. What is counted against the platform's limit is then what a
    /// reader sees, not six characters for each that is not ASCII. It is never put into a page as it is.
    /// </summary>
    public static TeamsJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>The value of an invoke named adaptiveCard/action.</summary>
internal sealed record PressedCard(PressedAction? Action);

internal sealed record PressedAction(string? Type, string? Verb, PressedButton? Data);
