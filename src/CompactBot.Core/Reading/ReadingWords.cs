using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

/// <summary>
/// What the reader knows of one language: reading.json, its patterns compiled once. A pattern whose name ends in "Before" is matched
/// against the words up to a place in a sentence, one in "After" against the words from there on.
/// </summary>
internal sealed partial record ReadingWords
{
    private static readonly ConcurrentDictionary<string, ReadingWords> Loaded = new(StringComparer.Ordinal);

    public required IReadOnlyList<string> Abbreviations { get; init; }

    public required IReadOnlyList<string> HourAbbreviations { get; init; }

    public required IReadOnlyDictionary<string, int> Ordinals { get; init; }

    public required Pattern OrdinalFigure { get; init; }

    public required IReadOnlyDictionary<string, int> Numbers { get; init; }

    /// <summary>"first of six rounds".</summary>
    public required string Partitive { get; init; }

    /// <summary>Nouns that a session's name ends in, singular to plural.</summary>
    public required IReadOnlyDictionary<string, string> Heads { get; init; }

    /// <summary>Heads that make a session only where a day is given for them.</summary>
    public required IReadOnlyList<string> WeakHeads { get; init; }

    public required IReadOnlyList<string> AlwaysPlural { get; init; }

    /// <summary>Heads whose number, where it comes first ("six rounds"), makes them the first, the second and so on.</summary>
    public IReadOnlyList<string> CountedHeads { get; set; } = [];

    /// <summary>A sentence that names a session by its ordinal alone ("The second will …"): the group "ordinal". Null where the language has none.</summary>
    public Pattern? OrdinalAlone { get; init; }

    /// <summary>Heads that can stand for a session of any kind.</summary>
    public required IReadOnlyList<string> GenericHeads { get; init; }

    public required IReadOnlyList<string> Definite { get; init; }

    /// <summary>Words that a session's name does not reach back over.</summary>
    public required IReadOnlyList<string> LeftStops { get; init; }

    /// <summary>Words before a name that say that there is no such session.</summary>
    public IReadOnlyList<string> Negations { get; set; } = [];

    public required Pattern TailLead { get; init; }

    /// <summary>Words that stand right behind the head and are part of the name ("session thématique"); null where such stand before it.</summary>
    public Pattern? Qualifier { get; init; }

    /// <summary>"in the same place": where another session of the letter is held; null where the language has no words for it.</summary>
    public Pattern? SamePlace { get; init; }

    /// <summary>What a word is, where some are written together with the next ("l'", "d'"); null where words stand apart.</summary>
    public Pattern? Word { get; init; }

    /// <summary>Words that end what follows the head of a session's name.</summary>
    public required IReadOnlyList<string> TailStops { get; init; }

    public required string TailAnd { get; init; }

    /// <summary>Kinds by the words of a session's name; the first that matches is taken.</summary>
    public required IReadOnlyList<KindWords> Kinds { get; init; }

    public required IReadOnlyList<string> DialogueHeads { get; init; }

    public required Pattern StakeholderWords { get; init; }

    public required string WithStakeholders { get; init; }

    public required Pattern NotSessions { get; init; }

    public required Pattern ListJoin { get; init; }

    /// <summary>What stands between the first and the last day of a stretch: "and conclude on".</summary>
    public required Pattern RangeEnd { get; init; }

    /// <summary>What stands before the last day of what has begun: "and will continue".</summary>
    public required Pattern Lasts { get; init; }

    /// <summary>What stands between an hour and the day that it is of: "on".</summary>
    public required Pattern HourOnDay { get; init; }

    /// <summary>What stands before an hour at which something ends.</summary>
    public required Pattern EndsAt { get; init; }

    /// <summary>"all in", "daily from": what follows holds for every day.</summary>
    public required Pattern AllOfThem { get; init; }

    /// <summary>A name that begins so is of none named before.</summary>
    public required Pattern NewOnes { get; init; }

    public required Pattern OtherBefore { get; init; }

    public required Pattern WeakSecondaryBefore { get; init; }

    public required Pattern SecondaryBefore { get; init; }

    public required Pattern Accompanying { get; init; }

    public required Pattern FirstOfWhich { get; init; }

    /// <summary>"and with stakeholders on …": the group "tail" takes the place of the name's own.</summary>
    public required Pattern Ellipsis { get; init; }

    /// <summary>"No meetings will be held": a day named with it is none of the session that goes on.</summary>
    public Pattern? NoSession { get; init; }

    public required Pattern Resuming { get; init; }

    public required Pattern Respectively { get; init; }

    public required Pattern EverySession { get; init; }

    public required Pattern Pronoun { get; init; }

    /// <summary>Says that something will be held, the group "name" what; null where the language has none.</summary>
    public Pattern? Convening { get; init; }

    /// <summary>Verbs that name a session: "will brief delegations" is a briefing.</summary>
    public IReadOnlyList<VerbName> VerbNames { get; set; } = [];

    /// <summary>Buildings that letters call by a word of their own: "at Headquarters".</summary>
    public IReadOnlyList<HouseWords> Houses { get; set; } = [];

    /// <summary>What a session is called that the letter has no word for; null where such are left out.</summary>
    public string? Untitled { get; init; }

    public required Pattern FieldLine { get; init; }
    public required Pattern Future { get; init; }
    public required Pattern Past { get; init; }

