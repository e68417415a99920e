using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Announcements;

/// <summary>The file announcement.json of a language. In its patterns {0}, {1} … stand for the parts.</summary>
internal sealed record AnnouncementWords
{
    private static readonly ConcurrentDictionary<string, AnnouncementWords> Known = new(StringComparer.Ordinal);

    public required string Headline { get; init; }

    /// <summary>What stands before a fact, by the fact's name.</summary>
    public required Dictionary<string, string> Labels { get; init; }

    /// <summary>{0} is the letter's day, {1} its subject.</summary>
    public required string HeadlineLate { get; init; }

    /// <summary>{0} is what was done, {1} the sessions, {2} the letter's day.</summary>
    public required string HeadlineChange { get; init; }

    /// <summary>What can be done to a session, as the first word of a headline.</summary>
    public required Dictionary<string, string> Changes { get; init; }

    /// <summary>{0} is the letter's day, {1} that of the latest one that was held before.</summary>
    public required string Late { get; init; }

    /// <summary>{0} is the session, {1} its status.</summary>
    public required string OffSession { get; init; }

    public required string SupersededSession { get; init; }

    public required string NoNewDays { get; init; }

    /// <summary>What an inferred field is called; one that is not listed follows from another, and is not said.</summary>
    public required Dictionary<string, string> InferredFields { get; init; }

    public required string NewSession { get; init; }

    public required string ChangedSession { get; init; }

    public required string KnownSession { get; init; }

    public required string OfSeries { get; init; }

    /// <summary>A session of another language's letter: {0} is its ordinal, {1} its kind.</summary>
    public string OrdinalKind { get; set; } = "{0} {1}";

    /// <summary>Words in another language: {0}, and that language's name {1}.</summary>
    public string Foreign { get; set; } = "“{0}” ({1})";

    public required string CoverLine { get; init; }

    public required string Issuer { get; init; }

    public required string AlsoLine { get; init; }

    public required string EarlierLetter { get; init; }

    public required string EarlierLetterAbout { get; init; }

    public required string YearInferred { get; init; }

    public required string DayHours { get; init; }

    public required string InRoom { get; init; }

    public required string Place { get; init; }

    public required string NoDays { get; init; }

    public required string NoHours { get; init; }

    public required string NoRoom { get; init; }

    public required string NoRoomThatDay { get; init; }

    public required string NoHoursThatDay { get; init; }

    public required string NoSession { get; init; }

    public required string ReferenceParagraph { get; init; }

    public required string ReferencePart { get; init; }

    public required string Citation { get; init; }

    public required string CitationHead { get; init; }

    public required string AskWhen { get; init; }

    public required string AskEnclosed { get; init; }

    public required string AskWhenLabel { get; init; }

    public required string AskEnclosedLabel { get; init; }

    public required string Unfollow { get; init; }

    /// <summary>What a copy says first once it was corrected, withdrawn, superseded, or is a test ({0} is its headline), and the line that tells it.</summary>
    public required Dictionary<string, string> Marks { get; init; }

    /// <summary>Several letters in one post: {0} is how many.</summary>
    public required string DigestHeadline { get; init; }

    /// <summary>First lines of reminders: {0} is the session or what is due, {1} when. "settings" says how they end.</summary>
    public required Dictionary<string, string> Reminders { get; init; }

    /// <summary>Words beside which a secret stands (a joining link's passcode): what holds one is never quoted.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    public static AnnouncementWords Of(string language) => Known.GetOrAdd(language, Load);

    public static string Fill(string pattern, params object?[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);

    private static AnnouncementWords Load(string language) => LanguageData.Read(language, "announcement.json", AnnouncementWordsJson.Default.AnnouncementWords);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AnnouncementWords))]
internal sealed partial class AnnouncementWordsJson : JsonSerializerContext;
