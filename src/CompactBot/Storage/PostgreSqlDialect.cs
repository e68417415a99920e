using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;

namespace CompactBot.Storage;

/// <summary>
/// PostgreSQL, for as many processes as are started. What people change is in the order of one advisory lock, as SQLite's write lock has
/// it; the sends of the lanes do not wait for it. A process that hangs within a transaction loses it after seconds.
/// </summary>
internal sealed class PostgreSqlDialect : Dialect
{
    /// <summary>Any number that is ours: "compact" in ASCII.</summary>
    private const long StoreLock = 0x636F6D70616374;

    /// <summary>
    /// What a lane asks names its rows by an index, and takes its order from one, whatever the statistics say of a table that was empty a
    /// minute ago; and the plan of a statement is made once for each connection.
    /// </summary>
    private const string ByIndex = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_sort=off";

    private readonly string _connectionString;
    private readonly NpgsqlDataSource _desk;
    private readonly NpgsqlDataSource _ledger;

    public PostgreSqlDialect(string connectionString)
    {
        var desk = Settings(connectionString, idleSeconds: 15);
        Place = string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {desk.Host}:{desk.Port}/{desk.Database}");
        _desk = NpgsqlDataSource.Create(desk);
        var ledger = Settings(connectionString, idleSeconds: 3);
        ledger.CommandTimeout = 10;

        // The scheduler's transactions are as short as those of the sends: a process that is held in one must not hold up the others.
        _connectionString = ledger.ToString();
        ledger.Options = $"{ledger.Options} {ByIndex}";
        _ledger = NpgsqlDataSource.Create(ledger);
    }

    public override string Scripts => "CompactBot.Storage.PostgreSql.";

    public override string Place { get; }

    public override string Mend => "See that the server runs, and that Storage:ConnectionString names it, a database, and a user who may make tables there.";

    public override string NewId => "replace(CAST(gen_random_uuid() AS text), '-', '')";

    /// <summary>What is wrong with a connection string; null where it can be tried.</summary>
    public static string? ProblemOf(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(settings.Host) ? "it names no host" : string.IsNullOrEmpty(settings.Database) ? "it names no database" : null;
        }
        catch (ArgumentException problem)
        {
            // Its words name the key, never a value.
            return problem.Message.TrimEnd('.');
        }
    }

    public override string RowDigits => "lpad(to_hex(row_number() OVER ()), 16, '0')";

    public override string KeepRow => " FOR SHARE";

    public override string Rows(string parameter, params string[] columns) =>
        $"jsonb_to_recordset(CAST(@{parameter} AS jsonb)) AS r({string.Join(", ", columns.Select(c => $"{c} text"))})";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await _desk.OpenConnectionAsync(cancellation);

    public override async Task<DbConnection> OpenLedgerAsync(CancellationToken cancellation) => await _ledger.OpenConnectionAsync(cancellation);

    public override Task LockAsync(DbTransaction transaction, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(@StoreLock)", new { StoreLock }, transaction, cancellationToken: cancellation));

    public override DbDataSource CreateDataSource() => NpgsqlDataSource.Create(_connectionString);

    public override async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Settings(string connectionString, int idleSeconds)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "CompactBot";
        settings.MaxAutoPrepare = settings.MaxAutoPrepare == 0 ? 64 : settings.MaxAutoPrepare;
        settings.AutoPrepareMinUsages = 2;

        // Nothing is ever set for a connection, and no lock held beyond a transaction.
        settings.NoResetOnClose = true;
        settings.Options = string.Create(CultureInfo.InvariantCulture, $"{settings.Options} -c idle_in_transaction_session_timeout={idleSeconds * 1000}").Trim();
        return settings;
    }
}
