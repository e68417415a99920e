using System.Data.Common;
using System.Text.Json;
using CompactBot.Core.Corrections;
using CompactBot.Core.Reading;
using Dapper;

namespace CompactBot.Storage;

/// <summary>The readings as they hold: what the reader read, with the corrections of people over it.</summary>
internal static class StoredReadings
{
    /// <summary>Every letter, with the number of its file, in the order of their coming; or those of one file.</summary>
    public static async Task<IReadOnlyList<StoredReading>> AllAsync(DbConnection connection, DbTransaction? transaction = null, long? fileId = null)
    {
        var rows = await connection.QueryAsync<(string Id, long FileId, string Reading)>(
            "SELECT id, file_id, reading FROM letter WHERE @fileId IS NULL OR file_id = @fileId ORDER BY file_id, position",
            new { fileId },
            transaction);
        var corrections = (await CorrectionStore.AllAsync(connection, transaction, fileId: fileId)).ToLookup(c => c.Letter, StringComparer.Ordinal);
        return [.. rows.Select(row =>
        {
            var read = JsonSerializer.Deserialize(row.Reading, StoredJson.Default.LetterReading)!;
            return new StoredReading(row.FileId, corrections.Contains(row.Id) ? CorrectedReading.Of(read, [.. corrections[row.Id]]).Reading : read);
        })];
    }
}

/// <summary>A letter as it holds, and the number of the file that it came in.</summary>
public sealed record StoredReading(long FileId, LetterReading Reading);
