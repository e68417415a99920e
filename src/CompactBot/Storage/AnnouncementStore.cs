using System.Data.Common;
using System.Text.Json;
using CompactBot.Core.Announcements;
using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>The announcements, from draft to withdrawn. Whoever changes one's state does it in a transaction of the caller's.</summary>
public sealed class AnnouncementStore(Database database, IClock clock)
{
    private const string Columns =
        """
        a.id AS Id, a.file_id AS FileId, a.state AS State, a.message AS Message, a.created_at AS CreatedAt, a.edited_at AS EditedAt,
        a.edited_by AS EditedBy, a.decided_at AS DecidedAt, a.decided_by AS DecidedBy, a.composed AS Composed, a.facts_changed_at AS FactsChangedAt
        """;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<StoredAnnouncement>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} FROM announcement a ORDER BY a.created_at DESC, a.id DESC");
        return [.. rows.Select(row => row.ToAnnouncement())];
    }

    public async Task<StoredAnnouncement?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.id = @id", new { id });
        return row?.ToAnnouncement();
    }

    public async Task<StoredAnnouncement?> FindAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.id = @id", new { id }, transaction);
        return row?.ToAnnouncement();
    }

    /// <summary>The letters of a file as they hold, in their order.</summary>
    public async Task<IReadOnlyList<LetterReading>> LettersOfAsync(long fileId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. (await StoredReadings.AllAsync(connection, fileId: fileId)).Select(r => r.Reading)];
    }

    /// <summary>The letters of the file that an announcement is about, within a transaction.</summary>
    public async Task<IReadOnlyList<LetterReading>> LettersOfAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var fileId = await transaction.Connection!.ExecuteScalarAsync<long>("SELECT file_id FROM announcement WHERE id = @id", new { id }, transaction);
        return [.. (await StoredReadings.AllAsync(transaction.Connection!, transaction, fileId)).Select(r => r.Reading)];
    }

    public async Task InsertDraftAsync(string id, long fileId, Message message, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO announcement (id, file_id, state, message, composed, created_at) VALUES (@id, @fileId, 'draft', @message, @message, @now)",
            new { id, fileId, message = JsonSerializer.Serialize(message, StoredJson.Default.Message), now = Now },
            transaction);
    }

    public async Task EditAsync(string id, Message message, string by, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            "UPDATE announcement SET message = @message, edited_at = @now, edited_by = @by, facts_changed_at = NULL WHERE id = @id",
            new { id, message = JsonSerializer.Serialize(message, StoredJson.Default.Message), by, now = Now },
            transaction);
    }

    /// <summary>
    /// What a draft says by the facts as they are now. One that nobody edited says it from then on; beside one that a person edited it is
    /// kept, with the time from which the two differ. Answers whether anything changed.
    /// </summary>
    public async Task<bool> FollowAsync(string id, Message composed, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var text = JsonSerializer.Serialize(composed, StoredJson.Default.Message);
        return await transaction.Connection!.ExecuteAsync(
            """
            UPDATE announcement
            SET composed = @text,
                message = CASE WHEN edited_at IS NULL THEN @text ELSE message END,
                facts_changed_at = CASE WHEN edited_at IS NULL THEN NULL ELSE @now END
            WHERE id = @id AND state = 'draft' AND COALESCE(composed, CASE WHEN edited_at IS NULL THEN message END, '') <> @text
            """,
            new { id, text, now = Now },
            transaction) > 0;
    }

    /// <summary>Lets a draft say again what the facts say; the person's text is gone.</summary>
    public async Task TakeFactsAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            "UPDATE announcement SET message = COALESCE(composed, message), edited_at = NULL, edited_by = NULL, facts_changed_at = NULL WHERE id = @id",
            new { id },
            transaction);
    }

    /// <summary>The drafts, each with the number of its file.</summary>
    public async Task<IReadOnlyList<StoredAnnouncement>> DraftsAsync(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var rows = await transaction.Connection!.QueryAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.state = 'draft'", transaction: transaction);
        return [.. rows.Select(row => row.ToAnnouncement())];
    }

    public async Task DecideAsync(string id, AnnouncementState state, string by, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            "UPDATE announcement SET state = @state, decided_at = @now, decided_by = @by WHERE id = @id",
            new { id, state = NameOf(state), by, now = Now },
            transaction);
    }

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    private static string NameOf(AnnouncementState state) => state switch
    {
        AnnouncementState.Draft => "draft",
        AnnouncementState.Approved => "approved",
        AnnouncementState.Dropped => "dropped",
        _ => "withdrawn",
    };

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public long FileId { get; init; }

        public string State { get; init; } = "";

        public string Message { get; init; } = "";

        public long CreatedAt { get; init; }

        public long? EditedAt { get; init; }

        public string? EditedBy { get; init; }

        public long? DecidedAt { get; init; }

        public string? DecidedBy { get; init; }

        public string? Composed { get; init; }

        public long? FactsChangedAt { get; init; }

        public StoredAnnouncement ToAnnouncement() => new(
            new Announcement
            {
                Id = Id,
                State = Enum.Parse<AnnouncementState>(State, ignoreCase: true),
                Message = JsonSerializer.Deserialize(Message, StoredJson.Default.Message)!,
                CreatedAt = Instant.FromUnixTimeMilliseconds(CreatedAt),
                EditedAt = At(EditedAt),
                EditedBy = EditedBy,
                DecidedAt = At(DecidedAt),
                DecidedBy = DecidedBy,
                Composed = FactsChangedAt is not null && Composed is not null ? JsonSerializer.Deserialize(Composed, StoredJson.Default.Message) : null,
                FactsChangedAt = At(FactsChangedAt),
            },
            FileId);

        private static Instant? At(long? milliseconds) => milliseconds is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;
    }
}

/// <summary>An announcement and the file of letters that it is about.</summary>
public sealed record StoredAnnouncement(Announcement Announcement, long FileId);
