using System.Text.Json;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;
using CompactBot.Storage;
using Microsoft.Extensions.Primitives;

namespace CompactBot.Channels.Slack;

/// <summary>Reads what Slack posted into a task and the key that makes a repetition harmless. What is not for the bot is null.</summary>
public static class SlackTaskReader
{
    /// <summary>Messages that people write; every other subtype is a change, a notice, or another program.</summary>
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal) { "file_share", "thread_broadcast", "me_message" };

    public static (string Key, SlackTask Task)? Read(SlackEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var authorization = envelope.Authorizations?.FirstOrDefault(a => a.IsBot is true) ?? envelope.Authorizations?.FirstOrDefault();
        var workspace = new SlackWorkspace(
            authorization?.TeamId ?? envelope.TeamId, authorization?.EnterpriseId ?? envelope.EnterpriseId, authorization?.IsEnterpriseInstall ?? false);
        if (envelope.Event is not { } happened || workspace.Key is not { } key || string.IsNullOrEmpty(envelope.EventId))
        {
            return null;
        }

        var channel = Id(happened.Channel);
        var bot = authorization?.UserId;
        var task = new SlackTask
        {
            Kind = SlackTaskKind.Said,
            Workspace = key,
            Team = workspace.Team,
            Enterprise = workspace.Enterprise,
            Channel = channel ?? "",
            Place = PlaceOf(channel, happened.ChannelType),
            User = Id(happened.User),
            At = happened.Ts,
        };
        var read = happened.Type switch
        {
            "app_uninstalled" => task with { Kind = SlackTaskKind.Uninstalled, Reason = "uninstalled" },
            "tokens_revoked" => happened.Tokens?.Bot is { Count: > 0 } ? task with { Kind = SlackTaskKind.Uninstalled, Reason = ConversationStore.TokenRevoked } : null,
            "channel_id_changed" => happened is { OldChannelId: { Length: > 0 } old, NewChannelId: { Length: > 0 } moved }
                ? task with { Kind = SlackTaskKind.Moved, Channel = old, MovedTo = moved }
                : null,
            _ when channel is null => null,
            "message" or "app_mention" => Said(happened, task, bot),
            "member_joined_channel" => task.User is not null && task.User == bot ? task with { Kind = SlackTaskKind.Joined } : null,
            "member_left_channel" => task.User is not null && task.User == bot ? task with { Kind = SlackTaskKind.Left, Reason = "removed" } : null,
            "channel_left" or "group_left" => task with { Kind = SlackTaskKind.Left, Reason = "removed" },
            "channel_archive" or "group_archive" => task with { Kind = SlackTaskKind.Left, Reason = "archived" },
            "channel_deleted" or "group_deleted" => task with { Kind = SlackTaskKind.Left, Reason = "deleted" },
            "channel_unarchive" or "group_unarchive" => task with { Kind = SlackTaskKind.Changed },
            "channel_rename" or "group_rename" => task with { Kind = SlackTaskKind.Changed, Name = NameOf(happened.Channel) },
            "app_home_opened" => happened.Tab is "home" && task.User is not null
                ? task with { Kind = SlackTaskKind.HomeOpened, Place = ConversationKind.Personal }
                : null,
            _ => null,
        };

        // A post that mentions the bot comes as a message and as a mention, each an event of its own: the post is the key.
        return read switch
        {
            null => null,
            { Kind: SlackTaskKind.Said } => ($"post:{key}/{channel}/{happened.Ts}", read),
            _ => ($"event:{envelope.EventId}", read),
        };
    }

    public static (string Key, SlackTask Task)? Read(SlackInteraction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var workspace = new SlackWorkspace(interaction.Team?.Id, interaction.Enterprise?.Id, interaction.IsEnterpriseInstall is true);
        var home = interaction.View is { Type: "home" };
        var channel = home ? interaction.View!.PrivateMetadata : interaction.Channel?.Id ?? interaction.Container?.ChannelId;
        if (interaction.Type != "block_actions" || workspace.Key is not { } key || string.IsNullOrEmpty(channel)
            || interaction.Actions?.FirstOrDefault() is not { ActionId: { } action } pressed || ActionOf(action) is not { } kind)
        {
            return null;
        }

        var place = PlaceOf(channel, home ? "im" : null, interaction.Channel?.Name);
        var thread = interaction.Message?.ThreadTs ?? interaction.Container?.ThreadTs;
        var task = new SlackTask
        {
            Kind = SlackTaskKind.Pressed,
            Workspace = key,
            Team = workspace.Team,
            Enterprise = workspace.Enterprise,
            Channel = channel,
            Place = place,
            Name = NameOf(interaction.Channel?.Name, place),
            User = interaction.User?.Id,
            Text = SlackText.UnpackValue(pressed.Value),
            // Among many, the answer to a button goes below the post that it stands in.
            Thread = thread ?? (place == ConversationKind.Personal ? null : interaction.Message?.Ts ?? interaction.Container?.MessageTs),
            At = pressed.ActionTs,
            ResponseUrl = interaction.ResponseUrl,
            Ephemeral = interaction.Container?.IsEphemeral ?? false,
            Home = home,
            Action = kind,
        };
        return ($"press:{interaction.TriggerId ?? pressed.ActionTs}:{action}", task);
    }

    public static (string Key, SlackTask Task)? ReadCommand(IReadOnlyDictionary<string, StringValues> form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var workspace = new SlackWorkspace(Field(form, "team_id"), Field(form, "enterprise_id"), Field(form, "is_enterprise_install") == "true");
        if (workspace.Key is not { } key || Field(form, "channel_id") is not { } channel || Field(form, "trigger_id") is not { } trigger)
        {
            return null;
        }

        var place = PlaceOf(channel, null, Field(form, "channel_name"));
        return ($"command:{trigger}", new SlackTask
        {
            Kind = SlackTaskKind.Commanded,
            Workspace = key,
            Team = workspace.Team,
            Enterprise = workspace.Enterprise,
            Channel = channel,
            Place = place,
            Name = NameOf(Field(form, "channel_name"), place),
            User = Field(form, "user_id"),
            Text = SlackText.Read(Field(form, "text"), null),
            ResponseUrl = Field(form, "response_url"),
        });
    }

    private static SlackTask? Said(SlackEvent happened, SlackTask task, string? bot)
    {
        if (happened.BotId is not null || task.User is null || task.User == bot || string.IsNullOrEmpty(happened.Ts)
            || (happened.Subtype is not null && !Written.Contains(happened.Subtype)))
        {
            return null;
        }

        var meant = happened.Type == "app_mention" || task.Place == ConversationKind.Personal || SlackText.Mentions(happened.Text, bot);
        return meant ? task with { Text = SlackText.Read(happened.Text, bot), Thread = happened.ThreadTs } : null;
    }

    private static ActionKind? ActionOf(string actionId) =>
        actionId.StartsWith(SlackBlocks.ActionPrefix, StringComparison.Ordinal)
        && Enum.TryParse<ActionKind>(actionId[SlackBlocks.ActionPrefix.Length..].Split(':')[0], ignoreCase: true, out var kind)
        && kind != ActionKind.Open
            ? kind
            : null;

    private static ConversationKind PlaceOf(string? channel, string? type, string? name = null) => type switch
    {
        "im" => ConversationKind.Personal,
        "mpim" => ConversationKind.Group,
        null when channel is not null && channel.StartsWith('D') => ConversationKind.Personal,
        null when name is not null && name.StartsWith("mpdm-", StringComparison.Ordinal) => ConversationKind.Group,
        _ => ConversationKind.Channel,
    };

    /// <summary>Slack's stand-ins for a name are no names.</summary>
    private static string? NameOf(string? name, ConversationKind place) =>
        place == ConversationKind.Channel && name is not ("privategroup" or "directmessage") ? name : null;

    private static string? NameOf(JsonElement? channel) =>
        channel is { ValueKind: JsonValueKind.Object } renamed && renamed.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;

    private static string? Id(JsonElement? reference) => reference switch
    {
        { ValueKind: JsonValueKind.String } id => id.GetString() is { Length: > 0 } text ? text : null,
        { ValueKind: JsonValueKind.Object } named when named.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String => id.GetString(),
        _ => null,
    };

    private static string? Field(IReadOnlyDictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var value) && value.Count == 1 && value[0] is { Length: > 0 } text ? text : null;
}
