using System.Globalization;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Corrections;

/// <summary>What is said to staff about corrections: the file corrections.json, in the default language.</summary>
public sealed record CorrectionWords
{
    public static CorrectionWords Spoken { get; } = LanguageData.Read(LanguageTags.Default, "corrections.json", CorrectionWordsJson.Default.CorrectionWords);

    public required string TitleMissing { get; init; }

    public required string SubjectMissing { get; init; }

    public required string DaysMissing { get; init; }

    public required string BeyondSeries { get; init; }

    public required string TooLong { get; init; }

    public required string NoSuchName { get; init; }

    public required string NoNumber { get; init; }

    public required string NoDay { get; init; }

    public required string NoZone { get; init; }

    public required string DeadlineOfWhat { get; init; }

    public required string RowDay { get; init; }

    public required string RowHour { get; init; }

    public required string RowEnd { get; init; }

    public required string WhyMissing { get; init; }

    public required string NameMissing { get; init; }

    public required string Unplaced { get; init; }

    public required string Moot { get; init; }

    public required string MootDrop { get; init; }

    public required string MootAdd { get; init; }

    public required string Stands { get; init; }

    public required string Nothing { get; init; }

    public required string DifferenceOfLetter { get; init; }

    public required string DifferenceOfSession { get; init; }

    public required string FoundNow { get; init; }

    public required string NoLongerFound { get; init; }

    public required string LetterGone { get; init; }

    public required string LetterNew { get; init; }

    public required string NotReadAgain { get; init; }

    public required string NoDifference { get; init; }

    /// <summary>The text with {0}, {1} … filled in.</summary>
    public static string Fill(string text, params object?[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CorrectionWords))]
internal sealed partial class CorrectionWordsJson : JsonSerializerContext;
