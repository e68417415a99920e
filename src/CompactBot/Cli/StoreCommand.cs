using System.CommandLine;
using CompactBot.Delivery;
using CompactBot.Storage;

namespace CompactBot.Cli;

/// <summary>Moves the store to another database.</summary>
internal static class StoreCommand
{
    public static Command Create()
    {
        var to = new Option<string?>("--to") { Description = "\"Host=…;Database=…;Username=…;Password=…\"; without it Storage:ConnectionString, best from the environment." };
        var move = new Command("move", "Moves everything from SQLite to an empty PostgreSQL database, and compares the counts. Stop the service first.") { to };
        move.SetAction((parsed, cancellation) => MoveAsync(parsed.GetValue(to), cancellation));
        return new Command("store", "Where everything is kept.") { move };
    }

    private static async Task<int> MoveAsync(string? to, CancellationToken cancellation)
    {
        await using var app = await CommandServices.OpenAsync(withStore: false);
        if (app is null)
        {
            return CommandLine.Unreadable;
        }

        var options = app.Services.GetRequiredService<StorageOptions>();
        var connectionString = to ?? options.ConnectionString;
        if (PostgreSqlDialect.ProblemOf(connectionString) is { } problem)
        {
            await Console.Error.WriteLineAsync($"--to: {problem}; give \"Host=…;Database=…;Username=…;Password=…\"");
            return CommandLine.Unreadable;
        }

        var from = app.Services.GetRequiredService<Database>();
        using var lease = from.IsShared ? null : new LaneLease(from);
        if (lease?.TryTake() == false)
        {
            await Console.Error.WriteLineAsync("The service runs on this store: stop it, move the store, and start it with Storage:Provider=postgresql.");
            return CommandLine.Unreadable;
        }

        await using var target = new Database(new StorageOptions { Provider = "postgresql", ConnectionString = connectionString });
        try
        {
            foreach (var (table, rows) in await new StoreMove(from, target).RunAsync(cancellation))
            {
                await Console.Out.WriteLineAsync($"{table,-24} {rows,10} rows on both sides");
            }

            await Console.Out.WriteLineAsync($"Moved from {from.Place} to {target.Place}. Start with Storage__Provider=postgresql and Storage__ConnectionString in the environment.");
            return CommandLine.Done;
        }
        catch (Exception refusal) when (refusal is StoreMoveException or StoreTooNewException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return CommandLine.Unreadable;
        }
    }
}
