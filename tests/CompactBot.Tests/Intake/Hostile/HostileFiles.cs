namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Every file that was made to harm, by its name. A format adds its own list here.</summary>
internal static class HostileFiles
{
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        .. HostileArchives.All,
        .. HostileDocuments.All,
        .. HostilePages.All,
        .. HostileTexts.All,
        .. MixedFiles.All,
    ];

    public static HostileFile Of(string name) => All.Single(f => f.Name == name);

    public static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
