using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using CompactBot.Core.Reading;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>The letters as received, and what was read from them.</summary>
public sealed class LetterStore(Database database, IClock clock)
{
    /// <summary>Asks for the version of the catalogue.</summary>
    internal const string Version = "SELECT COALESCE(MAX(version), 0) FROM catalogue_version";

    /// <summary>The version of the catalogue: how many times files, corrections and other readings changed it.</summary>
    public async Task<int> VersionAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(Version);
    }

    /// <summary>How many files came in by that door, and how many by others.</summary>
    public async Task<(int Through, int Others)> CountFilesAsync(string via, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleAsync<(int, int)>(
            "SELECT COUNT(*) FILTER (WHERE received_via = @via), COUNT(*) FILTER (WHERE received_via <> @via) FROM letter_file",
            new { via });
    }

    /// <summary>Everything that was read, as people corrected it, with the version that it makes up.</summary>
    public async Task<(IReadOnlyList<LetterReading> Readings, int Version)> ReadingsAsync(CancellationToken cancellation = default) =>
        await database.InTransactionAsync(async transaction => (await ReadingsAsync(transaction), await VersionAsync(transaction)), cancellation);

    /// <summary>The same within a transaction, so that a draft is compared with exactly what it changes.</summary>
    public async Task<IReadOnlyList<LetterReading>> ReadingsAsync(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return [.. (await StoredReadings.AllAsync(transaction.Connection!, transaction)).Select(r => r.Reading)];
    }

    /// <summary>The ids of the letters that came in the file with that hash; empty where the store does not hold it.</summary>
    public async Task<IReadOnlyList<string>> LettersOfFileAsync(string sha256, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var ids = await transaction.Connection!.QueryAsync<string>(
            "SELECT l.id FROM letter l JOIN letter_file f ON f.id = l.file_id WHERE f.sha256 = @sha256 ORDER BY l.position",
            new { sha256 },
            transaction);
        return [.. ids];
    }

    /// <summary>Stores a file with its letters, and makes the next version of the catalogue. Answers the file's id.</summary>
    public async Task<long> InsertAsync(StoredFile file, IReadOnlyList<LetterReading> readings, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(transaction);
        var connection = transaction.Connection!;
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var fileId = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO letter_file (sha256, name, content, received_at, received_via)
            VALUES (@Sha256, @Name, @Content, @now, @Via) RETURNING id
            """,
            new { file.Sha256, file.Name, file.Content, now, file.Via },
            transaction);
        for (var i = 0; i < readings.Count; i++)
        {
            await InsertLetterAsync(fileId, i + 1, readings[i], transaction);
        }

        await connection.ExecuteAsync(
            "INSERT INTO catalogue_version (version, file_id, accepted_at) SELECT COALESCE(MAX(version), 0) + 1, @fileId, @now FROM catalogue_version",
            new { fileId, now },
            transaction);
        return fileId;
    }

    /// <summary>Adds a letter to a file that is held, under an id that is free.</summary>
    public async Task AddToFileAsync(long fileId, LetterReading reading, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(transaction);
        var position = await transaction.Connection!.ExecuteScalarAsync<int>("SELECT COALESCE(MAX(position), 0) + 1 FROM letter WHERE file_id = @fileId", new { fileId }, transaction);
        await InsertLetterAsync(fileId, position, reading, transaction);
    }

    private static async Task InsertLetterAsync(long fileId, int position, LetterReading reading, DbTransaction transaction)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO letter (id, file_id, position, letter_date, reading, reader) VALUES (@Id, @fileId, @position, @date, @text, @Current)",
            new
            {
                reading.Letter.Id,
                fileId,
                position,
                date = reading.Letter.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                text = JsonSerializer.Serialize(reading, StoredJson.Default.LetterReading),
                ReaderVersion.Current,
            },
            transaction);
        await ReviewStore.InsertWordsAsync(reading.Letter.Id, reading.Letter, transaction);
    }

    private static async Task<int> VersionAsync(DbTransaction transaction) =>
        await transaction.Connection!.ExecuteScalarAsync<int>(Version, transaction: transaction);
}

/// <summary>A file as it came in.</summary>
/// <param name="Sha256">Of its words, in lower-case hexadecimal: the same words are the same letter, whatever the file's name and line ends.</param>
/// <param name="Name">Without a folder.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Via">How it came: cli, api, inbox, sample, page.</param>
public sealed record StoredFile(string Sha256, string Name, byte[] Content, string Via);
