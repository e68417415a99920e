using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Letters;

/// <summary>
/// What stands on pages in any language, before it is known which one it is: the file <c>Languages/und/pages.json</c> ("und" is the tag of no
/// language in particular, ISO 639-2).
/// </summary>
internal sealed record PageWords
{
    /// <summary>What a page is called beside its number.</summary>
    public required IReadOnlyList<string> PageNames { get; init; }

    /// <summary>What stands between the number of a page and that of all pages.</summary>
    public required IReadOnlyList<string> OfWords { get; init; }

    /// <summary>First halves of words that are written with a hyphen: it stays where a line ends after it.</summary>
    public required IReadOnlyList<string> CompoundHeads { get; init; }

    public static PageWords Known { get; } = LanguageData.Read("und", "pages.json", PageWordsJson.Default.PageWords);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PageWords))]
internal sealed partial class PageWordsJson : JsonSerializerContext;
