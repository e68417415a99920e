using CompactBot.Delivery;
using CompactBot.Storage;
using CompactBot.Tests.Channels.Slack;
using CompactBot.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace CompactBot.Tests.Delivery.Model;

/// <summary>One store, and three processes on it that do nothing by themselves: what each does, and when, is said from outside.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    private const int Processes = 3;

    private readonly string _folder;
    private readonly IHost[] _hosts;

    private LedgerWorld(string folder, IHost[] hosts, TurnableClock clock)
    {
        _folder = folder;
        _hosts = hosts;
        Clock = clock;
        Nodes = [.. hosts.Select(host => new LedgerNode(host.Services))];
    }

    public TurnableClock Clock { get; }

    public IReadOnlyList<LedgerNode> Nodes { get; }

    /// <summary>What is not of any one process.</summary>
    public IServiceProvider Services => _hosts[0].Services;

    public Database Database => Services.GetRequiredService<Database>();

    /// <param name="server">PostgreSQL; null: SQLite.</param>
    public static async Task<LedgerWorld> StartAsync(PostgreSqlServer? server)
    {
        // In memory where there is such a folder: what is looked for is not what a disk does.
        var folder = Directory.Exists("/dev/shm")
            ? Directory.CreateDirectory($"/dev/shm/compactbot-model-{Guid.NewGuid():n}").FullName
            : Directory.CreateTempSubdirectory("compactbot-model-").FullName;
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Delivery:Lanes"] = "2",
            ["Delivery:FirstRetrySeconds"] = "0.2",
            ["Delivery:LongestRetrySeconds"] = "1",
            ["Delivery:UncertainRestSeconds"] = "2",
            ["Delivery:TimeoutSeconds"] = "300",
        };
        if (server is not null)
        {
            settings["Storage:Provider"] = "postgresql";
            settings["Storage:ConnectionString"] = await server.ConnectionStringAsync($"model{Guid.NewGuid():n}");
        }

        var clock = new TurnableClock(Instant.FromUtc(2021, 3, 1, 9, 0));
        var world = new LedgerWorld(folder, [.. Enumerable.Range(0, Processes).Select(_ => Build(settings, clock))], clock);
        await world.Services.GetRequiredService<Migrations>().ApplyAsync();
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static IHost Build(Dictionary<string, string?> settings, IClock clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging().AddSingleton(clock).AddStorage().AddAnnouncements().AddDeliveryLanes(builder.Configuration);
        builder.Services.AddSingleton(new PlatformLimits(new Dictionary<string, PlatformLimit>()));
        foreach (var sender in new[] { new ModelSender("slack", canLookUp: true), new ModelSender("teams", canLookUp: false) })
        {
            builder.Services.AddSingleton(sender).AddSingleton<ISender>(sender).AddSingleton<ICopyEditor>(sender);
        }

        return builder.Build();
    }
}

/// <summary>What one process has: its runs of the lanes, what it has read, and its sends that are under way.</summary>
internal sealed class LedgerNode(IServiceProvider services)
{
    public DeliveryLedger Ledger { get; } = services.GetRequiredService<DeliveryLedger>();

    public LaneStore Lanes { get; } = services.GetRequiredService<LaneStore>();

    public Courier Courier { get; } = services.GetRequiredService<Courier>();

    public SendPace Pace { get; } = services.GetRequiredService<SendPace>();

    public IReadOnlyList<ModelSender> Senders { get; } = [.. services.GetServices<ModelSender>()];

    public LaneHold?[] Holds { get; } = new LaneHold?[2];

    public IReadOnlyList<DueDelivery>[] Read { get; } = [[], []];

    public List<LedgerSend> Sends { get; } = [];

    /// <summary>It ends without another word.</summary>
    public void Forget()
    {
        Sends.Clear();
        for (var lane = 0; lane < Holds.Length; lane++)
        {
            (Holds[lane], Read[lane]) = (null, []);
        }
    }
}

/// <summary>A send that waits for its answer.</summary>
/// <param name="Node">The process that sends it.</param>
/// <param name="Lane">In which lane.</param>
/// <param name="Due">What it sends.</param>
/// <param name="Hold">The run that claimed it.</param>
/// <param name="Begun">When it was claimed.</param>
/// <param name="Gate">Where it waits.</param>
/// <param name="Carry">Ends when the answer is written down.</param>
internal sealed record LedgerSend(LedgerNode Node, int Lane, DueDelivery Due, LaneHold Hold, Instant Begun, Gate Gate, Task Carry);
