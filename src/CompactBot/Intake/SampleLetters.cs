using CompactBot.Storage;

namespace CompactBot.Intake;

/// <summary>
/// Fills an empty store with the letters that the project starts from, so that the first command answers at once. A start that was
/// killed in the middle of it is made good by the next.
/// </summary>
public sealed class SampleLetters(IntakeOptions options, IHostEnvironment environment, LetterStore letters, Lazy<LetterDesk> desk)
{
    private const string Door = "sample";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    /// <summary>Answers how many files were put in: 0 where the store holds others or all of them, or samples are not wanted here.</summary>
    public async Task<int> FillAsync(CancellationToken cancellation = default)
    {
        var wanted = options.Samples == "always" || (options.Samples == "development" && environment.IsDevelopment());
        if (!wanted || !Directory.Exists(Folder))
        {
            return 0;
        }

        var files = Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).ToList();
        var (samples, others) = await letters.CountFilesAsync(Door, cancellation);
        if (others > 0 || samples >= files.Count)
        {
            return 0;
        }

        foreach (var file in files)
        {
            await desk.Value.AcceptAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellation), Door, cancellation);
        }

        return files.Count;
    }
}
