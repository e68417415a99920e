using CompactBot.Storage;
using Dapper;

namespace CompactBot.Tests.Storage;

/// <summary>A store in a folder of its own.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compactbot-store-").FullName;

    private TemporaryStore() => Database = new Database(new StorageOptions { Folder = _folder });

    public Database Database { get; }

    public static async Task<TemporaryStore> CreateAsync(string schema)
    {
        var store = new TemporaryStore();
        await using var connection = await store.Database.OpenAsync();
        await connection.ExecuteAsync(schema);
        return store;
    }

    /// <summary>With the tables that the program makes.</summary>
    public static async Task<TemporaryStore> CreateAsync()
    {
        var store = new TemporaryStore();
        await new Migrations(store.Database).ApplyAsync();
        return store;
    }

    public async Task<long> CountAsync(string table)
    {
        await using var connection = await Database.OpenAsync();
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
