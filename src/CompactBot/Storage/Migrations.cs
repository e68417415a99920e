using System.Reflection;
using Dapper;

namespace CompactBot.Storage;

/// <summary>Applies the numbered SQL scripts that the store does not have yet, each in one transaction, under the database's write lock.</summary>
public sealed class Migrations(Database database)
{
    private const string Folder = "CompactBot.Storage.Sqlite.";

    /// <exception cref="StoreTooNewException">The store was written by a newer version of the program.</exception>
    public async Task ApplyAsync(CancellationToken cancellation = default)
    {
        var scripts = Scripts();
        await using (var connection = await database.OpenAsync(cancellation))
        {
            await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_script (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
        }

        await database.InTransactionAsync(
            async transaction =>
            {
                var applied = (await transaction.Connection!.QueryAsync<int>("SELECT number FROM schema_script", transaction: transaction)).ToHashSet();
                if (applied.Count > 0 && applied.Max() > scripts.Max(s => s.Number))
                {
                    throw new StoreTooNewException(applied.Max(), scripts.Max(s => s.Number));
                }

                foreach (var (number, name, sql) in scripts.Where(s => !applied.Contains(s.Number)))
                {
                    await transaction.Connection!.ExecuteAsync(sql, transaction: transaction);
                    await transaction.Connection!.ExecuteAsync("INSERT INTO schema_script (number, name) VALUES (@number, @name)", new { number, name }, transaction);
                }

                return true;
            },
            cancellation);
    }

    private static List<(int Number, string Name, string Sql)> Scripts()
    {
        var home = Assembly.GetExecutingAssembly();
        return [.. home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(home.GetManifestResourceStream(name)!);
                var file = name[Folder.Length..];
                return (int.Parse(file[..3], System.Globalization.CultureInfo.InvariantCulture), file, reader.ReadToEnd());
            })
            .OrderBy(script => script.Item1)];
    }
}

/// <summary>An older program must not write into a newer store.</summary>
public sealed class StoreTooNewException(int found, int known)
    : Exception($"The store has schema {found}, this program knows up to {known}: start the newer program, or restore an older copy of the store.");
