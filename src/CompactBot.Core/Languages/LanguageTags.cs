namespace CompactBot.Core.Languages;

/// <summary>The one list of languages. Each has a folder of data beside this file, named by its BCP 47 tag.</summary>
public static class LanguageTags
{
    /// <summary>What is spoken where neither the question nor its asker tells.</summary>
    public const string Default = "en";

    /// <summary>The languages of the United Nations: letters are read in each.</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "fr", "es", "ru", "zh", "ar"];

    /// <summary>
    /// What the bot speaks: questions are understood and answered in these. A language is spoken from the day that its folder has words for
    /// questions; a test then asks for all of its other files.
    /// </summary>
    public static IReadOnlyList<string> Spoken { get; } = [.. All.Where(tag => LanguageData.Has(tag, "questions.json"))];

    /// <summary>The spoken language that a tag of a platform means ("fr-CH" is "fr"); null where it is none of them.</summary>
    public static string? SpokenOf(string? tag) => Spoken.FirstOrDefault(spoken =>
        string.Equals(tag, spoken, StringComparison.OrdinalIgnoreCase) || tag?.StartsWith(spoken + "-", StringComparison.OrdinalIgnoreCase) == true);
}
