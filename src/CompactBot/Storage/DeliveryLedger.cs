using System.Globalization;
using CompactBot.Delivery;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>
/// The ledger as a lane sees it. Every step of a send is committed before the next: claimed, then posted, then recorded; so that after
/// a crash it is known of each delivery whether it was not begun, begun, or done. What a run writes counts only while its lane is its own.
/// </summary>
public sealed partial class DeliveryLedger(Database database, GroupCommit commits)
{
    /// <summary>
    /// The first of each conversation is asked for in the order of an index of conversations: no other index gives it, whatever the
    /// statistics say. They are of a table in which nothing was open, where an announcement comes after a quiet time.
    /// </summary>
    internal const string Heads =
        """
        SELECT d.id AS Id, d.announcement_id AS AnnouncementId, d.state AS State, d.attempts AS Attempts, d.look_ups AS LookUps, d.claimed_at AS ClaimedAt,
               d.created_at AS CreatedAt, c.id AS ConversationId, c.kind AS Kind, c.name AS Name, c.address AS Address,
               COALESCE(c.set_language, c.language) AS Language, COALESCE(c.set_zone, c.zone) AS Zone, a.revision AS Revision
        FROM delivery d
        JOIN announcement a ON a.id = d.announcement_id
        JOIN conversation c ON c.id = d.conversation_id
        WHERE d.platform = @Platform AND d.workspace = @Workspace AND d.not_before <= @now AND d.state IN ('pending', 'uncertain')
          AND d.sequence = (SELECT e.sequence FROM delivery e WHERE e.conversation_id = d.conversation_id AND e.not_before IS NOT NULL
                            ORDER BY e.conversation_id, e.sequence LIMIT 1)
          AND NOT EXISTS (SELECT 1 FROM workspace_pause p WHERE p.platform = @Platform AND p.workspace = @Workspace
                          AND (p.paused_until IS NULL OR p.paused_until > @now))
        ORDER BY d.not_before, d.sequence LIMIT @limit
        """;

    private readonly SentBatch _sent = new(database, commits);

