using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

/// <summary>
/// How a language tells that something announced is changed: its changes.json. A language without the file tells no changes but by the
/// words of its reading.json. A pattern whose name ends in "Before" is matched against the words up to a place in a sentence, one in
/// "After" against those from there on, one in "Between" against what stands between two dates.
/// </summary>
internal sealed record ChangeWords
{
    private static readonly ConcurrentDictionary<string, ChangeWords> Loaded = new(StringComparer.Ordinal);

    private static readonly Pattern Never = new("(?!)");

    /// <summary>Only a sentence with such a word is asked which of a session's days it is about.</summary>
    public Pattern Hint { get; init; } = Never;

    /// <summary>A revised schedule, new dates.</summary>
    public Pattern Revises { get; init; } = Never;

    public Pattern Corrects { get; init; } = Never;

    /// <summary>"this letter supersedes our letter of …".</summary>
    public Pattern Supersedes { get; init; } = Never;

    /// <summary>"for 13 February read 14 February": groups "from" and "to".</summary>
    public PatternList ReadAs { get; init; } = PatternList.None;

    /// <summary>"moved from 5 to 2 March": the group "old" is a day of the month that is named after it, "mask" all that goes with it.</summary>
    public Pattern ElidedMove { get; init; } = Never;

    /// <summary>What stands before a day that held once, where a later one is named with it: "which was scheduled for".</summary>
    public Pattern WasBefore { get; init; } = Never;

    /// <summary>What stands between a name and the day that is its own: "the meeting of 11 February".</summary>
    public Pattern AttachedBetween { get; init; } = Never;

    /// <summary>What stands behind the old days of a move where the new ones follow.</summary>
    public Pattern ToAnotherAfter { get; init; } = Never;

    public Pattern ScheduledBefore { get; init; } = Never;

    /// <summary>Between a day that something was scheduled for and the day on which it will be.</summary>
    public Pattern WillBeBetween { get; init; } = Never;

    /// <summary>What stands before a day that takes the place of those named in sentences before.</summary>
    public Pattern NewDayBefore { get; init; } = Never;

    public Pattern AddedBefore { get; init; } = Never;

    public Pattern AddedAfter { get; init; } = Never;

    /// <summary>What stands before a last day that is new.</summary>
    public Pattern UntilBefore { get; init; } = Never;

    /// <summary>What is extended and is no session: a deadline.</summary>
    public Pattern NotExtended { get; init; } = Never;

    /// <summary>What stands before a first day that is new.</summary>
    public Pattern StartBefore { get; init; } = Never;

    /// <summary>What stands before a day that is the first of several.</summary>
    public Pattern BeginsBefore { get; init; } = Never;

    /// <summary>Part of a session, and not all of it, is spoken of.</summary>
    public Pattern PartBefore { get; init; } = Never;

    public Pattern Morning { get; init; } = Never;

    public Pattern Afternoon { get; init; } = Never;

    /// <summary>Names that suit any session: "the meeting scheduled for 3 May".</summary>
    public Pattern ByDayName { get; init; } = Never;

    /// <summary>Hours and room stay as they were.</summary>
    public Pattern Keeps { get; init; } = Never;

    public Pattern Confirms { get; init; } = Never;

    /// <summary>A finite verb: between two names it parts what is said of them.</summary>
    public Pattern Verb { get; init; } = Never;

    /// <summary>"will not sit on": a day that falls out.</summary>
    public Pattern WithdrawnDays { get; init; } = Never;

    public static ChangeWords Of(string language) => Loaded.GetOrAdd(language, static tag => LanguageData.Has(tag, "changes.json")
        ? LanguageData.Read(tag, "changes.json", ChangeWordsJson.Default.ChangeWords)
        : new ChangeWords());
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = [typeof(PatternConverter), typeof(PatternListConverter)])]
[JsonSerializable(typeof(ChangeWords))]
internal sealed partial class ChangeWordsJson : JsonSerializerContext;
