using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

/// <summary>What staff are told of what looked wrong in a letter, in the language that staff read whatever the letter's is: remarks.json.</summary>
internal sealed record RemarkWords
{
    private static readonly ConcurrentDictionary<string, RemarkWords> Loaded = new(StringComparer.Ordinal);

    /// <summary>Code to sentence; {0}, {1} … stand for the letter's words and what they were read as.</summary>
    public required IReadOnlyDictionary<string, string> Remarks { get; init; }

    /// <summary>From Monday on.</summary>
    public required IReadOnlyList<string> Weekdays { get; init; }

    public static RemarkWords Of(string language) => Loaded.GetOrAdd(language, static tag => LanguageData.Read(tag, "remarks.json", RemarkWordsJson.Default.RemarkWords));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RemarkWords))]
internal sealed partial class RemarkWordsJson : JsonSerializerContext;
