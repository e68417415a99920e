using CompactBot.Core.Catalogue;
using CompactBot.Delivery;
using CompactBot.Storage;
using CompactBot.Tests.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CompactBot.Benchmarks;

/// <summary>A store with conversations that follow, and the room that sends to them.</summary>
internal sealed class SpeedStore(IHost host, string folder, Dictionary<string, string?> settings) : IAsyncDisposable
{
    public AnnouncementDesk Desk => host.Services.GetRequiredService<AnnouncementDesk>();

    /// <summary>What another process needs to use the same store.</summary>
    public IReadOnlyDictionary<string, string?> Settings => settings;

    private Migrations Migrations => host.Services.GetRequiredService<Migrations>();

    private Database Database => host.Services.GetRequiredService<Database>();

    /// <param name="connectionString">Of PostgreSQL; null: SQLite.</param>
    /// <param name="sender">The platform.</param>
    /// <param name="limits">What it allows.</param>
    /// <param name="time">The clock; null: the machine's.</param>
    public static async Task<SpeedStore> StartAsync(string? connectionString, ISender sender, PlatformLimits limits, SimulatedTime? time = null)
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-speed-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Storage:Provider"] = connectionString is null ? "sqlite" : "postgresql",
            ["Storage:ConnectionString"] = connectionString,
        };
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)).AddSingleton<IClock>(time as IClock ?? SystemClock.Instance).AddSingleton(time ?? TimeProvider.System).AddStorage().AddAnnouncements().AddDeliveryLanes(builder.Configuration);
        builder.Services.AddSingleton(limits).AddSingleton(sender);
        var store = new SpeedStore(builder.Build(), folder, settings);
        await store.Migrations.ApplyAsync();
        return store;
    }

    /// <summary>The lanes begin to look.</summary>
    public Task RunAsync() => host.StartAsync();

    /// <summary>That many conversations, shared out among the workspaces; so many of them are there already.</summary>
    public Task FollowAsync(string platform, int count, int workspaces, int from = 0) => Followers.AddAsync(Database, platform, count, workspaces, from);

    /// <summary>A draft about a letter of that id.</summary>
    public Task DraftAsync(string id) => Database.InTransactionAsync(async transaction =>
    {
        var reading = Readings.Letter(id);
        var file = await host.Services.GetRequiredService<LetterStore>().InsertAsync(new StoredFile(id, id, [1], "test"), [reading], transaction);
        return await Desk.DraftAsync(transaction, file, [reading], CatalogueSnapshot.Empty, CatalogueSnapshot.Of([reading]));
    });

    /// <summary>Whether anything is still to be done; unlike counting it costs what is measured nothing.</summary>
    public async Task<bool> IsOpenAsync() => await ScalarAsync("SELECT COUNT(*) FROM (SELECT 1 FROM delivery WHERE not_before IS NOT NULL LIMIT 1) open") > 0;

    /// <summary>How many deliveries are of that condition.</summary>
    public Task<long> CountAsync(string condition) => ScalarAsync($"SELECT COUNT(*) FROM delivery WHERE {condition}");

    public async Task<long> ScalarAsync(string query)
    {
        await using var connection = await Database.OpenAsync();
        await using var count = connection.CreateCommand();
        count.CommandText = query;
        return Convert.ToInt64(await count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
