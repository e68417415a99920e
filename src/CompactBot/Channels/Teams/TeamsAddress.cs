using System.Text.Json;
using NodaTime;
using CompactBot.Core.Languages;

namespace CompactBot.Channels.Teams;

/// <summary>What the bot needs to speak in a conversation unasked: Teams' conversation reference, taken from a validated activity.</summary>
/// <param name="ServiceUrl">The connector's address for the conversation's region.</param>
/// <param name="ConversationId">Without the thread.</param>
/// <param name="Bot">The bot's account there.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="ChannelId">"msteams".</param>
/// <param name="TeamId">The team that a channel belongs to.</param>
internal sealed record TeamsAddress(string ServiceUrl, string ConversationId, Account Bot, string? TenantId, string? ChannelId, string? TeamId)
{
    private const string Between = " / ";
    private const string ThreadMark = ";messageid=";

    public static TeamsAddress Of(Conversation conversation) =>
        JsonSerializer.Deserialize(conversation.Address, TeamsJson.Default.TeamsAddress)
        ?? throw new InvalidDataException($"The conversation {conversation.Id} has no address.");

    /// <summary>The id that the store knows a conversation by.</summary>
    public static string StoreId(string conversationId) => $"teams:{WithoutThread(conversationId)}";

    /// <summary>The key of the thread that an id names; null outside channels.</summary>
    public static string? ThreadOf(string conversationId)
    {
        var at = conversationId.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : conversationId[(at + ThreadMark.Length)..];
    }

    /// <summary>The conversation of an activity as the store keeps it. Null where the activity does not say enough to answer it.</summary>
    public static Conversation? Seen(Activity activity)
    {
        if (activity is not { Conversation.Id: { Length: > 0 } id, ServiceUrl: { Length: > 0 } serviceUrl, Recipient.Id: { Length: > 0 } })
        {
            return null;
        }

        var tenant = activity.Conversation.TenantId ?? activity.ChannelData?.Tenant?.Id;
        var kind = activity.Conversation switch
        {
            { ConversationType: "channel" } => ConversationKind.Channel,
            { ConversationType: "groupChat" } => ConversationKind.Group,
            { ConversationType: null, IsGroup: true } => ConversationKind.Group,
            _ => ConversationKind.Personal,
        };
        var address = new TeamsAddress(serviceUrl, WithoutThread(id), activity.Recipient, tenant, activity.ChannelId, activity.ChannelData?.Team?.Id);
        return new Conversation
        {
            Id = StoreId(id),
            Platform = TeamsSender.Name,
            Workspace = tenant ?? "",
            Kind = kind,
            Name = NameOf(activity, kind),
            Address = JsonSerializer.Serialize(address, TeamsJson.Default.TeamsAddress),
            Language = LanguageOf(activity.Locale),
            Zone = ZoneOf(activity),
        };
    }

    /// <summary>A channel's new name. Teams tells it without the team's, which is kept from the name before.</summary>
    public static string? Renamed(string? before, ActivityChannelData told) =>
        Joined(told.Team?.Name ?? (before?.Split(Between) is [var team, _] ? team : null), told.Channel?.Name);

    private static string? NameOf(Activity activity, ConversationKind kind) => kind switch
    {
        ConversationKind.Personal => activity.From?.Name,
        ConversationKind.Group => activity.Conversation?.Name,
        _ => Joined(activity.ChannelData?.Team?.Name, activity.ChannelData?.Channel?.Name),
    };

    private static string? Joined(string? team, string? channel) =>
        team is { Length: > 0 } && channel is { Length: > 0 } ? $"{team}{Between}{channel}" : channel ?? team;

    private static string? LanguageOf(string? locale) => LanguageTags.Spoken.FirstOrDefault(tag =>
        string.Equals(locale, tag, StringComparison.OrdinalIgnoreCase) || locale?.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase) == true);

    private static string? ZoneOf(Activity activity)
    {
        var zone = activity.LocalTimezone ?? activity.Entities?.FirstOrDefault(entity => entity?.Type == "clientInfo")?.Timezone;
        return zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null;
    }

    private static string WithoutThread(string conversationId)
    {
        var at = conversationId.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? conversationId : conversationId[..at];
    }
}
