using CompactBot.Channels;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>What is due, as the store has it.</summary>
public sealed partial class DeliveryLedger
{
    private sealed class DueRow
    {
        public string Id { get; init; } = "";

        public string AnnouncementId { get; init; } = "";

        public string State { get; init; } = "";

        public long Attempts { get; init; }

        public long LookUps { get; init; }

        public long? ClaimedAt { get; init; }

        public long CreatedAt { get; init; }

        public string ConversationId { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Name { get; init; }

        public string Address { get; init; } = "";

        public string? Language { get; init; }

        public string? Zone { get; init; }

        public long Revision { get; init; }

        public DueDelivery ToDue(WorkspaceKey workspace) => new(
            Id,
            AnnouncementId,
            new Conversation
            {
                Id = ConversationId,
                Platform = workspace.Platform,
                Workspace = workspace.Workspace,
                Kind = Enum.Parse<ConversationKind>(Kind, ignoreCase: true),
                Name = Name,
                Address = Address,
                Following = true,
                Language = Language,
                Zone = Zone,
            },
            string.Equals(State, "uncertain", StringComparison.Ordinal),
            (int)Attempts,
            (int)LookUps,
            Instant.FromUnixTimeMilliseconds(ClaimedAt ?? CreatedAt),
            Instant.FromUnixTimeMilliseconds(CreatedAt))
        {
            Revision = Revision,
        };
    }
}
