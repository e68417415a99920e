using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using CompactBot.Core.Letters;
using CompactBot.Core.Reading;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>What staff see of a letter, and the places where another reading is put.</summary>
public sealed class ReviewStore(Database database, IClock clock)
{
    private const string Letters =
        """
        SELECT l.id AS Id, l.file_id AS FileId, l.position AS Position, l.reading AS Reading, l.reader AS Reader,
               f.name AS FileName, f.received_at AS ReceivedAt, f.received_via AS Via
        FROM letter l JOIN letter_file f ON f.id = l.file_id
        """;

    /// <summary>Null where there is no such letter.</summary>
    public async Task<HeldLetter?> FindAsync(string id, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await FindAsync(id, connection, null);
    }

    /// <summary>The same within a transaction, so that what is changed is exactly what was seen.</summary>
    public Task<HeldLetter?> FindAsync(string id, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return FindAsync(id, transaction.Connection!, transaction);
    }

    /// <summary>What changes a letter is read before the letter: a form is at worst taken for older than it is, never for newer.</summary>
    private static async Task<HeldLetter?> FindAsync(string id, DbConnection connection, DbTransaction? transaction)
    {
        var rereadings = await RereadingsAsync(connection, transaction, id);
        var corrections = await CorrectionStore.AllAsync(connection, transaction, id);
        if (await connection.QuerySingleOrDefaultAsync<Row>($"{Letters} WHERE l.id = @id", new { id }, transaction) is not { } row)
        {
            return null;
        }

        var words = (await connection.QueryAsync<(long Paragraph, string Words)>("SELECT paragraph, words FROM letter_words WHERE letter_id = @id", new { id }, transaction))
            .ToDictionary(w => w.Paragraph, w => JsonSerializer.Deserialize(w.Words, StoredJson.Default.IReadOnlyListWordBox)!);
        var read = row.Read();
        var letter = words.Count == 0 ? read.Letter : read.Letter with { Paragraphs = [.. read.Letter.Paragraphs.Select(p => words.TryGetValue(p.Number, out var boxes) ? p with { Words = boxes } : p)] };
        return row.Held(read with { Letter = letter }, corrections, rereadings);
    }

    /// <summary>All letters, without the boxes of their words.</summary>
    public async Task<IReadOnlyList<HeldLetter>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var corrections = (await CorrectionStore.AllAsync(connection, null)).ToLookup(c => c.Letter, StringComparer.Ordinal);
        var rereadings = (await RereadingsAsync(connection, null)).ToLookup(r => r.Letter, StringComparer.Ordinal);
        var rows = await connection.QueryAsync<Row>($"{Letters} ORDER BY l.letter_date DESC, l.file_id DESC, l.position");
        return [.. rows.Select(row => row.Held(row.Read(), [.. corrections[row.Id]], [.. rereadings[row.Id]]))];
    }

    /// <summary>The bytes of a file as they came, with its name.</summary>
    public Task<(string Name, byte[] Content)?> FileAsync(long fileId, CancellationToken cancellation = default) =>
        FileAsync("SELECT name, content FROM letter_file WHERE id = @fileId", new { fileId }, cancellation);

    /// <summary>The same of the file that a letter came in.</summary>
    public Task<(string Name, byte[] Content)?> FileOfAsync(string letter, CancellationToken cancellation = default) =>
        FileAsync("SELECT f.name, f.content FROM letter l JOIN letter_file f ON f.id = l.file_id WHERE l.id = @letter", new { letter }, cancellation);

    /// <summary>Puts another reading of a letter in the place of the one that is held; what is otherwise is written down.</summary>
    public async Task ReplaceAsync(string id, LetterReading reading, string fromReader, string toReader, IReadOnlyList<string> differences, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            "UPDATE letter SET reading = @text, letter_date = @date, reader = @toReader WHERE id = @id",
            new { id, text = JsonSerializer.Serialize(reading, StoredJson.Default.LetterReading), date = reading.Letter.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), toReader },
            transaction);
        await transaction.Connection!.ExecuteAsync("DELETE FROM letter_words WHERE letter_id = @id", new { id }, transaction);
        await InsertWordsAsync(id, reading.Letter, transaction);
        if (differences.Count > 0)
        {
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO rereading (letter_id, read_at, from_reader, to_reader, differences) VALUES (@id, @now, @fromReader, @toReader, @lines)",
                new { id, now = clock.GetCurrentInstant().ToUnixTimeMilliseconds(), fromReader, toReader, lines = string.Join('\n', differences) },
                transaction);
        }
    }

    /// <summary>Makes the next version of the catalogue, which every process then takes up.</summary>
    /// <param name="fileId">The file that it is about.</param>
    /// <param name="cause">correction or rereading.</param>
    /// <param name="transaction">The transaction that changes it.</param>
    public async Task NextVersionAsync(long fileId, string cause, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO catalogue_version (version, file_id, accepted_at, cause) SELECT COALESCE(MAX(version), 0) + 1, @fileId, @now, @cause FROM catalogue_version",
            new { fileId, now = clock.GetCurrentInstant().ToUnixTimeMilliseconds(), cause },
            transaction);
    }

    private async Task<(string Name, byte[] Content)?> FileAsync(string query, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var file in await connection.QueryAsync<(string, byte[])>(query, parameters))
        {
            return file;
        }

        return null;
    }

    internal static async Task InsertWordsAsync(string id, Letter letter, DbTransaction transaction)
    {
        foreach (var paragraph in letter.Paragraphs.Where(p => p.Words.Count > 0).DistinctBy(p => p.Number))
        {
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO letter_words (letter_id, paragraph, words) VALUES (@id, @Number, @words)",
                new { id, paragraph.Number, words = JsonSerializer.Serialize(paragraph.Words, StoredJson.Default.IReadOnlyListWordBox) },
                transaction);
        }
    }

    private static async Task<IReadOnlyList<Rereading>> RereadingsAsync(DbConnection connection, DbTransaction? transaction, string? letter = null)
    {
        var rows = await connection.QueryAsync<(long Number, string Letter, long At, string From, string To, string Differences)>(
            "SELECT number, letter_id, read_at, from_reader, to_reader, differences FROM rereading WHERE @letter IS NULL OR letter_id = @letter ORDER BY number",
            new { letter },
            transaction);
        return [.. rows.Select(r => new Rereading(r.Number, r.Letter, Instant.FromUnixTimeMilliseconds(r.At), r.From, r.To, r.Differences.Split('\n')))];
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public long FileId { get; init; }

        public long Position { get; init; }

        public string Reading { get; init; } = "";

        public string Reader { get; init; } = "";

        public string FileName { get; init; } = "";

        public long ReceivedAt { get; init; }

        public string Via { get; init; } = "";

        public LetterReading Read() => JsonSerializer.Deserialize(Reading, StoredJson.Default.LetterReading)!;

        public HeldLetter Held(LetterReading read, IReadOnlyList<Core.Corrections.Correction> corrections, IReadOnlyList<Rereading> rereadings) =>
            new(FileId, FileName, Instant.FromUnixTimeMilliseconds(ReceivedAt), Via, Reader, read, corrections, rereadings);
    }
}
