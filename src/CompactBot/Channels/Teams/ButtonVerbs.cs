using System.Text.Json;
using CompactBot.Core.Messages;

namespace CompactBot.Channels.Teams;

/// <summary>What a button is called on the wire, both ways.</summary>
internal static class ButtonVerbs
{
    public static string Of(ActionKind kind) => kind switch
    {
        ActionKind.Ask => "ask",
        ActionKind.Follow => "follow",
        ActionKind.Unfollow => "unfollow",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This button is not sent back."),
    };

    /// <summary>What was pressed; null where it is no button of the bot's.</summary>
    public static (ActionKind Kind, string Value)? Pressed(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value)
        {
            return null;
        }

        try
        {
            var (verb, data) = activity.Type == "invoke"
                ? value.Deserialize(TeamsJson.Default.PressedCard)?.Action is { } action ? (action.Verb, action.Data) : default
                : value.Deserialize(TeamsJson.Default.PressedButton) is { } button ? (button.Compactbot, button) : default;
            return (verb ?? data?.Compactbot) switch
            {
                "ask" when data?.Value is { Length: > 0 } question => (ActionKind.Ask, question),
                "follow" => (ActionKind.Follow, ""),
                "unfollow" => (ActionKind.Unfollow, ""),
                _ => null,
            };
        }
        catch (JsonException)
        {
            // Another app's card, or a forged one: no button of ours.
            return null;
        }
    }
}
