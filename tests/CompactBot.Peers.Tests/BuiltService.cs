using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace CompactBot.Peers.Tests;

/// <summary>The service as it was built, run as a program of its own on a free port of loopback, with a store of its own that goes with it.</summary>
internal sealed class BuiltService : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string?> _settings;
    private ChildProcess _process;

    private BuiltService(Dictionary<string, string?> settings, string folder, Uri address, ChildProcess process)
    {
        (_settings, Folder, Address, _process) = (settings, folder, address, process);
        Http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Its working folder, which holds its store in data/.</summary>
    public string Folder { get; }

    /// <summary>Where it listens, such as http://127.0.0.1:40123/.</summary>
    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>What it logged so far; after a restart, since then.</summary>
    public string Output => _process.Output;

    /// <param name="settings">Settings as environment variables: "Intake__Token". They override the tests' own.</param>
    public static async Task<BuiltService> StartAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-peers-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var all = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = null,
            ["ASPNETCORE_URLS"] = null,
            ["Urls"] = address.GetLeftPart(UriPartial.Authority),
            ["Storage__Folder"] = Path.Combine(folder, "data"),
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        var process = await LaunchAsync(all, folder);
        return new BuiltService(all, folder, address, process);
    }

    /// <summary>Runs a command of the program on the same store and settings. Answers its exit code and what it wrote.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var command = ChildProcess.Start("dotnet", [Program(), .. arguments], Folder, _settings);
        var code = await command.EndAsync(StartLimit);
        return (code, command.Output);
    }

    /// <summary>How many deliveries of an announcement, or of its corrections, its store holds as under way or yet to do: the command line says so too, at the price of a start.</summary>
    public async Task<long> OpenDeliveriesAsync(string announcement)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = Directory.GetFiles(Path.Combine(Folder, "data"), "*.db").Single(), Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var store = new SqliteConnection(file.ToString());
        await store.OpenAsync();
        await using var count = store.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM delivery WHERE announcement_id = $id AND (not_before IS NOT NULL OR state = 'sending')";
        count.Parameters.AddWithValue("$id", announcement);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>Ends it as a crash would, and starts it again on the same store and port.</summary>
    public async Task CrashAndRestartAsync()
    {
        await _process.DisposeAsync();
        _process = await LaunchAsync(_settings, Folder);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>
    /// A port of loopback that nobody listens on now, and that nobody is given who takes any: it lies below those that Linux hands out
    /// (ip_local_port_range begins at 32768), of which other tests take hundreds meanwhile.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = 20_000 + (Interlocked.Increment(ref _ports) % 12_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // the next one
            }
        }
    }

    private static int _ports = Random.Shared.Next(12_000);

    private static async Task<ChildProcess> LaunchAsync(Dictionary<string, string?> settings, string folder)
    {
        var process = ChildProcess.Start("dotnet", [Program(), "serve"], folder, settings);
        try
        {
            await process.LineAsync(line => line.Contains("Application started", StringComparison.Ordinal), StartLimit);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static string Program() =>
        Path.Combine(SourceTree.Root, "src", "CompactBot", "bin", SourceTree.Configuration, "net10.0", "compactbot.dll");
}
