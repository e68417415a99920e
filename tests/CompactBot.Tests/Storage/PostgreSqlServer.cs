using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace CompactBot.Tests.Storage;

/// <summary>
/// A PostgreSQL server with a data folder of its own, on a socket in that folder alone: no port is listened on. One serves a whole run of
/// the tests; those that stop and start a server have another.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    private static readonly Lazy<Task<PostgreSqlServer>> Common = new(StartNewAsync);

    private readonly string _folder;
    private readonly string _binaries;
    private Process? _process;

    private PostgreSqlServer(string folder, string binaries)
    {
        _folder = folder;
        _binaries = binaries;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Why there is none where there can be none.</summary>
    public const string Missing = "left out: PostgreSQL is not installed (apt-get install postgresql)";

    /// <summary>Whether its programs are installed.</summary>
    public static bool IsInstalled => Binaries() is not null;

    public static Task<PostgreSqlServer> SharedAsync() => Common.Value;

    /// <summary>A server for one test alone.</summary>
    public static async Task<PostgreSqlServer> StartNewAsync()
    {
        var binaries = Binaries() ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("compactbot-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", folder);
        }

        var server = new PostgreSqlServer(folder, binaries);
        await RunAsync(server.AsOwner("initdb", "-D", $"{folder}/data", "-U", "compactbot", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
        await server.StartAsync();
        return server;
    }

    /// <summary>For a database of that name, which is made where it is absent.</summary>
    public async Task<string> ConnectionStringAsync(string database)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_advisory_lock(1)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"SELECT COUNT(*) FROM pg_database WHERE datname = '{database}'";
        if ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            command.CommandText = $"CREATE DATABASE \"{database}\"";
            await command.ExecuteNonQueryAsync();
        }

        command.CommandText = "SELECT pg_advisory_unlock(1)";
        await command.ExecuteNonQueryAsync();

        return ConnectionTo(database);
    }

    public async Task StartAsync()
    {
        var start = AsOwner("postgres", "-D", $"{_folder}/data", "-c", "listen_addresses=", "-c", $"unix_socket_directories={_folder}", "-c", "fsync=off", "-c", "max_connections=600");
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (limit.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Ends all its connections at once, as a crash does.</summary>
    public async Task StopAtOnceAsync()
    {
        await RunAsync(AsOwner("pg_ctl", "stop", "-D", $"{_folder}/data", "-m", "immediate", "-w"));
        await _process!.WaitForExitAsync();
    }

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(_folder))
            {
                if (_process is { HasExited: false })
                {
                    RunAsync(AsOwner("pg_ctl", "stop", "-D", $"{_folder}/data", "-m", "immediate", "-w")).GetAwaiter().GetResult();
                }

                Directory.Delete(_folder, recursive: true);
            }
        }
        catch (IOException)
        {
            // The process ends; the folder stands in the temporary files.
        }
    }

    private static string? Binaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))
            .Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "postgres")))
        : null;

    private string ConnectionTo(string database) => $"Host={_folder};Database={database};Username=compactbot;Maximum Pool Size=40";

    /// <summary>PostgreSQL refuses to run as root: it runs as the user that its package made.</summary>
    private ProcessStartInfo AsOwner(string program, params string[] arguments)
    {
        string[] words = [Path.Combine(_binaries, program), .. arguments];
        words = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. words] : words;
        return Words(words);
    }

    private static ProcessStartInfo Words(params string[] words) =>
        new(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };

    private static Task RunAsync(params string[] words) => RunAsync(Words(words));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)}: {errors} {await output}");
        }
    }
}
