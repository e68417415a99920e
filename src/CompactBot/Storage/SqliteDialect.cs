using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CompactBot.Storage;

/// <summary>
/// SQLite in WAL mode with <c>synchronous=FULL</c>, so that what was acknowledged survives a kill and a loss of power. A transaction takes
/// the write lock as it begins.
/// </summary>
internal sealed class SqliteDialect : Dialect
{
    /// <summary>Every workspace that is sent to has a connection at times: half a megabyte of pages is enough for each.</summary>
    private const string OfConnection = "PRAGMA synchronous=FULL; PRAGMA cache_size=-512";

    private readonly string _connectionString;
    private volatile bool _isWal;

    public SqliteDialect(string folder, int busySeconds)
    {
        Directory.CreateDirectory(folder);
        File = Path.Combine(folder, "compactbot.db");
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,
            DefaultTimeout = busySeconds,
            Pooling = true,
        }.ToString();
    }

    public string File { get; }

    public override string Scripts => "CompactBot.Storage.Sqlite.";

    public override string Place => File;

    public override string Mend => "Set Storage:Folder to a folder that can be written.";

    public override string NewId => "lower(hex(randomblob(16)))";

    public override string RowDigits => "printf('%016x', row_number() OVER ())";

    /// <summary>A transaction has the whole store for itself.</summary>
    public override string KeepRow => "";

    public override string Rows(string parameter, params string[] columns) =>
        $"(SELECT {string.Join(", ", columns.Select(c => $"value ->> '{c}' AS {c}"))} FROM json_each(@{parameter})) AS r";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var settings = connection.CreateCommand();

            // The mode is written in the file, all else is of the connection.
            settings.CommandText = _isWal ? OfConnection : $"PRAGMA journal_mode=WAL; {OfConnection}";
            await settings.ExecuteNonQueryAsync(cancellation);
            _isWal = true;
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task LockAsync(DbTransaction transaction, CancellationToken cancellation) => Task.CompletedTask;

    public override DbDataSource CreateDataSource() => SqliteFactory.Instance.CreateDataSource(_connectionString);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
