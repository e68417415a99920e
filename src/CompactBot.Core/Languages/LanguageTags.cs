namespace CompactBot.Core.Languages;

/// <summary>The one list of languages. Each has a folder of data beside this file, named by its BCP 47 tag.</summary>
public static class LanguageTags
{
    /// <summary>What is spoken where neither the question nor its asker tells.</summary>
    public const string Default = "en";

    /// <summary>What the bot speaks: questions are understood and answered in these.</summary>
    public static IReadOnlyList<string> All { get; } = ["en"];

    /// <summary>What letters are read in.</summary>
    public static IReadOnlyList<string> Letters { get; } = ["en", "fr", "es", "ru", "zh", "ar"];
}
