using System.Data.Common;
using Dapper;

namespace CompactBot.Storage;

/// <summary>Moves a store from SQLite to PostgreSQL: all of it, in one transaction, with the rows of each table counted on both sides.</summary>
public sealed class StoreMove(Database from, Database to)
{
    /// <summary>What each process makes for itself, and the scheduler's own tables: made anew.</summary>
    private static readonly string[] Left = ["schema_script", "lane"];

    private const string MadeByTriggers = "lane_workspace";

    /// <summary>Answers the number of rows of each table. Where the target holds something already, or a count differs, nothing is moved.</summary>
    /// <exception cref="StoreMoveException">Why nothing was moved.</exception>
    public async Task<IReadOnlyList<(string Table, long Rows)>> RunAsync(CancellationToken cancellation = default)
    {
        if (from.IsShared || !to.IsShared)
        {
            throw new StoreMoveException("A store is moved from SQLite to PostgreSQL: Storage:Provider must still be \"sqlite\", and --to name a PostgreSQL database.");
        }

        await new Migrations(from).ApplyAsync(cancellation);
        await new Migrations(to).ApplyAsync(cancellation);
        return await from.InTransactionAsync(source => to.InTransactionAsync(target => CopyAsync(source, target), cancellation), cancellation);
    }

    private static async Task<IReadOnlyList<(string Table, long Rows)>> CopyAsync(DbTransaction source, DbTransaction target)
    {
        var moved = new List<(string, long)>();
        foreach (var table in await TablesAsync(source))
        {
            var rows = await CountAsync(source, table);
            if (table != MadeByTriggers && await CountAsync(target, table) > 0)
            {
                throw new StoreMoveException($"The PostgreSQL database holds rows in {table} already: nothing was moved. Name an empty database.");
            }

            await CopyAsync(table, source, target);
            if (await CountAsync(target, table) is var arrived && arrived != rows)
            {
                throw new StoreMoveException($"Of {rows} rows in {table} {arrived} arrived: nothing was moved.");
            }

            moved.Add((table, rows));
        }

        return moved;
    }

    /// <summary>Those that others refer to before those that refer to them.</summary>
    private static async Task<IReadOnlyList<string>> TablesAsync(DbTransaction source)
    {
        var names = await source.Connection!.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) NOT LIKE 'qrtz%' AND name NOT LIKE 'sqlite%' ORDER BY name",
            transaction: source);
        var left = names.Except(Left).ToList();
        var ordered = new List<string>();
        while (left.Count > 0)
        {
            foreach (var table in left.ToList())
            {
                var needs = await source.Connection!.QueryAsync<string>("SELECT \"table\" FROM pragma_foreign_key_list(@table)", new { table }, source);
                if (needs.All(need => need == table || ordered.Contains(need)))
                {
                    ordered.Add(table);
                    left.Remove(table);
                }
            }
        }

        return ordered;
    }

    private static async Task CopyAsync(string table, DbTransaction source, DbTransaction target)
    {
        await using var read = source.Connection!.CreateCommand();
        read.Transaction = source;
        read.CommandText = $"SELECT * FROM {table}";
        await using var rows = await read.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        await using var write = target.Connection!.CreateCommand();
        write.Transaction = target;
        write.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, n) => $"@p{n}"))}){(table == MadeByTriggers ? " ON CONFLICT DO NOTHING" : "")}";
        foreach (var name in columns.Select((_, n) => $"p{n}"))
        {
            var value = write.CreateParameter();
            value.ParameterName = name;
            write.Parameters.Add(value);
        }

        while (await rows.ReadAsync())
        {
            for (var n = 0; n < columns.Count; n++)
            {
                write.Parameters[n].Value = rows.GetValue(n);
            }

            await write.ExecuteNonQueryAsync();
        }

        // Numbers that the database gives go on behind those that came.
        foreach (var column in await target.Connection!.QueryAsync<string>(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table AND is_identity = 'YES'",
            new { table },
            target))
        {
            await target.Connection!.ExecuteAsync(
                $"SELECT setval(pg_get_serial_sequence(@table, @column), (SELECT COALESCE(MAX({column}), 0) + 1 FROM {table}), false)",
                new { table, column },
                target);
        }
    }

    private static Task<long> CountAsync(DbTransaction transaction, string table) =>
        transaction.Connection!.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}", transaction: transaction);
}

/// <summary>Why a store was not moved, and the mend.</summary>
public sealed class StoreMoveException(string message) : Exception(message);
