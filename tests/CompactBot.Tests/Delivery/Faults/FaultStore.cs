using System.Diagnostics;
using CompactBot.Delivery;
using CompactBot.Tests.Storage;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>A store that several processes send from, and what the harness itself writes into it and reads from it.</summary>
internal sealed class FaultStore : IAsyncDisposable
{
    private readonly LaneHost _host;
    private readonly string _folder;
    private int _announcements;

    private FaultStore(LaneHost host, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        _host = host;
        _folder = folder;
        Settings = settings;
    }

    /// <summary>What a node needs to send from it.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public LaneHost Host => _host;

    /// <param name="server">PostgreSQL; null: SQLite.</param>
    /// <param name="more">Further options of the nodes.</param>
    public static async Task<FaultStore> CreateAsync(PostgreSqlServer? server, params (string Key, string Value)[] more)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "left out: it needs the signals of Linux");
        var folder = Directory.CreateTempSubdirectory("compactbot-faults-").FullName;
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Delivery:LookSeconds"] = "0.2",
            ["Delivery:FirstRetrySeconds"] = "0.1",
            ["Delivery:LongestRetrySeconds"] = "1",
            ["Delivery:UncertainRestSeconds"] = "1",
            ["Delivery:TimeoutSeconds"] = "5",
        };
        if (!FaultRow.IsFull)
        {
            // Dead sooner: most of a short run would be waiting.
            settings["Delivery:AliveSeconds"] = "0.5";

            // A node ends after some hundreds of sends: to compile their code a second time, for speed, would be most of its work.
            settings["DOTNET_TC_CallCounting"] = "0";
        }

        if (server is not null)
        {
            settings["Storage:Provider"] = "postgresql";
            settings["Storage:ConnectionString"] = await server.ConnectionStringAsync(Path.GetFileName(folder).ToLowerInvariant());
        }

        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return new FaultStore(await LaneHost.StartAsync(settings: settings, folder: folder), folder, settings);
    }

    /// <summary>That many conversations on a platform, shared out among workspaces.</summary>
    public Task FollowAsync(string platform, int count, int workspaces) => Followers.AddAsync(_host.Database, platform, count, workspaces);

    /// <summary>Approves the next announcement; its headline ends in its number.</summary>
    /// <param name="name">What its headline says before that.</param>
    public async Task<string> AnnounceAsync(string name = "letter")
    {
        var id = $"{name}-{++_announcements}";
        await _host.AnnounceAsync(id);
        return id;
    }

    /// <summary>How many deliveries something is still to be done with.</summary>
    public async Task<long> OpenAsync()
    {
        await using var connection = await _host.Database.OpenAsync();
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM delivery WHERE not_before IS NOT NULL";
        return Convert.ToInt64(await count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Until nothing more will be done by itself; answers how long that took.</summary>
    public async Task<TimeSpan> SettledAsync(TimeSpan limit, Func<string> state)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await OpenAsync() == 0)
                {
                    return watch.Elapsed;
                }
            }
            catch (System.Data.Common.DbException) when (watch.Elapsed < limit)
            {
                // The store itself may be what fails.
            }

            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"After {limit.TotalSeconds} s: {await StandingAsync()} {state()}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Where it stands, for whoever looks for the reason.</summary>
    private async Task<string> StandingAsync()
    {
        await using var connection = await _host.Database.OpenAsync();
        await using var look = connection.CreateCommand();
        var lines = new System.Text.StringBuilder();
        foreach (var query in new[]
        {
            "SELECT 'open', state, workspace, claimed_by, reason, COUNT(*), MIN(not_before), MAX(updated_at) FROM delivery WHERE not_before IS NOT NULL GROUP BY state, workspace, claimed_by, reason",
            "SELECT 'lane', number, lanes, run, node, renewed_at FROM lane",
            "SELECT 'trigger', trigger_name, trigger_state, job_name, next_fire_time FROM qrtz_triggers",
            "SELECT 'fired', trigger_name, instance_name, state, job_name FROM qrtz_fired_triggers",
        })
        {
            look.CommandText = query;
            await using var rows = await look.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                lines.AppendLine(string.Join(' ', Enumerable.Range(0, rows.FieldCount).Select(n => rows.GetValue(n))));
            }
        }

        return lines.ToString();
    }

    /// <summary>What the report says beside what the platform took.</summary>
    public async Task<FaultCount> CountAsync(FaultPlatform platform, string announcement)
    {
        var lines = (await _host.Desk.ReportAsync(announcement))!.Lines;
        var posts = platform.Posts.ToArray();
        var counts = posts.GroupBy(p => p.Delivery, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

        // A repetition is counted as one, and not as out of order too.
        var outOfOrder = posts.DistinctBy(p => p.Delivery, StringComparer.Ordinal).GroupBy(p => p.Conversation, StringComparer.Ordinal)
            .Sum(g => g.Select(p => int.Parse(p.Headline.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture)).ToArray() is var order ? order.Zip(order.Skip(1)).Count(n => n.First > n.Second) : 0);
        return new FaultCount(
            lines.Count,
            lines.Count(l => l.State != DeliveryState.Sent || !counts.ContainsKey(l.DeliveryId)),
            lines.Sum(l => Math.Max(0, counts.GetValueOrDefault(l.DeliveryId) - 1)),
            lines.Sum(l => l.MayBeRepeated ? 0 : Math.Max(0, counts.GetValueOrDefault(l.DeliveryId) - 1)),
            lines.Count(l => l.MayBeRepeated),
            outOfOrder);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <param name="Intended">Deliveries of the announcement.</param>
/// <param name="Lost">Not recorded as sent, or recorded so and never taken by the platform.</param>
/// <param name="Repeated">Taken more than once: how often more.</param>
/// <param name="Unlisted">The same, where the report does not say that they may be.</param>
/// <param name="Listed">Said to be perhaps repeated.</param>
/// <param name="OutOfOrder">A later announcement before an earlier one in a conversation.</param>
internal sealed record FaultCount(int Intended, int Lost, int Repeated, int Unlisted, int Listed, int OutOfOrder)
{
    public static FaultCount operator +(FaultCount one, FaultCount other) => new(
        one.Intended + other.Intended, one.Lost + other.Lost, one.Repeated + other.Repeated, one.Unlisted + other.Unlisted, one.Listed + other.Listed, one.OutOfOrder + other.OutOfOrder);
}
