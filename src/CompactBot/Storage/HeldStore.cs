using System.Data.Common;
using CompactBot.Channels;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>Deliveries that are kept back for a conversation's hours. They are not open: the lanes do not see them, and nothing waits behind them.</summary>
public sealed class HeldStore(Database database)
{
    private const string WithHours = "(c.digest_at IS NOT NULL OR c.gather_minutes IS NOT NULL OR c.quiet_from IS NOT NULL)";

    /// <summary>The hours that conversations which follow have, each once.</summary>
    public async Task<IReadOnlyList<DeliveryHours>> HoursAsync(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var rows = await transaction.Connection!.QueryAsync<(string? Zone, long? Digest, long? Gather, long? From, long? To)>(
            $"SELECT DISTINCT COALESCE(c.set_zone, c.zone), c.digest_at, c.gather_minutes, c.quiet_from, c.quiet_to FROM conversation c WHERE c.following = 1 AND {WithHours}",
            transaction: transaction);
        return [.. rows.Select(r => new DeliveryHours(r.Zone, (int?)r.Digest, (int?)r.Gather, (int?)r.From, (int?)r.To))];
    }

    /// <summary>Keeps back what an announcement has for the conversations with those hours; what is kept back there already gives the time.</summary>
    public async Task HoldAsync(string announcement, DeliveryHours hours, Instant until, Instant now, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE delivery SET not_before = NULL, held_until = COALESCE(
                (SELECT MIN(h.held_until) FROM delivery h WHERE h.conversation_id = delivery.conversation_id AND h.held_until > @now), @until)
            WHERE announcement_id = @announcement AND state = 'pending' AND EXISTS (
                SELECT 1 FROM conversation c WHERE c.id = delivery.conversation_id AND COALESCE(c.set_zone, c.zone, '') = @zone AND COALESCE(c.digest_at, -1) = @digest
                AND COALESCE(c.gather_minutes, -1) = @gather AND COALESCE(c.quiet_from, -1) = @quietFrom AND COALESCE(c.quiet_to, -1) = @quietTo)
            """,
            new
            {
                announcement,
                zone = hours.Zone ?? "",
                digest = hours.DigestAt ?? -1,
                gather = hours.GatherMinutes ?? -1,
                quietFrom = hours.QuietFrom ?? -1,
                quietTo = hours.QuietTo ?? -1,
                until = until.ToUnixTimeMilliseconds(),
                now = now.ToUnixTimeMilliseconds(),
            },
            transaction);
    }

    /// <summary>Whether anything that is kept back is due.</summary>
    public async Task<bool> IsDueAsync(Instant now, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long?>("SELECT MIN(held_until) FROM delivery WHERE held_until IS NOT NULL") <= now.ToUnixTimeMilliseconds();
    }

    /// <summary>Hands to the lanes what is due and goes out as a post of its own.</summary>
    public async Task<int> ReleaseSinglesAsync(Instant now, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            """
            UPDATE delivery SET not_before = @now, held_until = NULL, updated_at = @now
            WHERE held_until <= @now AND NOT EXISTS (
                SELECT 1 FROM conversation c WHERE c.id = delivery.conversation_id AND (c.digest_at IS NOT NULL OR c.gather_minutes IS NOT NULL)
                AND c.following = 1 AND c.absent_reason IS NULL
                AND (SELECT COUNT(*) FROM delivery h WHERE h.conversation_id = c.id AND h.held_until <= @now) > 1)
            """,
            new { now = now.ToUnixTimeMilliseconds() },
            transaction);
    }

    /// <summary>What is due and goes out in one post: of each conversation, in the order of its letters.</summary>
    public async Task<IReadOnlyList<HeldDelivery>> BundlesAsync(Instant now, int limit, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var rows = await transaction.Connection!.QueryAsync<(string Id, string Announcement, string Conversation, long Until)>(
            """
            SELECT d.id, d.announcement_id, d.conversation_id, d.held_until
            FROM delivery d
            WHERE d.conversation_id IN (SELECT DISTINCT h.conversation_id FROM delivery h WHERE h.held_until <= @now ORDER BY h.conversation_id LIMIT @limit)
              AND d.held_until <= @now
            ORDER BY d.conversation_id, d.sequence
            """,
            new { now = now.ToUnixTimeMilliseconds(), limit },
            transaction);
        return [.. rows.Select(r => new HeldDelivery(r.Id, r.Announcement, r.Conversation, r.Until))];
    }

    /// <summary>From now on these are part of the post of another delivery.</summary>
    public async Task CarryAsync(string carrier, IReadOnlyList<string> deliveries, Instant now, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            "UPDATE delivery SET carried_by = @carrier, held_until = NULL, updated_at = @now WHERE id = @id",
            deliveries.Select(id => new { id, carrier, now = now.ToUnixTimeMilliseconds() }),
            transaction);
    }

    /// <summary>The announcements that a post holds, without those that were stopped before it went out.</summary>
    public async Task<IReadOnlyList<string>> CarriedAsync(string carrier, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<string>(
            "SELECT announcement_id FROM delivery WHERE carried_by = @carrier AND state = 'pending' ORDER BY sequence",
            new { carrier })];
    }
}

/// <summary>A delivery that is kept back. <paramref name="Until"/> is in milliseconds since 1970.</summary>
public sealed record HeldDelivery(string Id, string Announcement, string Conversation, long Until);
