using CompactBot.Core.Reading;
using CompactBot.Intake;

namespace CompactBot.Cli;

/// <summary>Letters read from files into memory, with a line for each that could not be.</summary>
internal static class LetterFolder
{
    /// <summary>Every letter in the folder. What is not a letter is named in the problems, and the others are read all the same.</summary>
    public static async Task<(IReadOnlyList<LetterReading> Readings, IReadOnlyList<string> Problems)> ReadAsync(
        string folder,
        LetterFileReader reader,
        CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            return ([], [$"{folder}: there is no such folder."]);
        }

        var readings = new List<LetterReading>();
        var problems = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder).Where(f => Path.GetFileName(f)[0] != '.').Order(StringComparer.Ordinal))
        {
            var (content, problem) = await FoundAsync(file, cancellation);
            var result = content is null ? ReadingResult.Refused(problem!) : await reader.ReadAsync(Path.GetFileName(file), content, cancellation);
            if (result.Refusal is { } reason)
            {
                problems.Add($"{file}: {reason}.");
            }
            else
            {
                readings.AddRange(LetterIds.MakeUnique(result.Letters, taken));
            }
        }

        if (readings.Count == 0 && problems.Count == 0)
        {
            problems.Add($"{folder}: there is no letter in it.");
        }

        return (readings, problems);
    }

    /// <summary>What has no length is not opened: a pipe in the folder, which nobody named, would never answer.</summary>
    private static Task<(byte[]? Content, string? Problem)> FoundAsync(string file, CancellationToken cancellation) =>
        new FileInfo(file) is { Exists: true, Length: 0 }
            ? Task.FromResult<(byte[]?, string?)>(([], null))
            : ContentAsync(file, cancellation);

    /// <summary>The file's bytes, or why they cannot be read.</summary>
    public static async Task<(byte[]? Content, string? Problem)> ContentAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return Directory.Exists(file) ? (null, "it is a folder") : (await File.ReadAllBytesAsync(file, cancellation), null);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "there is no such file");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, "it cannot be opened: " + error.Message);
        }
    }
}