    /// <summary>Words that tell of what was; null where the language has no list of them.</summary>
    public Pattern? PastVerbs { get; init; }
    public required Pattern LetterBefore { get; init; }
    public required Pattern LetterWords { get; init; }

    public required Pattern LetterAbout { get; init; }

    public required Pattern DocumentBefore { get; init; }

    public required Pattern DeadlineBefore { get; init; }

    public required Pattern DeadlineLead { get; init; }

    /// <summary>What makes of a deadline the writer's own aim, or a day that is over; null where the language has no words for it.</summary>
    public Pattern? NotDeadlineBefore { get; init; }

    /// <summary>"on working days only".</summary>
    public Pattern? WeekdaysOnly { get; init; }

    /// <summary>A sentence that goes on about all the sessions of the one before it: "They will …".</summary>
    public Pattern? TheyAll { get; init; }

    /// <summary>"the process, which is meant to be finalized": groups "what" and "do".</summary>
    public required Pattern MeantTo { get; init; }

    public required Pattern ClauseTrim { get; init; }

    public required Pattern SupersededBefore { get; init; }

    public required Pattern MovedRange { get; init; }

    /// <summary>What stands between the day that no longer holds and the new one.</summary>
    public required Pattern MovedBetween { get; init; }

    public required Pattern Moved { get; init; }

    public required Pattern Postponed { get; init; }

    public required Pattern Cancelled { get; init; }

    public required Pattern Tentative { get; init; }

    /// <summary>"if required": what stands behind it may not come.</summary>
    public required Pattern Conditional { get; init; }

    public required Pattern Virtual { get; init; }

    public required Pattern InPerson { get; init; }

    public required Pattern Hybrid { get; init; }

    public required Pattern Level { get; init; }

    public required Pattern LevelOf { get; init; }

    public required Pattern QuotedTheme { get; init; }

    public required Pattern PlainTheme { get; init; }

    public required Pattern TitleTheme { get; init; }

    public required Pattern Convenor { get; init; }

    public required Pattern ConvenedBy { get; init; }

    public required Pattern NotConvenors { get; init; }

    public required PatternList Invite { get; init; }

    public required IReadOnlyList<InviteeWords> Invitees { get; init; }

    /// <summary>"All are invited": the group "who".</summary>
    public required Pattern Everyone { get; init; }

    public required Pattern TailInvites { get; init; }

    public required Pattern PlaceBefore { get; init; }

    public required Pattern NotPlaceBefore { get; init; }

    public required Pattern NotPlaceAfter { get; init; }

    public required Pattern Overflow { get; init; }

    public required Pattern OtherRoom { get; init; }

    public required string RoomName { get; init; }

    public required Pattern OtherBuilding { get; init; }

    public required Pattern OtherCity { get; init; }

    /// <summary>Names of zones that are written behind hours, and their IANA names.</summary>
    public required IReadOnlyDictionary<string, string> Zones { get; init; }

    /// <summary>Names of zones that say which half of the year they are of, and their hours from UTC.</summary>
    public IReadOnlyDictionary<string, double> ZoneOffsets { get; set; } = new Dictionary<string, double>();

    public required PatternList Role { get; init; }

    public required IReadOnlyList<string> ProcessHeads { get; init; }

    /// <summary>Heads that name a process where the letter has no better name.</summary>
    public required IReadOnlyList<string> WeakProcessHeads { get; init; }

    public required string ProcessModifiers { get; init; }

    public required string ProcessTail { get; init; }

    public required string ProcessTailWord { get; init; }

    public required Pattern ProcessNamed { get; init; }

    public required IReadOnlyList<string> ProcessFiller { get; init; }

    public required PatternList Enclosures { get; init; }

    public required Pattern EnclosureEnd { get; init; }

    public required Pattern EnclosureAnd { get; init; }

    public required Pattern EnclosureArticle { get; init; }

    public required Pattern Documents { get; init; }

    public required Pattern CoverWords { get; init; }

    public required IReadOnlyList<BodyWords> Bodies { get; init; }

    public required Pattern Resolution { get; init; }

    public required Pattern ResolutionNumber { get; init; }

    public required Pattern Symbol { get; init; }

    public required Pattern ParagraphBefore { get; init; }

    public required Pattern ParagraphAfter { get; init; }

    public required Pattern Link { get; init; }

    /// <summary>Passcodes and the like, behind the words that name them: the group "secret".</summary>
    public PatternList Secrets { get; set; } = PatternList.None;

    /// <summary>"the same day"; null where the language has no words for it.</summary>
    public Pattern? SameDay { get; init; }

    /// <summary>Parameters of a joining link that let one in and so are no fact.</summary>
    public required IReadOnlyList<string> SecretParameters { get; init; }

    public required string SubjectSeparator { get; init; }

    /// <summary>Words at which an id made of a subject ends.</summary>
    public required IReadOnlyList<string> SlugStops { get; init; }

    public static ReadingWords Of(string language) => Loaded.GetOrAdd(language, static tag => LanguageData.Read(tag, "reading.json", ReadingWordsJson.Default.ReadingWords));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, UseStringEnumConverter = true, Converters = [typeof(PatternConverter), typeof(PatternListConverter)])]
[JsonSerializable(typeof(ReadingWords))]
internal sealed partial class ReadingWordsJson : JsonSerializerContext;