    /// <summary>The workspaces with something open, and when the next of it is due; none for those that are paused without end.</summary>
    public async Task<IReadOnlyList<OpenWorkspace>> OpenAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenLedgerAsync(cancellation);
        var rows = await connection.QueryAsync<(string Platform, string Workspace, long Due)>(
            """
            SELECT o.platform, o.workspace, CASE WHEN p.paused_until > o.due THEN p.paused_until ELSE o.due END
            FROM (SELECT w.platform, w.workspace,
                         (SELECT MIN(d.not_before) FROM delivery d
                          WHERE d.platform = w.platform AND d.workspace = w.workspace AND d.not_before IS NOT NULL) AS due
                  FROM lane_workspace w) o
            LEFT JOIN workspace_pause p ON p.platform = o.platform AND p.workspace = o.workspace
            WHERE o.due IS NOT NULL AND (p.platform IS NULL OR p.paused_until IS NOT NULL)
            """);
        return [.. rows.Select(r => new OpenWorkspace(new WorkspaceKey(r.Platform, r.Workspace), Instant.FromUnixTimeMilliseconds(r.Due)))];
    }

    /// <summary>
    /// What was begun in the workspace and not recorded is uncertain from now on, and due at that time. For a run that has nothing under
    /// way there.
    /// </summary>
    public Task<int> ReclaimAsync(WorkspaceKey workspace, LaneHold hold, Instant due, Instant now)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(
            $"""
            UPDATE delivery SET state = 'uncertain', reason = 'interrupted', not_before = @due, updated_at = @now
            WHERE platform = @Platform AND workspace = @Workspace AND not_before IS NOT NULL AND state = 'sending' AND {Holds}
            """,
            new { workspace.Platform, workspace.Workspace, hold.Lane, hold.Run, due = Ms(due), now = Ms(now) },
            transaction));
    }

    /// <summary>The next deliveries that are due: of each conversation the first that is open, the longest due before the others.</summary>
    public async Task<IReadOnlyList<DueDelivery>> HeadsAsync(WorkspaceKey workspace, Instant now, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenLedgerAsync(cancellation);
        var rows = await connection.QueryAsync<DueRow>(Heads, new { workspace.Platform, workspace.Workspace, now = Ms(now), limit });
        return [.. rows.Select(row => row.ToDue(workspace))];
    }

    /// <summary>
    /// Marks them as being sent by this run: each that still stands as it was read, is still wanted, and whose workspace is not paused.
    /// Answers the ids of those; for the others see <see cref="SettleUnwantedAsync"/>.
    /// </summary>
    public async Task<IReadOnlySet<string>> ClaimAsync(IReadOnlyList<DueDelivery> due, LaneHold hold, Instant now)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(hold);
        var announcements = JsonRows.Of(due.Select(d => d.AnnouncementId).Distinct(StringComparer.Ordinal), (writer, id) => writer.WriteString("id", id));
        var values = new { rows = Ids(due), announcements, hold.Lane, hold.Run, now = Ms(now) };
        var claimed = await commits.RunAsync(transaction => transaction.Connection!.QueryAsync<string>(Claim, values, transaction));
        return claimed.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Lets go of what this run claimed, or may have, and what was certainly not taken by the platform. Where another has taken the lane and holds it for
    /// uncertain, this run alone knows that it is not: it is what it was before, or, settled meanwhile, what it would have become.
    /// </summary>
    public Task UnclaimAsync(IReadOnlyList<DueDelivery> due, LaneHold hold, Instant now)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(hold);
        var values = new { rows = Ids(due), hold.Run, now = Ms(now) };
        return commits.RunAsync(async transaction =>
            await transaction.Connection!.ExecuteAsync(Unclaim, values, transaction) < due.Count
                ? await transaction.Connection!.ExecuteAsync(UnclaimSettled, values, transaction)
                : 0);
    }

    /// <summary>Settles what is no longer wanted: withdrawn, no longer followed, or out of reach. Leaves all else as it is.</summary>
    public Task<int> SettleUnwantedAsync(IReadOnlyList<DueDelivery> due, Instant now)
    {
        ArgumentNullException.ThrowIfNull(due);
        var values = new { rows = Ids(due), now = Ms(now) };
        return commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(Unwanted, values, transaction));
    }

    /// <summary>Whether it is still this run's, and the lane too: asked again where time has passed between the claim and the send.</summary>
    public Task<bool> IsOursAsync(string id, LaneHold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);

        // On the writers' one connection: after a standstill hundreds of sends ask at once.
        return commits.RunAsync(async transaction => await transaction.Connection!.ExecuteScalarAsync<long>(
            $"SELECT COUNT(*) FROM delivery WHERE id = @id AND state = 'sending' AND claimed_by = @Run AND {Holds}",
            new { id, hold.Lane, hold.Run },
            transaction) == 1);
    }

    /// <summary>It is posted, or was found to be so by its look-up. Known for certain, and so written down whoever has the lane now.</summary>
    public Task SentAsync(string id, LaneHold hold, string? platformMessageId, Instant now)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return _sent.AddAsync(id, hold.Run, platformMessageId, Ms(now));
    }

    /// <summary>Nothing more is done with it: failed, left uncertain, or not needed (excluded). False where it is not this run's to settle.</summary>
    public Task<bool> SettleAsync(string id, LaneHold hold, DeliveryState state, string reason, Instant now)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return commits.RunAsync(async transaction => await transaction.Connection!.ExecuteAsync(
            $"UPDATE delivery SET state = @state, not_before = NULL, reason = @reason, updated_at = @now WHERE id = @id AND not_before IS NOT NULL AND {Ours}",
            new { id, hold.Lane, hold.Run, state = state.ToString().ToLowerInvariant(), reason, now = Ms(now) },
            transaction) > 0);
    }

    /// <summary>It waits until then, and what follows it in its conversation with it. False where it is not this run's to say.</summary>
    /// <param name="due">The delivery.</param>
    /// <param name="hold">The lane of the run that says so.</param>
    /// <param name="step">How it waits.</param>
    /// <param name="now">When it was decided.</param>
    public Task<bool> WaitAsync(DueDelivery due, LaneHold hold, Waiting step, Instant now) => commits.RunAsync(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(step);
        var values = new
        {
            due.Id,
            due.ConversationId,
            hold.Lane,
            hold.Run,
            state = step.IsUncertain ? "uncertain" : "pending",
            step.Reason,
            until = Ms(step.Until),
            attempts = step.Counts,
            lookUps = step.LookUps,
            now = Ms(now),
        };
        if (await transaction.Connection!.ExecuteAsync(
            $"""
            UPDATE delivery SET state = @state, not_before = @until, reason = COALESCE(@Reason, reason),
                                attempts = CASE WHEN attempts + @attempts > 0 THEN attempts + @attempts ELSE 0 END,
                                look_ups = look_ups + @lookUps, updated_at = @now
            WHERE id = @Id AND not_before IS NOT NULL AND {Ours}
            """,
            values,
            transaction) == 0)
        {
            return false;
        }

        await transaction.Connection!.ExecuteAsync(
            "UPDATE delivery SET not_before = @until WHERE conversation_id = @ConversationId AND not_before < @until AND state = 'pending'",
            values,
            transaction);
        return true;
    });

    /// <summary>Nothing is sent to the workspace until then, or, with no end, until staff resume it. A pause is never made shorter.</summary>
    public Task PauseAsync(WorkspaceKey workspace, Instant? until, string reason) => commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO workspace_pause (platform, workspace, paused_until, reason) VALUES (@Platform, @Workspace, @until, @reason)
        ON CONFLICT (platform, workspace) DO UPDATE SET paused_until = excluded.paused_until, reason = excluded.reason
        WHERE workspace_pause.paused_until IS NOT NULL
          AND (excluded.paused_until IS NULL OR excluded.paused_until > workspace_pause.paused_until)
        """,
        new { workspace.Platform, workspace.Workspace, until = until is { } at ? Ms(at) : (long?)null, reason },
        transaction));

    /// <summary>Ends the pauses without end: a token is mended in the settings, and they are read at start.</summary>
    public Task<int> ForgetEndlessPausesAsync() => commits.RunAsync(transaction =>
        transaction.Connection!.ExecuteAsync("DELETE FROM workspace_pause WHERE paused_until IS NULL", transaction: transaction));

    private string Holds { get; } = Holding(database);

    /// <summary>What this run has claimed is its own whatever became of its lane; what nobody has claimed is the lane's.</summary>
    private string Ours => $"((delivery.state = 'sending' AND delivery.claimed_by = @Run) OR (delivery.state IN ('pending', 'uncertain') AND {Holds}))";

    /// <summary>
    /// What another process had claimed and was then not found on the platform may still come from it, where it only stood still. Where
    /// one process alone sends, it has ended.
    /// </summary>
    private static string OrTakenOver(Database database) => database.IsShared ? " OR delivery.reason = 'interrupted'" : "";

    private static string Holding(Database database) => $"EXISTS (SELECT 1 FROM lane WHERE lane.number = @Lane AND lane.run = @Run{database.Dialect.KeepRow})";

    private string Rows { get; } = database.Dialect.Rows("rows", "id", "state", "revision");

    /// <summary>
    /// The announcement stays as it is until the claim is committed: who changes it sees all that was claimed under its old text, and no
    /// claim goes on under that text. It is looked at once, and not for each of its deliveries.
    /// </summary>
    private string Claim { get; } =
        $"""
        WITH wanted AS MATERIALIZED (
            SELECT a.id, a.revision FROM announcement a
            WHERE a.state = 'approved' AND a.id IN (SELECT r.id FROM {database.Dialect.Rows("announcements", "id")}){database.Dialect.KeepRow})
        UPDATE delivery SET state = 'sending', attempts = attempts + 1, look_ups = 0, claimed_at = @now, claimed_by = @Run, updated_at = @now,
                            may_be_repeated = CASE WHEN delivery.state = 'uncertain'{OrTakenOver(database)} THEN 1 ELSE may_be_repeated END
        FROM {database.Dialect.Rows("rows", "id", "state", "revision")}, wanted
        WHERE delivery.id = r.id AND delivery.state = r.state AND not_before <= @now AND {Holding(database)}
          AND wanted.id = delivery.announcement_id AND wanted.revision = CAST(r.revision AS BIGINT)
          AND EXISTS (SELECT 1 FROM conversation c WHERE c.id = delivery.conversation_id AND c.following >= 1 - delivery.regardless AND c.absent_reason IS NULL)
          AND NOT EXISTS (SELECT 1 FROM workspace_pause p WHERE p.platform = delivery.platform AND p.workspace = delivery.workspace
                          AND (p.paused_until IS NULL OR p.paused_until > @now))
        RETURNING delivery.id
        """;

    private string Unclaim =>
        $"""
        UPDATE delivery SET state = r.state, attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END, updated_at = @now,
                            reason = CASE WHEN delivery.state = 'uncertain' AND r.state = 'pending' THEN NULL ELSE delivery.reason END
        FROM {Rows}
        WHERE delivery.id = r.id AND delivery.claimed_by = @Run
          AND (delivery.state = 'sending' OR (delivery.state = 'uncertain' AND delivery.not_before IS NOT NULL))
        """;

    private string UnclaimSettled =>
        $"""
        UPDATE delivery SET updated_at = @now,
            state = CASE WHEN a.state <> 'approved' THEN 'withdrawn' ELSE 'excluded' END,
            reason = CASE WHEN a.state <> 'approved' THEN NULL ELSE COALESCE(c.absent_reason, 'unfollowed') END
        FROM {Rows}, announcement a, conversation c
        WHERE delivery.id = r.id AND a.id = delivery.announcement_id AND c.id = delivery.conversation_id AND r.state = 'pending'
          AND delivery.claimed_by = @Run AND delivery.state = 'uncertain' AND delivery.reason = 'interrupted' AND delivery.not_before IS NULL
        """;

    private string Unwanted =>
        $"""
        UPDATE delivery SET not_before = NULL, updated_at = @now,
            state = CASE WHEN delivery.state = 'uncertain' THEN 'uncertain' WHEN a.state <> 'approved' THEN 'withdrawn' ELSE 'excluded' END,
            reason = CASE WHEN delivery.state = 'uncertain' THEN delivery.reason WHEN a.state <> 'approved' THEN NULL
                          ELSE COALESCE(c.absent_reason, 'unfollowed') END
        FROM {Rows}, announcement a, conversation c
        WHERE delivery.id = r.id AND a.id = delivery.announcement_id AND c.id = delivery.conversation_id AND delivery.not_before IS NOT NULL
          AND delivery.state IN ('pending', 'uncertain')
          AND (a.state <> 'approved' OR c.following < 1 - delivery.regardless OR c.absent_reason IS NOT NULL)
        """;

    private static string Ids(IReadOnlyList<DueDelivery> due) => JsonRows.Of(due, (writer, delivery) =>
    {
        writer.WriteString("id", delivery.Id);
        writer.WriteString("state", delivery.IsUncertain ? "uncertain" : "pending");
        writer.WriteString("revision", delivery.Revision.ToString(CultureInfo.InvariantCulture));
    });

    private static long Ms(Instant at) => at.ToUnixTimeMilliseconds();
}
