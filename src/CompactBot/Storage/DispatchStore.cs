using System.Data.Common;
using System.Text.Json;
using CompactBot.Core.Messages;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>
/// What goes out through the ledger about an announcement and is not its first post: a test, a change to its copies, several letters in
/// one post, a reminder. Each has a row for each conversation, with the care of the first.
/// </summary>
public sealed class DispatchStore(Database database, IClock clock)
{
    private const string Columns = "a.id AS Id, a.of_id AS OfId, a.kind AS Kind, a.message AS Message, a.revision AS Revision, a.created_at AS CreatedAt, a.decided_by AS By";

    /// <summary>What is to be sent for a delivery; also the announcement of a letter itself. Null where there is none of that id.</summary>
    public async Task<Dispatch?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.id = @id", new { id }))?.ToDispatch();
    }

    /// <summary>Whether there is one of that id.</summary>
    public async Task<bool> ExistsAsync(string id, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM announcement WHERE id = @id", new { id }) > 0;
    }

    /// <summary>What went out about an announcement besides, in order.</summary>
    public async Task<IReadOnlyList<Dispatch>> OfAsync(string announcement, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.of_id = @announcement ORDER BY a.created_at, a.id", new { announcement });
        return [.. rows.Select(row => row.ToDispatch())];
    }

    /// <summary>The id of the next dispatch of a kind about an announcement.</summary>
    public async Task<string> NextIdAsync(string announcement, DispatchKind kind, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var count = await transaction.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM announcement WHERE of_id = @announcement AND kind = @kind",
            new { announcement, kind = NameOf(kind) },
            transaction);
        return FormattableString.Invariant($"{announcement}~{NameOf(kind)}-{count + 1}");
    }

    /// <summary>
    /// Approves a dispatch. False where there is one of that id already: then nothing was done. What goes out about one announcement is in
    /// the order of these times, whatever the clocks of those who wanted it say.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="of">The announcement that it is about.</param>
    /// <param name="message">What it says.</param>
    /// <param name="by">Who wanted it.</param>
    /// <param name="transaction">The transaction.</param>
    public async Task<bool> InsertAsync(string id, DispatchKind kind, string of, Message message, string by, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO announcement (id, file_id, state, message, created_at, decided_at, decided_by, kind, of_id)
            SELECT @id, a.file_id, 'approved', @message,
                   (SELECT MAX(t.at) FROM (SELECT @now AS at UNION ALL SELECT b.created_at + 1 FROM announcement b WHERE b.of_id = @of) t),
                   @now, @by, @kind, a.id
            FROM announcement a WHERE a.id = @of
            ON CONFLICT (id) DO NOTHING
            """,
            new { id, of, message = JsonSerializer.Serialize(message, StoredJson.Default.Message), by, kind = NameOf(kind), now = Now },
            transaction) == 1;
    }

    /// <summary>Puts a dispatch into the ledger for one conversation.</summary>
    /// <param name="dispatch">What goes out.</param>
    /// <param name="conversation">Where to.</param>
    /// <param name="delivery">The id of the delivery.</param>
    /// <param name="regardless">Whether it goes out though the conversation does not follow.</param>
    /// <param name="transaction">The transaction.</param>
    public async Task<int> EnqueueToAsync(string dispatch, string conversation, string delivery, bool regardless, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO delivery (id, announcement_id, conversation_id, platform, workspace, sequence, state, not_before, reason, regardless, created_at, updated_at)
            SELECT @delivery, @dispatch, c.id, c.platform, c.workspace,
                   COALESCE((SELECT MAX(d.sequence) FROM delivery d WHERE d.conversation_id = c.id), 0) + 1,
                   CASE WHEN c.absent_reason IS NULL THEN 'pending' ELSE 'excluded' END,
                   CASE WHEN c.absent_reason IS NULL THEN @now END,
                   c.absent_reason, @regardless, @now, @now
            FROM conversation c WHERE c.id = @conversation
            """,
            new { dispatch, conversation, delivery, regardless = regardless ? 1 : 0, now = Now },
            transaction);
    }

    /// <summary>
    /// Puts a change into the ledger for every conversation that has a copy of the announcement, or may have one: it comes after what is
    /// under way there. Where the bot can no longer speak, the copy stays as it is, and the report says so.
    /// </summary>
    /// <param name="dispatch">The change.</param>
    /// <param name="announcement">Whose copies are changed.</param>
    /// <param name="suffix">Tells the deliveries of this change from those of others.</param>
    /// <param name="transaction">The transaction.</param>
    public async Task<int> EnqueueCopiesAsync(string dispatch, string announcement, string suffix, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO delivery (id, announcement_id, conversation_id, platform, workspace, sequence, state, not_before, reason, regardless, created_at, updated_at)
            SELECT d.id || '-' || @suffix, @dispatch, c.id, c.platform, c.workspace,
                   COALESCE((SELECT MAX(e.sequence) FROM delivery e WHERE e.conversation_id = c.id), 0) + 1,
                   CASE WHEN c.absent_reason IS NULL THEN 'pending' ELSE 'excluded' END,
                   CASE WHEN c.absent_reason IS NULL THEN @now END,
                   c.absent_reason, 1, @now, @now
            FROM delivery d
            JOIN conversation c ON c.id = d.conversation_id
            LEFT JOIN delivery b ON b.id = d.carried_by AND d.state = 'pending'
            WHERE d.announcement_id = @announcement AND COALESCE(b.state, d.state) IN ('sent', 'sending', 'uncertain')
            """,
            new { dispatch, announcement, suffix, now = Now },
            transaction);
    }

    /// <summary>The post of an announcement in a conversation; null where it was never to go there.</summary>
    public async Task<PostedCopy?> CopyAsync(string announcement, string conversation, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<CopyRow>(
            """
            SELECT COALESCE(b.id, d.id) AS Delivery, COALESCE(b.state, d.state) AS State, COALESCE(b.platform_message_id, d.platform_message_id) AS Post,
                   b.id AS Digest,
                   (SELECT l.id FROM announcement l WHERE l.of_id = @announcement AND l.kind IN ('correction', 'withdrawal', 'supersession')
                    ORDER BY l.created_at DESC LIMIT 1) AS LastChange
            FROM delivery d LEFT JOIN delivery b ON b.id = d.carried_by AND d.state = 'pending'
            WHERE d.announcement_id = @announcement AND d.conversation_id = @conversation
            """,
            new { announcement, conversation });
        return row is null ? null : new PostedCopy(row.Delivery, row.State, row.Post, row.Digest, row.LastChange);
    }

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    private static string NameOf(DispatchKind kind) => kind.ToString().ToLowerInvariant();

    private sealed class CopyRow
    {
        public string Delivery { get; init; } = "";

        public string State { get; init; } = "";

        public string? Post { get; init; }

        public string? Digest { get; init; }

        public string? LastChange { get; init; }
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string? OfId { get; init; }

        public string Kind { get; init; } = "";

        public string Message { get; init; } = "";

        public long Revision { get; init; }

        public long CreatedAt { get; init; }

        public string? By { get; init; }

        public Dispatch ToDispatch() => new(
            Id,
            OfId,
            Enum.Parse<DispatchKind>(Kind, ignoreCase: true),
            JsonSerializer.Deserialize(Message, StoredJson.Default.Message)!,
            Revision,
            Instant.FromUnixTimeMilliseconds(CreatedAt),
            By);
    }
}

/// <summary>What goes out: what it says, and what it is to the announcement <paramref name="OfId"/>.</summary>
public sealed record Dispatch(string Id, string? OfId, DispatchKind Kind, Message Message, long Revision, Instant CreatedAt, string? By)
{
    /// <summary>Whether it changes posts that are there, instead of posting.</summary>
    public bool ChangesCopies => Kind is DispatchKind.Correction or DispatchKind.Withdrawal or DispatchKind.Supersession;
}

public enum DispatchKind
{
    /// <summary>The announcement of a letter: its first post.</summary>
    Letter,
    Test,
    Correction,
    Withdrawal,
    Supersession,
    Digest,
    Reminder,
}

/// <summary>Where a copy of an announcement stands.</summary>
/// <param name="Delivery">The delivery that posted it.</param>
/// <param name="State">That delivery's state: "sent" where the post is there.</param>
/// <param name="Post">The platform's id of the post; null where it told none.</param>
/// <param name="Digest">The delivery of the digest that it is part of; null where it is a post of its own.</param>
/// <param name="LastChange">The last change of the announcement's copies, whether or not it is on its way to this one; null where there is none.</param>
public sealed record PostedCopy(string Delivery, string State, string? Post, string? Digest, string? LastChange);
