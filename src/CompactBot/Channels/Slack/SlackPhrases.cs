using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Channels.Slack;

/// <summary>What only Slack's limits and ways make the bot say, in every language that it speaks.</summary>
public sealed class SlackPhrases
{
    private readonly Dictionary<string, SlackWords> _byLanguage = LanguageTags.Spoken.ToDictionary(tag => tag, Load, StringComparer.Ordinal);

    /// <summary>The words in that language, or in the one that is spoken where none is known.</summary>
    public SlackWords For(string? language) =>
        language is not null && _byLanguage.TryGetValue(language, out var words) ? words : _byLanguage[LanguageTags.Default];

    private static SlackWords Load(string tag) => LanguageData.Read(tag, "slack.json", SlackWordsJson.Default.SlackWords);
}

/// <summary>The file slack.json of a language.</summary>
public sealed record SlackWords
{
    /// <summary>Stands where a message was too long for Slack.</summary>
    public required string Cut { get; init; }

    /// <summary>A citation: {0} is the letter's label, {1} its words.</summary>
    public required string Citation { get; init; }

    /// <summary>Stands for the citations that there was no room for: {0} is how many.</summary>
    public required string MoreCitations { get; init; }

    /// <summary>Said to who asked for announcements in a channel that the bot is not in.</summary>
    public required string InviteFirst { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SlackWords))]
internal sealed partial class SlackWordsJson : JsonSerializerContext;
