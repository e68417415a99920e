using System.Globalization;
using System.Reflection;
using Dapper;

namespace CompactBot.Storage;

/// <summary>
/// Applies the numbered SQL scripts that the store does not have yet, all in one transaction, under the store's write lock: of several
/// processes that start at once, one does it and the others find it done.
/// </summary>
public sealed class Migrations(Database database)
{
    /// <exception cref="StoreTooNewException">The store was written by a newer version of the program.</exception>
    public Task ApplyAsync(CancellationToken cancellation = default)
    {
        var scripts = Scripts(database.Dialect.Scripts);
        return database.InTransactionAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_script (number INTEGER PRIMARY KEY, name TEXT NOT NULL)", transaction: transaction);
                var applied = (await connection.QueryAsync<int>("SELECT number FROM schema_script", transaction: transaction)).ToHashSet();
                if (applied.Count > 0 && applied.Max() > scripts.Max(s => s.Number))
                {
                    throw new StoreTooNewException(applied.Max(), scripts.Max(s => s.Number));
                }

                foreach (var (number, name, sql) in scripts.Where(s => !applied.Contains(s.Number)))
                {
                    await connection.ExecuteAsync(sql, transaction: transaction);
                    await connection.ExecuteAsync("INSERT INTO schema_script (number, name) VALUES (@number, @name)", new { number, name }, transaction);
                }

                return true;
            },
            cancellation);
    }

    /// <summary>The scripts of one database, in their order.</summary>
    internal static IReadOnlyList<(int Number, string Name, string Sql)> Scripts(string folder)
    {
        var home = Assembly.GetExecutingAssembly();
        return [.. home.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(home.GetManifestResourceStream(name)!);
                var file = name[folder.Length..];
                return (int.Parse(file[..3], CultureInfo.InvariantCulture), file, reader.ReadToEnd());
            })
            .OrderBy(script => script.Item1)];
    }
}

/// <summary>An older program must not write into a newer store.</summary>
public sealed class StoreTooNewException(int found, int known)
    : Exception($"The store has schema {found}, this program knows up to {known}: start the newer program, or restore an older copy of the store.");
