using CompactBot.Channels;
using CompactBot.Core.Catalogue;
using CompactBot.Delivery;
using CompactBot.Storage;
using CompactBot.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace CompactBot.Tests.Delivery;

/// <summary>The announcements' room alone, over a store of its own, with platforms in memory.</summary>
internal sealed class LaneHost : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly IHost _host;
    private bool _ownsFolder;

    private LaneHost(IHost host, string folder, bool ownsFolder)
    {
        _host = host;
        Folder = folder;
        _ownsFolder = ownsFolder;
    }

    public string Folder { get; }

    public IServiceProvider Services => _host.Services;

    public AnnouncementDesk Desk => Services.GetRequiredService<AnnouncementDesk>();

    public ConversationStore Conversations => Services.GetRequiredService<ConversationStore>();

    public DeliveryStore Deliveries => Services.GetRequiredService<DeliveryStore>();

    public Database Database => Services.GetRequiredService<Database>();

    /// <param name="senders">The platforms; where there are none at all, the lanes do not run.</param>
    /// <param name="settings">Options, as "Delivery:Attempts".</param>
    /// <param name="limits">What the platforms allow; null: anything.</param>
    /// <param name="folder">A store that is there already; null: a new one.</param>
    /// <param name="time">The clock; null: the machine's.</param>
    public static async Task<LaneHost> StartAsync(
        IReadOnlyList<ISender>? senders = null,
        Dictionary<string, string?>? settings = null,
        PlatformLimits? limits = null,
        string? folder = null,
        SimulatedTime? time = null)
    {
        var home = folder ?? Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Folder"] = home,
            ["Delivery:LookSeconds"] = "0.1",
            ["Delivery:FirstRetrySeconds"] = "0.05",
            ["Delivery:LongestRetrySeconds"] = "0.2",
            ["Delivery:UncertainRestSeconds"] = "0.05",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IClock>(time as IClock ?? SystemClock.Instance).AddSingleton(time ?? TimeProvider.System).AddStorage().AddAnnouncements();
        if (senders is not null)
        {
            builder.Services.AddDeliveryLanes(builder.Configuration);
            builder.Services.AddSingleton(limits ?? new PlatformLimits(new Dictionary<string, PlatformLimit>()));
            foreach (var sender in senders)
            {
                builder.Services.AddSingleton(sender);
                if (sender is ICopyEditor editor)
                {
                    builder.Services.AddSingleton(editor);
                }
            }
        }

        var host = new LaneHost(builder.Build(), home, folder is null);
        await host.Services.GetRequiredService<Migrations>().ApplyAsync();
        await host._host.StartAsync();
        if (senders is not null)
        {
            // Its tables are there from now on; the service makes them once it answers.
            await host.Services.GetRequiredService<Quartz.ISchedulerFactory>().GetScheduler();
        }

        return host;
    }

    /// <summary>The same over PostgreSQL: a folder's name is the name of a database.</summary>
    public static async Task<LaneHost> StartOnPostgreSqlAsync(
        IReadOnlyList<ISender>? senders = null,
        Dictionary<string, string?>? settings = null,
        PlatformLimits? limits = null,
        string? folder = null)
    {
        Xunit.Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var home = folder ?? Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var server = await PostgreSqlServer.SharedAsync();
        var host = await StartAsync(
            senders,
            new(settings ?? [])
            {
                ["Storage:Provider"] = "postgresql",
                ["Storage:ConnectionString"] = await server.ConnectionStringAsync(Path.GetFileName(home).ToLowerInvariant()),
            },
            limits,
            home);
        host._ownsFolder = folder is null;
        return host;
    }

    /// <summary>A conversation that follows.</summary>
    public async Task<string> FollowAsync(string platform, string workspace, string key)
    {
        var id = $"{platform}:{workspace}/{key}";
        await Conversations.SeenAsync(new Conversation
        {
            Id = id,
            Platform = platform,
            Workspace = workspace,
            Kind = ConversationKind.Channel,
            Name = key,
            Address = "{}",
        });
        await Conversations.FollowAsync(id, true);
        return id;
    }

    public async Task<string[]> FollowAsync(string platform, string workspace, int count) =>
        await Task.WhenAll(Enumerable.Range(1, count).Select(n => FollowAsync(platform, workspace, $"C{n:000}")));

    /// <summary>A draft about a letter of that id, made as an accepted letter makes it.</summary>
    public async Task<string> DraftAsync(string id)
    {
        var letters = Services.GetRequiredService<LetterStore>();
        var draft = await Database.InTransactionAsync(async transaction =>
        {
            var reading = Readings.Letter(id);
            var file = await letters.InsertAsync(new StoredFile(id, id, [1], "test"), [reading], transaction);
            return await Desk.DraftAsync(transaction, file, [reading], CatalogueSnapshot.Empty, CatalogueSnapshot.Of([reading]));
        });
        return draft!;
    }

    /// <summary>A draft that is approved.</summary>
    public async Task<string> AnnounceAsync(string id)
    {
        await DraftAsync(id);
        await Desk.ApproveAsync(id, "Ana");
        return id;
    }

    /// <summary>The report of an announcement once nothing more is done with it.</summary>
    public Task<DeliveryReport> SettledAsync(string id) => UntilAsync(id, report => report.IsSettled);

    public async Task<DeliveryReport> UntilAsync(string id, Func<DeliveryReport, bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var report = (await Desk.ReportAsync(id))!;
            if (condition(report))
            {
                return report;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"{id} after {Limit.TotalSeconds} s: " + string.Join(", ", report.Lines.CountBy(l => $"{l.State} after {l.Attempts} attempts, {l.Reason ?? "no reason"}").Select(c => $"{c.Value} {c.Key}")));
            }

            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
