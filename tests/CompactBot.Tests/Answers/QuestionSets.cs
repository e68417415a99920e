using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>Sets of utterances that others collected, beside the repository; and what is held of each language at least.</summary>
internal static class QuestionSets
{
    private static readonly Dictionary<string, (double, double)> Floors = new(StringComparer.Ordinal)
    {
        ["en"] = (0.96, 0.98),
        ["fr"] = (0.94, 0.98),
        ["es"] = (0.94, 0.98),
        ["zh"] = (0.92, 0.98),
    };

    private static readonly Dictionary<string, int> Own = new(StringComparer.Ordinal)
    {
        ["en"] = 800,
        ["fr"] = 180,
        ["es"] = 25,
        ["ru"] = 25,
    };

    /// <summary>Parts of the calendar set: asking that reaches the right kind of query, doing that is declined. Raised as a language is deepened.</summary>
    public static (double Asking, double Doing) Floor(string language) =>
        Floors[language];

    /// <summary>
    /// Rows of the calendar sets that are entries of a word list and ask nothing ("our own", "gmail", "conference room"): whoever reads one alone
    /// cannot tell what is asked. Counted apart.
    /// </summary>
    public static IReadOnlySet<string> ListEntries { get; } = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", "Questions", "calendar-list-entries.txt"))
        .Where(line => line.Length > 0)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages that others collected such a set for.</summary>
    public static IEnumerable<string> Collected => Floors.Keys;

    /// <summary>How many questions of the project's own there are at least.</summary>
    public static int OwnQuestions(string language) => Own.GetValueOrDefault(language);

    public static IReadOnlyList<string> Lines(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sets = Path.Combine(folder.FullName, "shared", "testsets", "questions");
            if (Directory.Exists(sets))
            {
                return [.. File.ReadLines(Path.Combine(sets, name)).Where(line => line.Trim().Length > 0)];
            }
        }

        Assert.Skip($"{name} left out: ../shared is absent");
        return [];
    }
}
