using CompactBot.Channels;
using CompactBot.Core.Questions;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>Where the bot can speak, and which of those places follow the announcements.</summary>
public sealed class ConversationStore(Database database, IClock clock)
{
    /// <summary>Why a whole workspace cannot be reached, until anything comes from it again.</summary>
    public const string TokenRevoked = "token revoked";

    /// <summary>From one id to another, in this order.</summary>
    private static readonly string[] Moving =
    [
        """
        UPDATE conversation SET following = (SELECT o.following FROM conversation o WHERE o.id = @from),
            digest_at = (SELECT o.digest_at FROM conversation o WHERE o.id = @from), gather_minutes = (SELECT o.gather_minutes FROM conversation o WHERE o.id = @from),
            quiet_from = (SELECT o.quiet_from FROM conversation o WHERE o.id = @from), quiet_to = (SELECT o.quiet_to FROM conversation o WHERE o.id = @from),
            set_language = (SELECT o.set_language FROM conversation o WHERE o.id = @from), set_zone = (SELECT o.set_zone FROM conversation o WHERE o.id = @from),
            set_city = (SELECT o.set_city FROM conversation o WHERE o.id = @from)
        WHERE id = @Id AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.conversation_id = @Id)
        """,
        "INSERT INTO follow_rule (conversation_id, kind, place, process) SELECT @Id, kind, place, process FROM follow_rule WHERE conversation_id = @from ON CONFLICT DO NOTHING",
        "INSERT INTO reminder_wish (conversation_id, about, ahead, asked_at) SELECT @Id, about, ahead, asked_at FROM reminder_wish WHERE conversation_id = @from ON CONFLICT DO NOTHING",
        "DELETE FROM reminder_wish WHERE conversation_id = @from",
        "UPDATE delivery SET conversation_id = @Id WHERE conversation_id = @from AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.conversation_id = @Id)",
        "UPDATE conversation SET following = 0, absent_reason = @reason WHERE id = @from",
    ];

    private const string Columns =
        """
        id AS Id, platform AS Platform, workspace AS Workspace, kind AS Kind, name AS Name, address AS Address, following AS Following,
        absent_reason AS AbsentReason, language AS Language, zone AS Zone, set_language AS SetLanguage, set_zone AS SetZone, set_city AS SetCity, first_seen_at AS FirstSeenAt, last_contact_at AS LastContactAt
        """;

    /// <summary>
    /// Notes that the platform spoke to the bot there: a new conversation is stored, a known one gets the newer address, name, language
    /// and zone (where given), and is present again. Whether it follows stays as it was.
    /// </summary>
    public async Task<Conversation> SeenAsync(Conversation conversation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleAsync<Row>(
            $"""
            INSERT INTO conversation (id, platform, workspace, kind, name, address, following, language, zone, first_seen_at, last_contact_at)
            VALUES (@Id, @Platform, @Workspace, @Kind, @Name, @Address, @Following, @Language, @Zone, @now, @now)
            ON CONFLICT (id) DO UPDATE SET
                workspace = excluded.workspace, kind = excluded.kind, address = excluded.address, absent_reason = NULL,
                name = COALESCE(excluded.name, conversation.name), language = COALESCE(excluded.language, conversation.language),
                zone = COALESCE(excluded.zone, conversation.zone), last_contact_at = excluded.last_contact_at
            RETURNING {Columns}
            """,
            new
            {
                conversation.Id,
                conversation.Platform,
                conversation.Workspace,
                Kind = Name(conversation.Kind),
                conversation.Name,
                conversation.Address,
                Following = conversation.Following ? 1L : 0L,
                conversation.Language,
                conversation.Zone,
                now,
            });

        // Whoever speaks there again does so by a new token, which holds for the whole workspace.
        await connection.ExecuteAsync(
            "UPDATE conversation SET absent_reason = NULL WHERE platform = @Platform AND workspace = @Workspace AND absent_reason = @TokenRevoked",
            new { conversation.Platform, conversation.Workspace, TokenRevoked });
        return row.ToConversation();
    }

    /// <summary>
    /// The conversation goes on under another id: what it wants, what waits for it and what was posted there go with it. Where the bot is
    /// known there already, only the old one is closed.
    /// </summary>
    public async Task MoveAsync(string from, Conversation to, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        await SeenAsync(to, cancellation);
        await database.InTransactionAsync(
            async transaction =>
            {
                var ids = new { from, to.Id, reason = $"moved to {to.Id}" };
                foreach (var step in Moving)
                {
                    await transaction.Connection!.ExecuteAsync(step, ids, transaction);
                }

                return true;
            },
            cancellation);
    }

    /// <summary>Lets a conversation follow, or ends it. False where it is not known.</summary>
    public async Task<bool> FollowAsync(string id, bool following, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync("UPDATE conversation SET following = @following WHERE id = @id", new { id, following = following ? 1L : 0L }) > 0;
    }

    /// <summary>Keeps what was set for the conversation. False where it is not known.</summary>
    public async Task<bool> SetAsync(string id, AskerSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync(
            "UPDATE conversation SET set_language = @Language, set_zone = @Zone, set_city = @City WHERE id = @id",
            new { id, settings.Language, settings.Zone, settings.City }) > 0;
    }

    /// <summary>The bot can no longer speak there: it is left out, with the reason, until the platform speaks to the bot there again.</summary>
    public async Task LostAsync(string id, string reason, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync("UPDATE conversation SET absent_reason = @reason WHERE id = @id", new { id, reason });
    }

    /// <summary>The bot can no longer speak anywhere in that workspace (uninstalled, token revoked).</summary>
    public async Task LostWorkspaceAsync(string platform, string workspace, string reason, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE conversation SET absent_reason = @reason WHERE platform = @platform AND workspace = @workspace",
            new { platform, workspace, reason });
    }

    public async Task<Conversation?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM conversation WHERE id = @id", new { id });
        return row?.ToConversation();
    }

    /// <summary>Every conversation, those that follow first.</summary>
    public async Task<IReadOnlyList<Conversation>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} FROM conversation ORDER BY following DESC, platform, workspace, id");
        return [.. rows.Select(row => row.ToConversation())];
    }

    private static string Name(ConversationKind kind) => kind switch
    {
        ConversationKind.Personal => "personal",
        ConversationKind.Group => "group",
        _ => "channel",
    };

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Platform { get; init; } = "";

        public string Workspace { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Name { get; init; }

        public string Address { get; init; } = "";

        public long Following { get; init; }

        public string? AbsentReason { get; init; }

        public string? Language { get; init; }

        public string? Zone { get; init; }

        public string? SetLanguage { get; init; }

        public string? SetZone { get; init; }

        public string? SetCity { get; init; }

        public long FirstSeenAt { get; init; }

        public long LastContactAt { get; init; }

        public Conversation ToConversation() => new()
        {
            Id = Id,
            Platform = Platform,
            Workspace = Workspace,
            Kind = Enum.Parse<ConversationKind>(Kind, ignoreCase: true),
            Name = Name,
            Address = Address,
            Following = Following != 0,
            AbsentReason = AbsentReason,
            Language = SetLanguage ?? Language,
            Zone = SetZone ?? Zone,
            Settings = new AskerSettings { Language = SetLanguage, Zone = SetZone, City = SetCity },
            FirstSeen = Instant.FromUnixTimeMilliseconds(FirstSeenAt),
            LastContact = Instant.FromUnixTimeMilliseconds(LastContactAt),
        };
    }
}
