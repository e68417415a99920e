using System.Reflection;

namespace CompactBot.Core.Languages;

/// <summary>Opens the data of a language: JSON files in the folder of its tag, embedded in the assembly.</summary>
public static class LanguageData
{
    private static readonly Assembly Home = typeof(LanguageData).Assembly;

    /// <summary>The file of that name, such as ("en", "dates.json").</summary>
    /// <exception cref="FileNotFoundException">The language has no such file: an error of the build, not of a conversation.</exception>
    public static Stream Open(string language, string file) =>
        Home.GetManifestResourceStream($"languages/{language}/{file}")
        ?? throw new FileNotFoundException($"The language '{language}' has no file {file}: add src/CompactBot.Core/Languages/{language}/{file}.");
}
