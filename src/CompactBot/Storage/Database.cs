using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CompactBot.Storage;

/// <summary>
/// Opens connections to the store and runs transactions. A transaction that was committed is on disk: SQLite runs in WAL mode with
/// <c>synchronous=FULL</c>, so that what was acknowledged survives a kill and a loss of power.
/// </summary>
public sealed class Database
{
    private readonly string _connectionString;

    public Database(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = Path.GetFullPath(options.Folder);
        Directory.CreateDirectory(folder);
        File = Path.Combine(folder, "compactbot.db");
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,
            DefaultTimeout = 10,
            Pooling = true,
        }.ToString();
    }

    /// <summary>The database's file.</summary>
    public string File { get; }

    /// <summary>For what needs its own pool of connections, such as the scheduler.</summary>
    public string ConnectionString => _connectionString;

    /// <summary>The same database for what opens its own connections.</summary>
    public DbDataSource CreateDataSource() => SqliteFactory.Instance.CreateDataSource(_connectionString);

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation = default)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
            await settings.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the work in one transaction that takes the write lock at once, and commits it; an exception rolls all of it back.</summary>
    public async Task<T> InTransactionAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var result = await work(transaction);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
