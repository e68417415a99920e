using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Channels.Teams;

/// <summary>The few words that stand on a card and come from no message, in every language.</summary>
internal sealed class TeamsPhrases
{
    private readonly Dictionary<string, TeamsWords> _byLanguage = LanguageTags.Spoken.ToDictionary(tag => tag, Load, StringComparer.Ordinal);

    public TeamsWords In(string language) => _byLanguage.GetValueOrDefault(language) ?? _byLanguage[LanguageTags.Default];

    private static TeamsWords Load(string tag) => LanguageData.Read(tag, "teams.json", TeamsWordsJson.Default.TeamsWords);
}

/// <summary>The file teams.json of a language.</summary>
internal sealed record TeamsWords
{
    /// <summary>On the button that shows and hides the quotes.</summary>
    public required string ShowWords { get; init; }

    /// <summary>At the end of a message that was too long.</summary>
    public required string Cut { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TeamsWords))]
internal sealed partial class TeamsWordsJson : JsonSerializerContext;
