using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Catalogue;

/// <summary>How a language says what was changed: its history.json. {0}, {1} … stand for the parts.</summary>
internal sealed record HistoryWords
{
    private static readonly ConcurrentDictionary<string, HistoryWords> Loaded = new(StringComparer.Ordinal);

    /// <summary>What a changed field is called.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public required string Change { get; init; }

    public required string Stated { get; init; }

    public required string Unstated { get; init; }

    /// <summary>In place of the days of what is put off until further notice.</summary>
    public required string NoNewDays { get; init; }

    /// <summary>{0} are the days of what was put off.</summary>
    public required string PostponedDays { get; init; }

    public required string InZone { get; init; }

    public required string ZoneUnstated { get; init; }

    /// <summary>What holds on some days, with the days.</summary>
    public required string OnDays { get; init; }

    public static HistoryWords Of(string language) => Loaded.GetOrAdd(language, static tag => LanguageData.Read(tag, "history.json", HistoryWordsJson.Default.HistoryWords));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(HistoryWords))]
internal sealed partial class HistoryWordsJson : JsonSerializerContext;
