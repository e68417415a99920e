using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Feeds;

/// <summary>What the feeds say of themselves: the file feeds.json of a language. {0} and {1} stand for the parts.</summary>
internal sealed record FeedWords
{
    private static readonly ConcurrentDictionary<string, FeedWords> Loaded = new(StringComparer.Ordinal);

    /// <summary>The words of a spoken language.</summary>
    public static FeedWords Of(string language) => Loaded.GetOrAdd(language, static tag => LanguageData.Read(tag, "feeds.json", FeedWordsJson.Default.FeedWords));

    public required string Sessions { get; init; }

    public required string Letters { get; init; }

    /// <summary>{0} is the letter's day, {1} its subject.</summary>
    public required string Letter { get; init; }

    /// <summary>{0} are hours, {1} the city whose clock they go by.</summary>
    public required string HoursIn { get; init; }

    /// <summary>{0} is the name of what does not take place, {1} its status.</summary>
    public required string Off { get; init; }

    public static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FeedWords))]
internal sealed partial class FeedWordsJson : JsonSerializerContext;
