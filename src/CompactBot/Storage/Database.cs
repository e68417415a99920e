using System.Data.Common;

namespace CompactBot.Storage;

/// <summary>Opens connections to the store and runs transactions. A transaction that was committed is on disk.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>PostgreSQL's code for it; SQLite has one writer at a time, and knows none.</summary>
    private const string DeadlockDetected = "40P01";

    private const int Tries = 3;

    public Database(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Dialect = options.IsPostgreSql ? new PostgreSqlDialect(options.ConnectionString) : new SqliteDialect(Path.GetFullPath(options.Folder), options.BusySeconds);
    }

    /// <summary>Where the store is, for people.</summary>
    public string Place => Dialect.Place;

    /// <summary>Whether several processes send from this store; else one does, and the others wait for it.</summary>
    public bool IsShared => Dialect is PostgreSqlDialect;

    /// <summary>The file of a SQLite database.</summary>
    public string File => Dialect is SqliteDialect sqlite ? sqlite.File : throw new InvalidOperationException("The store is no file.");

    internal Dialect Dialect { get; }

    /// <summary>The same database for what opens its own connections.</summary>
    public DbDataSource CreateDataSource() => Dialect.CreateDataSource();

    public Task<DbConnection> OpenAsync(CancellationToken cancellation = default) => Dialect.OpenAsync(cancellation);

    /// <summary>For what the lanes ask again and again.</summary>
    internal Task<DbConnection> OpenLedgerAsync(CancellationToken cancellation = default) => Dialect.OpenLedgerAsync(cancellation);

    /// <summary>
    /// Runs the work in one transaction that takes the write lock at once, and commits it; an exception rolls all of it back. Two of these
    /// never run at the same time, in whatever process: what the work has read stays so until it is committed.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await OnceAsync(work, cancellation);
            }
            catch (DbException failure) when (failure.SqlState == DeadlockDetected && tries < Tries)
            {
                // It met a lane's transaction the other way round, and the server has rolled all of it back.
            }
        }
    }

    /// <summary>The same for the steps of sends: they change deliveries one by one, and need no lock but that of their rows.</summary>
    internal async Task<T> InLedgerTransactionAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await Dialect.OpenLedgerAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var result = await work(transaction);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    public ValueTask DisposeAsync() => Dialect.DisposeAsync();

    private async Task<T> OnceAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await Dialect.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Dialect.LockAsync(transaction, cancellation);
        var result = await work(transaction);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
