using CompactBot.Channels;
using CompactBot.Delivery;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>
/// The ledger as a lane sees it. Every step of a send is committed before the next: claimed, then posted, then recorded; so that after
/// a crash it is known of each delivery whether it was not begun, begun, or done.
/// </summary>
public sealed class DeliveryLedger(Database database, GroupCommit commits)
{
    /// <summary>The workspaces with something open, and when the next of it is due; none for those that are paused without end.</summary>
    public async Task<IReadOnlyList<OpenWorkspace>> OpenAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string Platform, string Workspace, long Due)>(
            """
            SELECT d.platform, d.workspace, MAX(d.due, COALESCE(p.paused_until, 0))
            FROM (SELECT platform, workspace, MIN(not_before) AS due FROM delivery WHERE not_before IS NOT NULL GROUP BY platform, workspace) d
            LEFT JOIN workspace_pause p ON p.platform = d.platform AND p.workspace = d.workspace
            WHERE p.platform IS NULL OR p.paused_until IS NOT NULL
            """);
        return [.. rows.Select(r => new OpenWorkspace(new WorkspaceKey(r.Platform, r.Workspace), Instant.FromUnixTimeMilliseconds(r.Due)))];
    }

    /// <summary>What another run of the lane began and did not record is uncertain from now on.</summary>
    public Task<int> ReclaimAsync(WorkspaceKey workspace, string run, Instant now) => commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(
        """
        UPDATE delivery SET state = 'uncertain', reason = 'interrupted', not_before = @now, updated_at = @now
        WHERE platform = @Platform AND workspace = @Workspace AND not_before IS NOT NULL AND state = 'sending' AND claimed_by <> @run
        """,
        new { workspace.Platform, workspace.Workspace, run, now = Ms(now) },
        transaction));

    /// <summary>The next deliveries that are due: of each conversation the first that is open, the longest due before the others.</summary>
    public async Task<IReadOnlyList<DueDelivery>> HeadsAsync(WorkspaceKey workspace, Instant now, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<DueRow>(
            """
            SELECT d.id AS Id, d.announcement_id AS AnnouncementId, d.state AS State, d.attempts AS Attempts, d.look_ups AS LookUps, d.claimed_at AS ClaimedAt,
                   d.created_at AS CreatedAt, c.id AS ConversationId, c.kind AS Kind, c.name AS Name, c.address AS Address,
                   COALESCE(c.set_language, c.language) AS Language, COALESCE(c.set_zone, c.zone) AS Zone
            FROM delivery d
            JOIN conversation c ON c.id = d.conversation_id
            WHERE d.platform = @Platform AND d.workspace = @Workspace AND d.not_before <= @now AND d.state IN ('pending', 'uncertain')
              AND NOT EXISTS (SELECT 1 FROM delivery e
                              WHERE e.conversation_id = d.conversation_id AND e.sequence < d.sequence AND e.not_before IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM workspace_pause p WHERE p.platform = d.platform AND p.workspace = d.workspace
                              AND (p.paused_until IS NULL OR p.paused_until > @now))
            ORDER BY d.not_before, d.sequence LIMIT @limit
            """,
            new { workspace.Platform, workspace.Workspace, now = Ms(now), limit });
        return [.. rows.Select(row => row.ToDue(workspace))];
    }

    /// <summary>
    /// Marks it as being sent by this run, if it still stands as it was read, is still wanted, and its workspace is not paused.
    /// False where one of these fails: see <see cref="SettleUnwantedAsync"/>.
    /// </summary>
    public Task<bool> ClaimAsync(DueDelivery due, string run, Instant now) => commits.RunAsync(async transaction =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE delivery SET state = 'sending', attempts = attempts + 1, look_ups = 0, claimed_at = @now, claimed_by = @run, updated_at = @now,
                                may_be_repeated = MAX(may_be_repeated, @again)
            WHERE id = @Id AND state = @state AND not_before <= @now
              AND EXISTS (SELECT 1 FROM announcement a WHERE a.id = delivery.announcement_id AND a.state = 'approved')
              AND EXISTS (SELECT 1 FROM conversation c WHERE c.id = delivery.conversation_id AND c.following = 1 AND c.absent_reason IS NULL)
              AND NOT EXISTS (SELECT 1 FROM workspace_pause p WHERE p.platform = delivery.platform AND p.workspace = delivery.workspace
                              AND (p.paused_until IS NULL OR p.paused_until > @now))
            """,
            new { due.Id, state = due.IsUncertain ? "uncertain" : "pending", again = due.IsUncertain, run, now = Ms(now) },
            transaction) == 1);

    /// <summary>Settles what is no longer wanted: withdrawn, no longer followed, or out of reach. Leaves all else as it is.</summary>
    public Task<bool> SettleUnwantedAsync(DueDelivery due, Instant now) => commits.RunAsync(async transaction =>
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE delivery SET not_before = NULL, updated_at = @now,
                state = CASE WHEN delivery.state = 'uncertain' THEN 'uncertain' WHEN a.state <> 'approved' THEN 'withdrawn' ELSE 'excluded' END,
                reason = CASE WHEN delivery.state = 'uncertain' THEN delivery.reason WHEN a.state <> 'approved' THEN NULL
                              ELSE COALESCE(c.absent_reason, 'unfollowed') END
            FROM announcement a, conversation c
            WHERE delivery.id = @Id AND a.id = delivery.announcement_id AND c.id = delivery.conversation_id AND delivery.not_before IS NOT NULL
              AND delivery.state IN ('pending', 'uncertain')
              AND (a.state <> 'approved' OR c.following = 0 OR c.absent_reason IS NOT NULL)
            """,
            new { due.Id, now = Ms(now) },
            transaction) == 1);

    /// <summary>Whether it is still this run's: asked again where time has passed between the claim and the send.</summary>
    public async Task<bool> IsOursAsync(string id, string run, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM delivery WHERE id = @id AND state = 'sending' AND claimed_by = @run",
            new { id, run }) == 1;
    }

    /// <summary>It is posted. True also for an uncertain one that was found by its look-up.</summary>
    public Task SentAsync(string id, string run, string? platformMessageId, Instant now) => commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(
        """
        UPDATE delivery SET state = 'sent', not_before = NULL, platform_message_id = @platformMessageId, reason = NULL, updated_at = @now
        WHERE id = @id AND (state = 'uncertain' OR (state = 'sending' AND claimed_by = @run))
        """,
        new { id, run, platformMessageId, now = Ms(now) },
        transaction));

    /// <summary>Nothing more is done with it: failed, or left uncertain.</summary>
    public Task SettleAsync(string id, DeliveryState state, string reason, Instant now) => commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(
        "UPDATE delivery SET state = @state, not_before = NULL, reason = @reason, updated_at = @now WHERE id = @id AND not_before IS NOT NULL",
        new { id, state = state == DeliveryState.Failed ? "failed" : "uncertain", reason, now = Ms(now) },
        transaction));

    /// <summary>It waits until then, and what follows it in its conversation with it.</summary>
    /// <param name="due">The delivery.</param>
    /// <param name="step">How it waits.</param>
    /// <param name="now">When it was decided.</param>
    public Task WaitAsync(DueDelivery due, Waiting step, Instant now) => commits.RunAsync(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(step);
        var values = new
        {
            due.Id,
            due.ConversationId,
            state = step.IsUncertain ? "uncertain" : "pending",
            step.Reason,
            until = Ms(step.Until),
            attempts = step.Counts,
            lookUps = step.LookUps,
            now = Ms(now),
        };
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE delivery SET state = @state, not_before = @until, reason = COALESCE(@Reason, reason), attempts = MAX(attempts + @attempts, 0),
                                look_ups = look_ups + @lookUps, updated_at = @now
            WHERE id = @Id AND not_before IS NOT NULL
            """,
            values,
            transaction);
        await transaction.Connection!.ExecuteAsync(
            "UPDATE delivery SET not_before = @until WHERE conversation_id = @ConversationId AND not_before < @until AND state = 'pending'",
            values,
            transaction);
        return true;
    });

    /// <summary>Nothing is sent to the workspace until then, or, with no end, until staff resume it. A pause is never made shorter.</summary>
    public Task PauseAsync(WorkspaceKey workspace, Instant? until, string reason, Instant now) => commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO workspace_pause (platform, workspace, paused_until, reason) VALUES (@Platform, @Workspace, @until, @reason)
        ON CONFLICT (platform, workspace) DO UPDATE SET paused_until = excluded.paused_until, reason = excluded.reason
        WHERE workspace_pause.paused_until IS NOT NULL
          AND (excluded.paused_until IS NULL OR excluded.paused_until > workspace_pause.paused_until)
        """,
        new { workspace.Platform, workspace.Workspace, until = until is { } at ? Ms(at) : (long?)null, reason, now = Ms(now) },
        transaction));

    /// <summary>Ends the pauses without end: a token is mended in the settings, and they are read at start.</summary>
    public Task<int> ForgetEndlessPausesAsync() => commits.RunAsync(transaction =>
        transaction.Connection!.ExecuteAsync("DELETE FROM workspace_pause WHERE paused_until IS NULL", transaction: transaction));

    private static long Ms(Instant at) => at.ToUnixTimeMilliseconds();

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
            Instant.FromUnixTimeMilliseconds(CreatedAt));
    }
}

/// <summary>A workspace on a platform: what shares limits, a token, and a lane.</summary>
public readonly record struct WorkspaceKey(string Platform, string Workspace);

public sealed record OpenWorkspace(WorkspaceKey Key, Instant Due);

/// <summary>A delivery that can be sent now, or, where it is uncertain, has to be looked up or sent again.</summary>
public sealed record DueDelivery(
    string Id,
    string AnnouncementId,
    Conversation Conversation,
    bool IsUncertain,
    int Attempts,
    int LookUps,
    Instant ClaimedAt,
    Instant CreatedAt)
{
    public string ConversationId => Conversation.Id;
}

/// <summary>How a delivery waits.</summary>
/// <param name="Until">When it is due again.</param>
/// <param name="Reason">Why, for the report; null leaves the reason as it was.</param>
/// <param name="IsUncertain">Whether it may have been posted.</param>
/// <param name="Counts">What is added to its attempts: -1 takes back a try that the platform did not look at.</param>
/// <param name="LookUps">What is added to its look-ups that did not work.</param>
public sealed record Waiting(Instant Until, string? Reason, bool IsUncertain = false, int Counts = 0, int LookUps = 0);
