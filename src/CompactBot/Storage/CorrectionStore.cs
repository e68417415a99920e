using System.Data.Common;
using CompactBot.Core.Corrections;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>The corrections of people: only ever added to.</summary>
public sealed class CorrectionStore(Database database)
{
    private const string Columns =
        """
        number AS Number, letter_id AS Letter, session_key AS Session, field AS Field, value AS Value, from_value AS FromValue,
        read_value AS ReadValue, paragraph AS Paragraph, undoes AS Undoes, made_by AS MadeBy, made_at AS MadeAt, why AS Why
        """;

    /// <summary>All corrections of all letters, the oldest first.</summary>
    public async Task<IReadOnlyList<Correction>> AllAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await AllAsync(connection, null);
    }

    /// <summary>Stores one; answers its number.</summary>
    public async Task<long> InsertAsync(Correction correction, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(transaction);
        return await transaction.Connection!.ExecuteScalarAsync<long>(
            """
            INSERT INTO correction (letter_id, session_key, field, value, from_value, read_value, paragraph, undoes, made_by, made_at, why)
            VALUES (@Letter, @Session, @Field, @Value, @From, @Read, @Paragraph, @Undoes, @By, @At, @Why) RETURNING number
            """,
            new
            {
                correction.Letter,
                correction.Session,
                correction.Field,
                correction.Value,
                correction.From,
                correction.Read,
                correction.Paragraph,
                correction.Undoes,
                correction.By,
                At = correction.At.ToUnixTimeMilliseconds(),
                correction.Why,
            },
            transaction);
    }

    internal static async Task<IReadOnlyList<Correction>> AllAsync(DbConnection connection, DbTransaction? transaction, string? letter = null, long? fileId = null)
    {
        var which = letter is not null ? "WHERE letter_id = @letter" : fileId is not null ? "WHERE letter_id IN (SELECT id FROM letter WHERE file_id = @fileId)" : "";
        var rows = await connection.QueryAsync<Row>($"SELECT {Columns} FROM correction {which} ORDER BY number", new { letter, fileId }, transaction);
        return [.. rows.Select(row => row.ToCorrection())];
    }

    private sealed class Row
    {
        public long Number { get; init; }

        public string Letter { get; init; } = "";

        public string? Session { get; init; }

        public string Field { get; init; } = "";

        public string? Value { get; init; }

        public string? FromValue { get; init; }

        public string? ReadValue { get; init; }

        public long? Paragraph { get; init; }

        public long? Undoes { get; init; }

        public string MadeBy { get; init; } = "";

        public long MadeAt { get; init; }

        public string Why { get; init; } = "";

        public Correction ToCorrection() => new()
        {
            Number = Number,
            Letter = Letter,
            Session = Session,
            Field = Field,
            Value = Value,
            From = FromValue,
            Read = ReadValue,
            Paragraph = (int?)Paragraph,
            Undoes = Undoes,
            By = MadeBy,
            At = Instant.FromUnixTimeMilliseconds(MadeAt),
            Why = Why,
        };
    }
}
