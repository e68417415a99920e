namespace CompactBot.Tests.House;

/// <summary>The project's own files, for the tests that keep the house.</summary>
internal static class Sources
{
    /// <summary>The folder that holds CompactBot.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file under a folder of the project, without what the build wrote.</summary>
    public static IEnumerable<string> CSharp(string folder) => Files(folder, "*.cs");

    /// <summary>Every component, the same.</summary>
    public static IEnumerable<string> Razor(string folder) => Files(folder, "*.razor");

    private static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !Relative(file).Split('/').Any(part => part is "obj" or "bin" or "node_modules"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CompactBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run inside the project's folder: CompactBot.sln was not found above them.");
    }
}
