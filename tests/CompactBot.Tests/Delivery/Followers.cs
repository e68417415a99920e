using CompactBot.Storage;

namespace CompactBot.Tests.Delivery;

/// <summary>Many conversations that follow, written as they stand: one by one would take longer than what is measured.</summary>
internal static class Followers
{
    /// <summary>That many conversations on a platform, shared out among workspaces.</summary>
    /// <param name="database">The store.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="count">How many there are to be.</param>
    /// <param name="workspaces">Among how many workspaces.</param>
    /// <param name="from">How many there are already.</param>
    public static Task<bool> AddAsync(Database database, string platform, int count, int workspaces, int from = 0) => database.InTransactionAsync(async transaction =>
    {
        await using var insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            """
            INSERT INTO conversation (id, platform, workspace, kind, name, address, following, first_seen_at, last_contact_at)
            VALUES (@id, @platform, @workspace, 'channel', 'a channel', '{"channel":"C0123456789"}', 1, 0, 0)
            """;
        var (id, on, workspace) = (insert.CreateParameter(), insert.CreateParameter(), insert.CreateParameter());
        (id.ParameterName, on.ParameterName, workspace.ParameterName) = ("id", "platform", "workspace");
        on.Value = platform;
        insert.Parameters.AddRange(new[] { id, on, workspace });
        for (var n = from; n < count; n++)
        {
            id.Value = $"{platform}:C{n:000000}";
            workspace.Value = $"W{n % workspaces:00}";
            await insert.ExecuteNonQueryAsync();
        }

        return true;
    });
}
