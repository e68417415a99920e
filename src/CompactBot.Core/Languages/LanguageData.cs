using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

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

    /// <summary>Whether the language has that file.</summary>
    public static bool Has(string language, string file) => Home.GetManifestResourceInfo($"languages/{language}/{file}") is not null;

    /// <summary>The same, read.</summary>
    /// <exception cref="FileNotFoundException">The language has no such file.</exception>
    /// <exception cref="JsonException">A key is missing, or there is one that nobody asks for.</exception>
    public static T Read<T>(string language, string file, JsonTypeInfo<T> type)
        where T : class
    {
        using var data = Open(language, file);
        return JsonSerializer.Deserialize(data, type) ?? throw new InvalidDataException($"Languages/{language}/{file} is empty.");
    }
}
