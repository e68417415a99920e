using System.Text.Json.Serialization;

namespace CompactBot.Core.Questions;

/// <summary>
/// questions.json of a language: the words that questions are made of. A phrase may have several meanings; its place decides. Setters, not
/// init: the generated reader would put null for what a file leaves out.
/// </summary>
internal sealed record LexiconFile
{
    /// <summary>Words whose accents tell them from other words ("où"); everywhere else accents do not matter.</summary>
    public IReadOnlyList<string> Accented { get; set; } = [];

    /// <summary>What is written together with a word.</summary>
    public AttachedWords Attached { get; set; } = new();

    /// <summary>Words that carry no content of their own.</summary>
    public IReadOnlyList<string> Stop { get; set; } = [];

    /// <summary>Words that put two things side by side.</summary>
    public IReadOnlyList<string> Joins { get; set; } = [];

    /// <summary>By kind of session (as on the wire); "session" is any.</summary>
    public IReadOnlyDictionary<string, OneAndMany> Kinds { get; set; } = new Dictionary<string, OneAndMany>();

    public OneAndMany Letters { get; set; } = new();

    /// <summary>By what is asked: the names of <see cref="QueryKind"/> in kebab case, and cues that help to tell ("which", "person", "start").</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Asks { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Positions { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    public OrdinalWords Ordinals { get; set; } = new();

    public DayWords Days { get; set; } = new();

    /// <summary>Words before a bare ordinal that make it a day of the month.</summary>
    public IReadOnlyList<string> DateLeads { get; set; } = [];

    /// <summary>Words before a bare number that make it an hour of day.</summary>
    public IReadOnlyList<string> HourLeads { get; set; } = [];

    /// <summary>Words that make what stands before them a part of what follows ("the first meeting of the round").</summary>
    public IReadOnlyList<string> PartOf { get; set; } = [];

    /// <summary>Words for what comes with letters ("draft", "note").</summary>
    public IReadOnlyList<string> Documents { get; set; } = [];

    /// <summary>Marks that tie a name to what follows it ("the session's dialogue").</summary>
    public IReadOnlyList<string> Possessives { get; set; } = [];

    /// <summary>Words that lead to a theme ("on", "about").</summary>
    public IReadOnlyList<string> ThemeLeads { get; set; } = [];

    /// <summary>Words that put up two things for choice.</summary>
    public IReadOnlyList<string> Alternatives { get; set; } = [];

    /// <summary>What stands at the end of a statement that wants a yes or a no ("…, right?").</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Words behind a place that make it a clock ("Tokyo time").</summary>
    public IReadOnlyList<string> ZoneTails { get; set; } = [];

    /// <summary>Words before a place that make it the asker's ("for us in Tokyo").</summary>
    public IReadOnlyList<string> ZoneLeads { get; set; } = [];

    /// <summary>Words before a country that say for whom the asker speaks.</summary>
    public IReadOnlyList<string> Affiliations { get; set; } = [];

    /// <summary>Verbs that ask to be reminded, or politely ask again where a question word follows ("remind me where").</summary>
    public IReadOnlyList<string> Reminders { get; set; } = [];

    /// <summary>Words of the date grammar, so that a slip in one can be mended.</summary>
    public IReadOnlyList<string> DateWords { get; set; } = [];

    /// <summary>Words before a date that ask for all that came later.</summary>
    public IReadOnlyList<string> Since { get; set; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Invitees { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    public RoomWords Rooms { get; set; } = new();

    /// <summary>Offices, each under the name that letters use, with what askers call it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Offices { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What a question begins with that wants a yes or a no.</summary>
    public IReadOnlyList<string> YesNo { get; set; } = [];

    /// <summary>What makes it one wherever it stands ("est elle", "是否").</summary>
    public IReadOnlyList<string> YesNoAnywhere { get; set; } = [];

    /// <summary>Words and phrases that ask for more than a yes or a no.</summary>
    public IReadOnlyList<string> Wh { get; set; } = [];

    /// <summary>Phrases in which those words ask nothing ("est ce que").</summary>
    public IReadOnlyList<string> NotWh { get; set; } = [];

    /// <summary>Further cues by name: see <see cref="Lexicon"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cues { get; set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words for the process as such; they tell nothing apart.</summary>
    public IReadOnlyList<string> Process { get; set; } = [];

    public DoingWords Doing { get; set; } = new();

    /// <summary>
    /// Words for what is of a month, with its number ("июльское"), and names of months that are small words elsewhere ("may"): these are read so
    /// only before a word for a session or for "one".
    /// </summary>
    public IReadOnlyDictionary<string, int> OfMonths { get; set; } = new Dictionary<string, int>();

    /// <summary>Words one edit away from a word of the lexicon that are words in their own right.</summary>
    public IReadOnlyList<string> NotTypos { get; set; } = [];
}

internal sealed record OneAndMany
{
    public IReadOnlyList<string> One { get; set; } = [];

    public IReadOnlyList<string> Many { get; set; } = [];
}

internal sealed record AttachedWords
{
    /// <summary>Articles: a word is the same with and without.</summary>
    public IReadOnlyList<string> Articles { get; set; } = [];

    /// <summary>Small words, which are parted from the rest where that is a word.</summary>
    public IReadOnlyList<string> Prefixes { get; set; } = [];
}

internal sealed record OrdinalWords
{
    public IReadOnlyDictionary<string, int> Words { get; set; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Numbers { get; set; } = new Dictionary<string, int>();

    public IReadOnlyList<string> Suffixes { get; set; } = [];

    public IReadOnlyList<string> Leads { get; set; } = [];

    /// <summary>Whether an ordinal stands behind what it counts.</summary>
    public bool Follow { get; set; }

    /// <summary>What stands between a number of a series and what it counts, where a language has such words.</summary>
    public IReadOnlyList<string> Counters { get; set; } = [];

    /// <summary>Words before which a number is a length and no number of a series ("four days").</summary>
    public IReadOnlyList<string> NotBefore { get; set; } = [];
}

internal sealed record DayWords
{
    public IReadOnlyList<string> One { get; set; } = [];

    /// <summary>What makes a day of the month of the number before it, where no month is named.</summary>
    public IReadOnlyList<string> Marks { get; set; } = [];

    /// <summary>What names a session's last day in one word.</summary>
    public IReadOnlyList<string> Last { get; set; } = [];

    /// <summary>What follows the number of days that something lasts.</summary>
    public IReadOnlyList<string> Many { get; set; } = [];

    public IReadOnlyList<string> After { get; set; } = [];

    public IReadOnlyList<string> Before { get; set; } = [];
}

internal sealed record RoomWords
{
    /// <summary>Words of a room's name that do not tell it apart.</summary>
    public IReadOnlyList<string> Words { get; set; } = [];

    /// <summary>What stands before a room's number.</summary>
    public IReadOnlyList<string> Numbered { get; set; } = [];
}

internal sealed record DoingWords
{
    /// <summary>What may stand before the verb of a request.</summary>
    public IReadOnlyList<string> Polite { get; set; } = [];

    /// <summary>Verbs that ask to have something done where they lead the sentence.</summary>
    public IReadOnlyList<string> Leading { get; set; } = [];

    /// <summary>Phrases that ask to have something done wherever they stand.</summary>
    public IReadOnlyList<string> Anywhere { get; set; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LexiconFile))]
internal sealed partial class LexiconJson : JsonSerializerContext;
