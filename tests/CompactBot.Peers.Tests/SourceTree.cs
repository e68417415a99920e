namespace CompactBot.Peers.Tests;

/// <summary>Where the sources are that these tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>The folder that holds CompactBot.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>"Debug" or "Release", as these tests were built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CompactBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CompactBot.sln above {AppContext.BaseDirectory}: the peer tests run in a checkout.");
    }
}
