using System.Globalization;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>Whose each lane is. Quartz says who runs a lane; this says to the store whose writes count.</summary>
public sealed class LaneStore(Database database, GroupCommit commits)
{
    /// <summary>This process, by a name that no other has.</summary>
    public string Node { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():n}");

    /// <summary>Takes a lane for a run; whoever had it can write nothing any more. Answers whether this process had it last.</summary>
    public Task<bool> TakeAsync(LaneHold hold, int lanes, Instant now)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return commits.RunAsync(async transaction =>
        {
            var values = new { hold.Lane, hold.Run, lanes, Node, now = Ms(now) };
            var last = await transaction.Connection!.ExecuteScalarAsync<string?>("SELECT node FROM lane WHERE number = @Lane", values, transaction);
            await transaction.Connection!.ExecuteAsync(
                """
                INSERT INTO lane (number, lanes, run, node, renewed_at) VALUES (@Lane, @lanes, @Run, @Node, @now)
                ON CONFLICT (number) DO UPDATE SET lanes = excluded.lanes, run = excluded.run, node = excluded.node, renewed_at = excluded.renewed_at
                """,
                values,
                transaction);
            return string.Equals(last, Node, StringComparison.Ordinal);
        });
    }

    /// <summary>Says that the run still has its lane. False where another has it.</summary>
    public Task<bool> RenewAsync(LaneHold hold, Instant now)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return commits.RunAsync(async transaction => await transaction.Connection!.ExecuteAsync(
            "UPDATE lane SET renewed_at = @now WHERE number = @Lane AND run = @Run",
            new { hold.Lane, hold.Run, now = Ms(now) },
            transaction) == 1);
    }

    /// <summary>Gives a lane back, so that another process need not wait for it.</summary>
    public Task ReleaseAsync(LaneHold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync(
            "UPDATE lane SET run = NULL WHERE number = @Lane AND run = @Run",
            new { hold.Lane, hold.Run },
            transaction));
    }

    /// <summary>The lanes that other processes have, and said so since then.</summary>
    public async Task<IReadOnlySet<int>> ElsewhereAsync(Instant since, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var lanes = await connection.QueryAsync<int>(
            "SELECT number FROM lane WHERE run IS NOT NULL AND node <> @Node AND renewed_at > @since",
            new { Node, since = Ms(since) });
        return lanes.ToHashSet();
    }

    /// <summary>Into how many lanes another process shares them out, where that is not the number given and it said so since then; else null.</summary>
    public async Task<int?> OtherCountAsync(int lanes, Instant since, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<int?>(
            "SELECT MAX(lanes) FROM lane WHERE run IS NOT NULL AND node <> @Node AND renewed_at > @since AND lanes <> @lanes",
            new { Node, since = Ms(since), lanes });
    }

    /// <summary>
    /// What was sent since then, or may have been: for the windows of a process that takes a lane over. The instant is null where the
    /// send may have ended just now.
    /// </summary>
    public async IAsyncEnumerable<(WorkspaceKey Workspace, string Conversation, Instant? At)> PastAsync(Instant since)
    {
        await using var connection = await database.OpenAsync();
        await using var look = connection.CreateCommand();
        look.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT platform, workspace, conversation_id, state, updated_at FROM delivery WHERE updated_at > {Ms(since)} AND claimed_at > {Ms(since)}");
        await using var rows = await look.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var isSettled = rows.GetString(3) is "sent" or "failed";
            yield return (new WorkspaceKey(rows.GetString(0), rows.GetString(1)), rows.GetString(2), isSettled ? Instant.FromUnixTimeMilliseconds(rows.GetInt64(4)) : null);
        }
    }

    private static long Ms(Instant at) => at.ToUnixTimeMilliseconds();
}
