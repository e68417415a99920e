using CompactBot.Storage;

namespace CompactBot.Intake;

/// <summary>Fills an empty store with the letters that the project starts from, so that the first command answers at once.</summary>
public sealed class SampleLetters(IntakeOptions options, IHostEnvironment environment, LetterStore letters, LetterDesk desk)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    /// <summary>Answers how many files were put in: 0 where the store holds letters, or samples are not wanted here.</summary>
    public async Task<int> FillAsync(CancellationToken cancellation = default)
    {
        var wanted = options.Samples == "always" || (options.Samples == "development" && environment.IsDevelopment());
        if (!wanted || !Directory.Exists(Folder) || await letters.VersionAsync(cancellation) > 0)
        {
            return 0;
        }

        var files = Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            await desk.AcceptAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellation), "sample", cancellation);
        }

        return files.Count;
    }
}
