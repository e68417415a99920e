using System.Data.Common;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>What the platforms sent: stored before it is acknowledged, handled once however often it is repeated.</summary>
public sealed class InboundEventStore(Database database, IClock clock)
{
    /// <summary>Platforms repeat within minutes; after this a handled event's key is forgotten.</summary>
    private static readonly Duration Remembered = Duration.FromDays(2);

    /// <summary>How often what is old is looked for.</summary>
    private static readonly Duration Sweep = Duration.FromHours(1);

    /// <summary>Handling takes seconds; what another process has had for this long it will not handle any more.</summary>
    private static readonly Duration Abandoned = Duration.FromSeconds(60);

    private readonly string _node = Guid.NewGuid().ToString("n");
    private long _swept;

    /// <summary>How often to ask for what other processes left; null where there are no others.</summary>
    public TimeSpan? Sweeps => database.IsShared ? TimeSpan.FromSeconds(20) : null;

    /// <summary>Stores the event. False where it was stored before: then acknowledge it, and do nothing.</summary>
    public async Task<bool> AcceptAsync(string platform, string eventId, string payload, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);

        // Before the event is stored: where this fails, the platform is told so, and comes again.
        await ForgetAsync(connection);
        return await connection.ExecuteAsync(
            "INSERT INTO inbound_event (platform, event_id, payload, received_at, taken_by, taken_at) VALUES (@platform, @eventId, @payload, @now, @_node, @now) ON CONFLICT DO NOTHING",
            new { platform, eventId, payload, now = Now, _node }) > 0;
    }

    /// <summary>Marks it handled; its contents are not kept.</summary>
    public async Task HandledAsync(string platform, string eventId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE inbound_event SET handled_at = @now, payload = NULL WHERE platform = @platform AND event_id = @eventId",
            new { platform, eventId, now = Now });
    }

    /// <summary>
    /// What was acknowledged and not handled, oldest first, and is this process's from now on: all of it where there is no other process,
    /// else what another has had for too long. To be asked for at start, and again as <see cref="Sweeps"/> says.
    /// </summary>
    public async Task<IReadOnlyList<(string EventId, string Payload)>> OpenAsync(string platform, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string Id, string Payload, long At)>(
            """
            UPDATE inbound_event SET taken_by = @_node, taken_at = @now
            WHERE platform = @platform AND handled_at IS NULL AND taken_at < @before AND (@isShared = 0 OR COALESCE(taken_by, '') <> @_node)
            RETURNING event_id, payload, received_at
            """,
            new { platform, _node, now = Now, isShared = database.IsShared ? 1L : 0L, before = database.IsShared ? Now - (long)Abandoned.TotalMilliseconds : long.MaxValue });
        return [.. rows.OrderBy(r => r.At).Select(r => (r.Id, r.Payload))];
    }

    /// <summary>A service that runs for months keeps the keys of days.</summary>
    private async Task ForgetAsync(DbConnection connection)
    {
        var (now, swept) = (Now, Interlocked.Read(ref _swept));
        if (now - swept >= (long)Sweep.TotalMilliseconds && Interlocked.CompareExchange(ref _swept, now, swept) == swept)
        {
            await connection.ExecuteAsync(
                "DELETE FROM inbound_event WHERE handled_at < @before",
                new { before = now - (long)Remembered.TotalMilliseconds });
        }
    }

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();
}
