using System.Text.Json;

namespace CompactBot.Channels.Teams;

/// <summary>What Teams sends: the part of the Activity protocol (Bot Framework, schema 3.3) that the bot reads. The rest is ignored.</summary>
internal sealed record Activity
{
    public string Type { get; init; } = "";

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Action { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public Account? From { get; init; }

    public Account? Recipient { get; init; }

    public ActivityConversation? Conversation { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    public string? LocalTimezone { get; init; }

    public IReadOnlyList<ActivityEntity>? Entities { get; init; }

    public IReadOnlyList<Account>? MembersAdded { get; init; }

    public IReadOnlyList<Account>? MembersRemoved { get; init; }

    public ActivityChannelData? ChannelData { get; init; }

    /// <summary>What a pressed button carries.</summary>
    public JsonElement? Value { get; init; }
}

internal sealed record Account(string? Id, string? Name);

internal sealed record ActivityConversation
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>personal, groupChat or channel.</summary>
    public string? ConversationType { get; init; }

    public bool? IsGroup { get; init; }

    public string? TenantId { get; init; }
}

/// <summary>A mention, or what is known of the client.</summary>
internal sealed record ActivityEntity
{
    public string? Type { get; init; }

    public Account? Mentioned { get; init; }

    public string? Text { get; init; }

    public string? Timezone { get; init; }
}

internal sealed record ActivityChannelData
{
    public string? EventType { get; init; }

    public NamedThing? Tenant { get; init; }

    public NamedThing? Team { get; init; }

    public NamedThing? Channel { get; init; }
}

internal sealed record NamedThing(string? Id, string? Name);
