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
        a.edited_by AS EditedBy, a.decided_at AS DecidedAt, a.decided_by AS DecidedBy, a.composed AS Composed, a.facts_changed_at AS FactsChangedAt, a.submitted_at AS SubmittedAt,
        a.submitted_by AS SubmittedBy, a.scheduled_at AS ScheduledAt, a.scheduled_zone AS ScheduledZone, a.urgent AS Urgent,
        a.corrected_at AS CorrectedAt, a.corrected_by AS CorrectedBy, a.superseded_by AS SupersededBy
        """;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<StoredAnnouncement>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.kind = 'letter' ORDER BY a.created_at DESC, a.id DESC");
        return [.. rows.Select(row => row.ToAnnouncement())];
    }

    public async Task<StoredAnnouncement?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.id = @id AND a.kind = 'letter'", new { id });
        return row?.ToAnnouncement();
    }

    public async Task<StoredAnnouncement?> FindAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.id = @id AND a.kind = 'letter'", new { id }, transaction);
        return row?.ToAnnouncement();
    }

    /// <summary>The letters of a file as they hold, in their order.</summary>
    public async Task<IReadOnlyList<LetterReading>> LettersOfAsync(long fileId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. (await StoredReadings.AllAsync(connection, fileId: fileId)).Select(r => r.Reading)];
    }

    /// <summary>The letters that had come before a file, and those with it, as they hold now.</summary>
    public async Task<(IReadOnlyList<LetterReading> Before, IReadOnlyList<LetterReading> After)> AroundAsync(long fileId, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var all = await StoredReadings.AllAsync(connection);
        return ([.. all.Where(r => r.FileId < fileId).Select(r => r.Reading)], [.. all.Where(r => r.FileId <= fileId).Select(r => r.Reading)]);
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
    /// What a draft says by the facts as they are now. One that nobody edited says it from then on; beside one that a person edited, or
    /// approved for a later time, it is kept, with the time from which the two differ. Answers whether anything changed.
    /// </summary>
    public async Task<bool> FollowAsync(string id, Message composed, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var text = JsonSerializer.Serialize(composed, StoredJson.Default.Message);
        return await transaction.Connection!.ExecuteAsync(
            """
            UPDATE announcement
            SET composed = @text,
                message = CASE WHEN edited_at IS NULL AND state <> 'scheduled' THEN @text ELSE message END,
                facts_changed_at = CASE WHEN edited_at IS NULL AND state <> 'scheduled' THEN NULL ELSE @now END
            WHERE id = @id AND state IN ('draft', 'submitted', 'scheduled') AND COALESCE(composed, CASE WHEN edited_at IS NULL THEN message END, '') <> @text
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

    /// <summary>What is not sent yet, each with the number of its file.</summary>
    public async Task<IReadOnlyList<StoredAnnouncement>> DraftsAsync(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var rows = await transaction.Connection!.QueryAsync<Row>($"SELECT {Columns} FROM announcement a WHERE a.kind = 'letter' AND a.state IN ('draft', 'submitted', 'scheduled')", transaction: transaction);
        return [.. rows.Select(row => row.ToAnnouncement())];
    }

    public Task DecideAsync(string id, AnnouncementState state, string by, DbTransaction transaction) => SetAsync(
        "state = @state, decided_at = @now, decided_by = @by", new { id, state = NameOf(state), by, now = Now }, transaction);

    /// <summary>Hands it over for approval.</summary>
    public Task SubmitAsync(string id, string by, DbTransaction transaction) => SetAsync(
        "state = 'submitted', submitted_at = @now, submitted_by = @by", new { id, by, now = Now }, transaction);

    /// <summary>Makes it a draft again.</summary>
    public Task ReturnAsync(string id, DbTransaction transaction) => SetAsync(
        "state = 'draft', submitted_at = NULL, submitted_by = NULL, scheduled_at = NULL, scheduled_zone = NULL, decided_at = NULL, decided_by = NULL", new { id }, transaction);

    /// <summary>Approved, to go out at that time.</summary>
    public Task ScheduleAsync(string id, string by, Instant at, string zone, DbTransaction transaction) => SetAsync(
        "state = 'scheduled', decided_at = @now, decided_by = @by, scheduled_at = @at, scheduled_zone = @zone",
        new { id, by, at = at.ToUnixTimeMilliseconds(), zone, now = Now },
        transaction);

    /// <summary>Its time has come: it stays decided by whom it was.</summary>
    public Task SendScheduledAsync(string id, DbTransaction transaction) => SetAsync("state = 'approved'", new { id }, transaction);

    public Task MarkUrgentAsync(string id, bool urgent, DbTransaction transaction) => SetAsync("urgent = @urgent", new { id, urgent = urgent ? 1 : 0 }, transaction);

    /// <summary>Which text was sent as a test.</summary>
    public Task MarkTestedAsync(string id, string mark, DbTransaction transaction) => SetAsync("tested_mark = @mark", new { id, mark }, transaction);

    /// <summary>The mark of the text that was tested last; null where none was.</summary>
    public async Task<string?> TestedMarkAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteScalarAsync<string?>("SELECT tested_mark FROM announcement WHERE id = @id", new { id }, transaction);
    }

    /// <summary>The text that is sent from now on, and that the copies get.</summary>
    public Task CorrectAsync(string id, Message message, string by, DbTransaction transaction) => SetAsync(
        "message = @message, revision = revision + 1, corrected_at = @now, corrected_by = @by, facts_changed_at = NULL",
        new { id, message = JsonSerializer.Serialize(message, StoredJson.Default.Message), by, now = Now },
        transaction);

    public Task SupersedeAsync(string id, string newer, DbTransaction transaction) => SetAsync(
        "superseded_by = @newer, revision = revision + 1", new { id, newer }, transaction);

    /// <summary>What waits for its time, the next first.</summary>
    public async Task<IReadOnlyList<(string Id, Instant At)>> ScheduledAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string Id, long At)>("SELECT id, scheduled_at FROM announcement WHERE state = 'scheduled' ORDER BY scheduled_at, id");
        return [.. rows.Select(r => (r.Id, Instant.FromUnixTimeMilliseconds(r.At)))];
    }

    /// <summary>The announcement of the file that a letter came in; null where there is none.</summary>
    public async Task<string?> OfLetterAsync(string letter, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>(
            "SELECT a.id FROM announcement a JOIN letter l ON l.file_id = a.file_id WHERE l.id = @letter AND a.kind = 'letter' ORDER BY a.id LIMIT 1",
            new { letter });
    }

    private static async Task SetAsync(string change, object values, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync($"UPDATE announcement SET {change} WHERE id = @id", values, transaction);
    }

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    private static string NameOf(AnnouncementState state) => state switch
    {
        AnnouncementState.Draft => "draft",
        AnnouncementState.Submitted => "submitted",
        AnnouncementState.Scheduled => "scheduled",
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

        public long? SubmittedAt { get; init; }

        public string? SubmittedBy { get; init; }

        public long? ScheduledAt { get; init; }

        public string? ScheduledZone { get; init; }

        public long Urgent { get; init; }

        public long? CorrectedAt { get; init; }

        public string? CorrectedBy { get; init; }

        public string? SupersededBy { get; init; }

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
                SubmittedAt = At(SubmittedAt),
                SubmittedBy = SubmittedBy,
                ScheduledAt = At(ScheduledAt),
                ScheduledZone = ScheduledZone,
                IsUrgent = Urgent != 0,
                CorrectedAt = At(CorrectedAt),
                CorrectedBy = CorrectedBy,
                SupersededBy = SupersededBy,
            },
            FileId);

        private static Instant? At(long? milliseconds) => milliseconds is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;
    }
}

/// <summary>An announcement and the file of letters that it is about.</summary>
public sealed record StoredAnnouncement(Announcement Announcement, long FileId);
