using System.Data.Common;
using CompactBot.Delivery;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>The ledger as staff see it: who an announcement goes to, what became of it, what is stopped and what is tried again.</summary>
public sealed class DeliveryStore(Database database, IClock clock)
{
    /// <summary>Why a conversation that follows some things alone is left out of an announcement of something else.</summary>
    public const string OtherSubject = "follows other subjects";

    /// <summary>Every conversation that follows, with the reason why it is left out of the announcement @announcementId; null where it gets it.</summary>
    private const string Followers =
        """
        SELECT c.id, c.name, c.platform, c.workspace, COALESCE(c.absent_reason, CASE
                   WHEN NOT EXISTS (SELECT 1 FROM follow_rule r WHERE r.conversation_id = c.id) THEN NULL
                   WHEN EXISTS (SELECT 1 FROM follow_rule r
                                JOIN announcement_topic t ON t.announcement_id = @announcementId AND r.kind IN ('', t.kind)
                                     AND r.place IN ('', t.place) AND r.process IN ('', t.process)
                                WHERE r.conversation_id = c.id) THEN NULL
                   ELSE @other END) AS reason
        FROM conversation c WHERE c.following = 1
        """;

    /// <summary>
    /// Puts one delivery into the ledger for every conversation that follows; one that cannot be reached is excluded, with its reason.
    /// Doing it twice for one announcement is refused by the ledger's own key.
    /// </summary>
    public async Task<int> EnqueueAsync(string announcementId, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            $"""
            INSERT INTO delivery (id, announcement_id, conversation_id, platform, workspace, sequence, state, not_before, reason, created_at, updated_at)
            SELECT @prefix || {database.Dialect.RowDigits}, @announcementId, c.id, c.platform, c.workspace,
                   COALESCE((SELECT MAX(d.sequence) FROM delivery d WHERE d.conversation_id = c.id), 0) + 1,
                   CASE WHEN c.reason IS NULL THEN 'pending' ELSE 'excluded' END,
                   CASE WHEN c.reason IS NULL THEN @now END,
                   c.reason, @now, @now
            FROM (
            """ + Followers + " ORDER BY c.id) c",
            new { announcementId, now = Now, other = OtherSubject, prefix = Guid.NewGuid().ToString("n")[..16] },
            transaction);
    }

    /// <summary>Who would get it if it were approved now, and who would be left out and why.</summary>
    public async Task<IReadOnlyList<Follower>> FollowersAsync(string announcementId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string Id, string? Name, string Platform, string Workspace, string? Reason)>(
            "SELECT f.id, f.name, f.platform, f.workspace, f.reason FROM (" + Followers + ") f ORDER BY f.platform, f.workspace, f.id",
            new { announcementId, other = OtherSubject });
        return [.. rows.Select(r => new Follower(r.Id, r.Name, r.Platform, r.Workspace, r.Reason))];
    }

    /// <summary>Stops what waits. What is being sent is left to its end.</summary>
    public async Task<int> StopPendingAsync(string announcementId, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            """
            UPDATE delivery SET state = 'withdrawn', not_before = NULL, held_until = NULL, reason = NULL, updated_at = @now
            WHERE announcement_id = @announcementId AND state = 'pending'
              AND NOT EXISTS (SELECT 1 FROM delivery b WHERE b.id = delivery.carried_by AND b.state <> 'pending')
            """,
            new { announcementId, now = Now },
            transaction);
    }

    /// <summary>
    /// Puts the failed deliveries of an approved announcement back, or the one delivery of that id if it failed or stayed uncertain (it is
    /// then looked up first, where the platform can be asked). A change to copies that a later change came after stays as it is.
    /// </summary>
    public async Task<int> ReplayAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            """
            UPDATE delivery SET state = CASE WHEN state = 'failed' THEN 'pending' ELSE state END,
                                attempts = 0, look_ups = 0, not_before = @now, created_at = @now, updated_at = @now
            WHERE ((announcement_id = @id AND state = 'failed') OR (id = @id AND state IN ('failed', 'uncertain') AND not_before IS NULL))
              AND EXISTS (SELECT 1 FROM announcement a WHERE a.id = delivery.announcement_id AND a.state = 'approved')
              AND NOT EXISTS (SELECT 1 FROM announcement o JOIN announcement n ON n.of_id = o.of_id AND n.created_at > o.created_at
                              WHERE o.id = delivery.announcement_id AND o.kind IN ('correction', 'withdrawal', 'supersession')
                                AND n.kind IN ('correction', 'withdrawal', 'supersession'))
            """,
            new { id, now = Now },
            transaction);
    }

    /// <summary>The letter's announcement that an id belongs to: its own, that of a change to it, or that of a delivery.</summary>
    public async Task<string> AnnouncementOfAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteScalarAsync<string?>(
            """
            SELECT COALESCE(a.of_id, a.id) FROM announcement a
            WHERE a.id = @id OR a.id = (SELECT d.announcement_id FROM delivery d WHERE d.id = @id)
            """,
            new { id },
            transaction) ?? id;
    }

    /// <summary>Every delivery of an announcement, by platform, workspace and conversation. A paused workspace is the reason of what waits in it.</summary>
    public async Task<DeliveryReport> ReportAsync(string announcementId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<LineRow>(
            """
            SELECT d.id AS Id, d.conversation_id AS ConversationId, c.name AS Name, d.platform AS Platform, d.workspace AS Workspace,
                   COALESCE(b.state, d.state) AS State,
                   CASE WHEN COALESCE(b.not_before, d.not_before, d.held_until) IS NULL THEN 1 ELSE 0 END AS Settled,
                   CASE WHEN COALESCE(b.state, d.state) = 'pending' AND p.platform IS NOT NULL THEN p.reason
                        WHEN d.held_until IS NOT NULL THEN 'held for the conversation''s hours'
                        ELSE COALESCE(b.reason, d.reason) END AS Reason,
                   COALESCE(b.attempts, d.attempts) AS Attempts, COALESCE(b.may_be_repeated, d.may_be_repeated) AS MayBeRepeated,
                   COALESCE(b.platform_message_id, d.platform_message_id) AS PlatformMessageId, COALESCE(b.updated_at, d.updated_at) AS UpdatedAt
            FROM delivery d
            JOIN conversation c ON c.id = d.conversation_id
            LEFT JOIN delivery b ON b.id = d.carried_by AND d.state = 'pending'
            LEFT JOIN workspace_pause p ON p.platform = d.platform AND p.workspace = d.workspace AND (p.paused_until IS NULL OR p.paused_until > @now)
            WHERE d.announcement_id = @announcementId
            ORDER BY d.platform, d.workspace, d.conversation_id
            """,
            new { announcementId, now = Now });
        return new DeliveryReport(announcementId, [.. rows.Select(row => row.ToLine())]);
    }

    /// <summary>How many deliveries of each announcement are in each state.</summary>
    public async Task<ILookup<string, (DeliveryState State, int Count)>> CountsAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string Announcement, string State, int Count)>(
            """
            SELECT d.announcement_id, COALESCE(b.state, d.state), COUNT(*)
            FROM delivery d LEFT JOIN delivery b ON b.id = d.carried_by AND d.state = 'pending'
            GROUP BY d.announcement_id, COALESCE(b.state, d.state)
            """);
        return rows.ToLookup(r => r.Announcement, r => (Enum.Parse<DeliveryState>(r.State, ignoreCase: true), r.Count), StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<DeliveryState, int>> CountsAsync(string announcementId, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var rows = await transaction.Connection!.QueryAsync<(string State, int Count)>(
            """
            SELECT COALESCE(b.state, d.state), COUNT(*)
            FROM delivery d LEFT JOIN delivery b ON b.id = d.carried_by AND d.state = 'pending'
            WHERE d.announcement_id = @announcementId GROUP BY COALESCE(b.state, d.state)
            """,
            new { announcementId },
            transaction);
        return rows.ToDictionary(r => Enum.Parse<DeliveryState>(r.State, ignoreCase: true), r => r.Count);
    }

    /// <summary>The workspaces that nothing is sent to now, with the reason; without an end where staff must mend something first.</summary>
    public async Task<IReadOnlyList<WorkspacePause>> PausesAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string Platform, string Workspace, long? Until, string Reason)>(
            """
            SELECT platform, workspace, paused_until, reason FROM workspace_pause
            WHERE paused_until IS NULL OR paused_until > @now ORDER BY platform, workspace
            """,
            new { now = Now });
        return [.. rows.Select(r => new WorkspacePause(r.Platform, r.Workspace, r.Until is { } until ? Instant.FromUnixTimeMilliseconds(until) : null, r.Reason))];
    }

    /// <summary>Ends a pause. False where there was none.</summary>
    public async Task<bool> ResumeAsync(string platform, string workspace, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteAsync(
            "DELETE FROM workspace_pause WHERE platform = @platform AND workspace = @workspace",
            new { platform, workspace }) > 0;
    }

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    private sealed class LineRow
    {
        public string Id { get; init; } = "";

        public string ConversationId { get; init; } = "";

        public string? Name { get; init; }

        public string Platform { get; init; } = "";

        public string Workspace { get; init; } = "";

        public string State { get; init; } = "";

        public long Settled { get; init; }

        public string? Reason { get; init; }

        public long Attempts { get; init; }

        public long MayBeRepeated { get; init; }

        public string? PlatformMessageId { get; init; }

        public long UpdatedAt { get; init; }

        public DeliveryLine ToLine() => new(
            Id,
            ConversationId,
            Name,
            Platform,
            Workspace,
            Enum.Parse<DeliveryState>(State, ignoreCase: true),
            Settled != 0,
            Reason,
            (int)Attempts,
            MayBeRepeated != 0,
            PlatformMessageId,
            Instant.FromUnixTimeMilliseconds(UpdatedAt));
    }
}

/// <param name="Platform">"teams" or "slack".</param>
/// <param name="Workspace">The tenant or team.</param>
/// <param name="Until">When it ends; null where staff must end it.</param>
/// <param name="Reason">The platform's word.</param>
public sealed record WorkspacePause(string Platform, string Workspace, Instant? Until, string Reason);

/// <summary>A conversation that follows.</summary>
/// <param name="Reason">Why it is left out; null where it gets the announcement.</param>
public sealed record Follower(string Id, string? Name, string Platform, string Workspace, string? Reason);
