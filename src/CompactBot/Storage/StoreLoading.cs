using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CompactBot.Storage;

/// <summary>
/// Loads and compiles what asking the store takes, beside the rest of a start, which takes as long. Nothing is kept or changed: the
/// settings are not checked yet, and what is wrong with them is told by the check.
/// </summary>
internal static class StoreLoading
{
    public static async Task BeginAsync(IConfiguration configuration)
    {
        try
        {
            var options = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
            await using DbConnection connection = options.IsPostgreSql ? new NpgsqlConnection(options.ConnectionString) : new SqliteConnection("Data Source=:memory:");
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync("SELECT 1", transaction: transaction);
            await connection.QueryAsync<int>("SELECT @number", new { number = 1 }, transaction);
            await transaction.CommitAsync();
        }
        catch (Exception failure) when (failure is DbException or ArgumentException or InvalidOperationException or TimeoutException)
        {
            // The store cannot be reached, or the settings are wrong: the start comes to it in a moment, and says so.
        }
    }
}
