using System.Reflection;

namespace CompactBot.Core.World;

/// <summary>Opens the data about the world (duty stations, buildings, rooms, zones): JSON files beside this one, embedded in the assembly.</summary>
public static class WorldData
{
    private static readonly Assembly Home = typeof(WorldData).Assembly;

    /// <summary>The files whose names begin so, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Files(string start) =>
        [.. Home.GetManifestResourceNames().Where(n => n.StartsWith("world/" + start, StringComparison.Ordinal)).Select(n => n["world/".Length..]).Order(StringComparer.Ordinal)];

    /// <exception cref="FileNotFoundException">There is no such file: an error of the build.</exception>
    public static Stream Open(string file) =>
        Home.GetManifestResourceStream($"world/{file}") ?? throw new FileNotFoundException($"There is no src/CompactBot.Core/World/{file}.");
}
