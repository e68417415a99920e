using System.ComponentModel;
using System.Security.Cryptography;

namespace CompactBot.Peers.Tests;

/// <summary>
/// The programs of others in node/, at the versions that its lock file pins. The first test that asks for them has them installed;
/// where Node or the packages cannot be had, the tests that need them are left out, and say so.
/// </summary>
internal static class NodePackages
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task<string?>> Installation = new(InstallAsync);

    /// <summary>The folder with package.json and node_modules.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "tests", "CompactBot.Peers.Tests", "node");

    /// <summary>Skips the test where the packages cannot be had.</summary>
    public static async Task RequireAsync()
    {
        if (await Installation.Value is { } why)
        {
            Assert.Skip(why);
        }
    }

    /// <summary>The path of a file of an installed package, such as ("ajv", "dist", "ajv.js").</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder, "node_modules", .. parts]);

    /// <summary>Starts a script under Node, in the folder of the packages.</summary>
    public static ChildProcess Start(string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        ChildProcess.Start("node", [script, .. arguments], Folder, environment);

    private static async Task<string?> InstallAsync()
    {
        if (await VersionAsync("node") is not { } version)
        {
            return "left out: Node.js is absent (version 20 or later is needed)";
        }

        if (!int.TryParse(version.TrimStart('v').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture, out var major) || major < 20)
        {
            return $"left out: Node.js is {version}, and 20 or later is needed";
        }

        var stamp = Path.Combine(Folder, "node_modules", ".installed");
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"))));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
        {
            return null;
        }

        try
        {
            await using var npm = OperatingSystem.IsWindows()
                ? ChildProcess.Start("cmd", ["/c", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], Folder)
                : ChildProcess.Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], Folder);
            if (await npm.EndAsync(InstallLimit) != 0)
            {
                return $"left out: the Node packages could not be installed (npm ci in {Folder}):\n{npm.Output}";
            }
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException)
        {
            return $"left out: the Node packages could not be installed (npm ci in {Folder}): {e.Message}";
        }

        await File.WriteAllTextAsync(stamp, wanted);
        return null;
    }

    private static async Task<string?> VersionAsync(string program)
    {
        try
        {
            await using var child = ChildProcess.Start(program, ["--version"]);
            return await child.LineAsync(line => line.Length > 0, TimeSpan.FromSeconds(30));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
