using CompactBot.Tests.Intake.Pdf;
using CompactBot.Tests.Intake.Scans;

namespace CompactBot.Tests.Intake.Hostile;

/// <summary>Every file that was made to harm, by its name. A format adds its own list here.</summary>
internal static class HostileFiles
{
    /// <summary>Those that are taken apart in the host.</summary>
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        .. HostileArchives.All,
        .. HostileDocuments.All,
        .. HostilePages.All,
        .. HostileTexts.All,
        .. MixedFiles.All,
    ];

    /// <summary>Those that the programs of others read: PDF files and pictures.</summary>
    public static IReadOnlyList<HostileFile> ForPrograms { get; } =
    [
        .. HostilePdfs.Refused.Concat(MadePictures.Refused).Select(f => new HostileFile(f.Key, f.Key, f.Value, null) { IsRefused = true }),
        .. HostilePdfs.Read.Select(f => new HostileFile(f.Key, f.Key, f.Value, null)),
    ];

    public static HostileFile Of(string name) => All.Concat(ForPrograms).Single(f => f.Name == name);

    public static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
