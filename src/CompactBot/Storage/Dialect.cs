using System.Data.Common;

namespace CompactBot.Storage;

/// <summary>What the two databases say otherwise. All other SQL is the same for both.</summary>
internal abstract class Dialect : IAsyncDisposable
{
    /// <summary>The folder of its numbered scripts.</summary>
    public abstract string Scripts { get; }

    /// <summary>Where the store is, for people: no password in it.</summary>
    public abstract string Place { get; }

    /// <summary>What to do where it cannot be reached.</summary>
    public abstract string Mend { get; }

    /// <summary>An expression for 32 random hexadecimal digits, another for each row.</summary>
    public abstract string NewId { get; }

    /// <summary>An expression for 16 hexadecimal digits that count the rows of a statement: ids that begin alike and follow each other are written fastest.</summary>
    public abstract string RowDigits { get; }

    /// <summary>What keeps a row that is only looked at from changing until the transaction ends.</summary>
    public abstract string KeepRow { get; }

    /// <summary>A JSON array of objects in a parameter as a table <c>r</c> for FROM, with those columns, all text.</summary>
    public abstract string Rows(string parameter, params string[] columns);

    /// <summary>Opens a connection for reading and for people's changes.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Opens one for the small steps of sends, which must not be held up by a process that hangs: each names its rows by an index.</summary>
    public virtual Task<DbConnection> OpenLedgerAsync(CancellationToken cancellation) => OpenAsync(cancellation);

    /// <summary>Takes the one lock of everything that people change, until the transaction ends.</summary>
    public abstract Task LockAsync(DbTransaction transaction, CancellationToken cancellation);

    /// <summary>For what opens its own connections, such as the scheduler.</summary>
    public abstract DbDataSource CreateDataSource();

    public abstract ValueTask DisposeAsync();
}
