using System.Data.Common;
using CompactBot.Channels;
using CompactBot.Core.Announcements;
using CompactBot.Core.Reading;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>What conversations want: which letters, at which hours, and what they are reminded of.</summary>
public sealed class WishStore(Database database, IClock clock)
{
    public async Task<Wishes> OfAsync(string conversation, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rules = await connection.QueryAsync<(string Kind, string Place, string Process)>(
            "SELECT kind, place, process FROM follow_rule WHERE conversation_id = @conversation ORDER BY kind, place, process",
            new { conversation });
        var reminders = await connection.QueryAsync<(string About, string Ahead)>(
            "SELECT about, ahead FROM reminder_wish WHERE conversation_id = @conversation ORDER BY about, ahead",
            new { conversation });
        var (zone, digest, gather, from, to) = await connection.QuerySingleOrDefaultAsync<(string? Zone, long? Digest, long? Gather, long? From, long? To)>(
            "SELECT COALESCE(set_zone, zone), digest_at, gather_minutes, quiet_from, quiet_to FROM conversation WHERE id = @conversation",
            new { conversation });
        return new Wishes(
            [.. rules.Select(r => new FollowRule(KindOf(r.Kind), Given(r.Place), Given(r.Process)))],
            new DeliveryHours(zone, (int?)digest, (int?)gather, (int?)from, (int?)to),
            [.. reminders.Select(r => WishOf(r.About, r.Ahead))]);
    }

    /// <summary>What it follows from now on, in the place of what it followed; none: everything.</summary>
    public Task SetRulesAsync(string conversation, IReadOnlyList<FollowRule> rules, CancellationToken cancellation = default) => database.InTransactionAsync(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync("DELETE FROM follow_rule WHERE conversation_id = @conversation", new { conversation }, transaction);
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO follow_rule (conversation_id, kind, place, process) VALUES (@conversation, @kind, @place, @process) ON CONFLICT DO NOTHING",
                rules.Select(r => new { conversation, kind = r.Kind is { } kind ? AnnouncementTopics.NameOf(kind) : "", place = r.Place ?? "", process = r.Process ?? "" }),
                transaction);
            return true;
        },
        cancellation);

    /// <summary>When it gets what it follows. The zone is not changed by it.</summary>
    public async Task SetHoursAsync(string conversation, DeliveryHours hours, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hours);
        await using var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(
            "UPDATE conversation SET digest_at = @DigestAt, gather_minutes = @GatherMinutes, quiet_from = @QuietFrom, quiet_to = @QuietTo WHERE id = @conversation",
            new { conversation, hours.DigestAt, hours.GatherMinutes, hours.QuietFrom, hours.QuietTo });
    }

    /// <summary>What it is reminded of from now on, in the place of what it was.</summary>
    public Task SetRemindersAsync(string conversation, IReadOnlyList<ReminderWish> wishes, CancellationToken cancellation = default) => database.InTransactionAsync(
        async transaction =>
        {
            // What it wanted before keeps the time at which it was asked for.
            await transaction.Connection!.ExecuteAsync(
                "DELETE FROM reminder_wish WHERE conversation_id = @conversation AND about = @about AND ahead = @ahead",
                (await transaction.Connection!.QueryAsync<(string About, string Ahead)>("SELECT about, ahead FROM reminder_wish WHERE conversation_id = @conversation", new { conversation }, transaction))
                    .Where(held => !wishes.Contains(WishOf(held.About, held.Ahead)))
                    .Select(held => new { conversation, about = held.About, ahead = held.Ahead }),
                transaction);
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO reminder_wish (conversation_id, about, ahead, asked_at) VALUES (@conversation, @about, @Ahead, @now) ON CONFLICT DO NOTHING",
                wishes.Select(w => new { conversation, about = NameOf(w.About), w.Ahead, now = clock.GetCurrentInstant().ToUnixTimeMilliseconds() }),
                transaction);
            return true;
        },
        cancellation);

    /// <summary>The reminders that anybody wants, each once.</summary>
    public async Task<IReadOnlyList<ReminderWish>> RemindersAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string About, string Ahead)>("SELECT DISTINCT about, ahead FROM reminder_wish ORDER BY about, ahead");
        return [.. rows.Select(r => WishOf(r.About, r.Ahead))];
    }

    /// <summary>Puts a reminder into the ledger for everybody who wants it; where only some sessions are followed, for those alone.</summary>
    /// <param name="dispatch">The reminder.</param>
    /// <param name="wish">Whose it is.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="due">When it was due: who asked later is not meant.</param>
    /// <param name="transaction">The transaction.</param>
    public async Task<int> EnqueueAsync(string dispatch, ReminderWish wish, FollowRule subject, Instant due, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            $"""
            INSERT INTO delivery (id, announcement_id, conversation_id, platform, workspace, sequence, state, not_before, reason, regardless, created_at, updated_at)
            SELECT {database.Dialect.NewId}, @dispatch, c.id, c.platform, c.workspace,
                   COALESCE((SELECT MAX(d.sequence) FROM delivery d WHERE d.conversation_id = c.id), 0) + 1,
                   CASE WHEN c.absent_reason IS NULL THEN 'pending' ELSE 'excluded' END,
                   CASE WHEN c.absent_reason IS NULL THEN @now END,
                   c.absent_reason, 1, @now, @now
            FROM reminder_wish w JOIN conversation c ON c.id = w.conversation_id
            WHERE w.about = @about AND w.ahead = @Ahead AND w.asked_at <= @due
              AND (NOT EXISTS (SELECT 1 FROM follow_rule r WHERE r.conversation_id = c.id)
                   OR EXISTS (SELECT 1 FROM follow_rule r WHERE r.conversation_id = c.id
                              AND r.kind IN ('', @kind) AND r.place IN ('', @place) AND r.process IN ('', @process)))
            """,
            new
            {
                dispatch,
                about = NameOf(wish.About),
                wish.Ahead,
                kind = subject.Kind is { } kind ? AnnouncementTopics.NameOf(kind) : "",
                place = subject.Place ?? "",
                process = subject.Process ?? "",
                due = due.ToUnixTimeMilliseconds(),
                now = clock.GetCurrentInstant().ToUnixTimeMilliseconds(),
            },
            transaction);
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static SessionKind? KindOf(string name) => Enum.GetValues<SessionKind>().Where(k => AnnouncementTopics.NameOf(k) == name).Select(k => (SessionKind?)k).FirstOrDefault();

    private static string NameOf(ReminderSubject about) => about.ToString().ToLowerInvariant();

    private static ReminderWish WishOf(string about, string ahead) => new(Enum.Parse<ReminderSubject>(about, ignoreCase: true), ahead);
}
