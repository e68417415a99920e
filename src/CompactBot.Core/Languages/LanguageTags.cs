namespace CompactBot.Core.Languages;

/// <summary>The one list of languages that the bot speaks. Each has a folder of data beside this file, named by its BCP 47 tag.</summary>
public static class LanguageTags
{
    /// <summary>What is spoken where neither the question nor its asker tells.</summary>
    public const string Default = "en";

    public static IReadOnlyList<string> All { get; } = ["en"];
}
