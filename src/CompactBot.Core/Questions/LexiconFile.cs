using System.Text.Json.Serialization;

namespace CompactBot.Core.Questions;

/// <summary>questions.json of a language: the words that questions are made of. A phrase may have several meanings; its place decides.</summary>
internal sealed record LexiconFile
{
    /// <summary>Words that carry no content of their own.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Words that put two things side by side.</summary>
    public IReadOnlyList<string> Joins { get; init; } = [];

    /// <summary>By kind of session (as on the wire); "session" is any.</summary>
    public IReadOnlyDictionary<string, OneAndMany> Kinds { get; init; } = new Dictionary<string, OneAndMany>();

    public OneAndMany Letters { get; init; } = new();

    /// <summary>By what is asked: the names of <see cref="QueryKind"/> in kebab case, and cues that help to tell ("which", "person", "start").</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Asks { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Positions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public OrdinalWords Ordinals { get; init; } = new();

    public DayWords Days { get; init; } = new();

    /// <summary>Words before a bare ordinal that make it a day of the month.</summary>
    public IReadOnlyList<string> DateLeads { get; init; } = [];

    /// <summary>Words of the date grammar, so that a slip in one can be mended.</summary>
    public IReadOnlyList<string> DateWords { get; init; } = [];

    /// <summary>Words before a date that ask for all that came later.</summary>
    public IReadOnlyList<string> Since { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Invitees { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public RoomWords Rooms { get; init; } = new();

    /// <summary>Offices, each under the name that letters use, with what askers call it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Offices { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What a question begins with that wants a yes or a no.</summary>
    public IReadOnlyList<string> YesNo { get; init; } = [];

    /// <summary>Words that ask for more than a yes or a no.</summary>
    public IReadOnlyList<string> Wh { get; init; } = [];

    /// <summary>Further cues by name: see <see cref="Lexicon"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cues { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words for the process as such; they tell nothing apart.</summary>
    public IReadOnlyList<string> Process { get; init; } = [];

    public DoingWords Doing { get; init; } = new();

    /// <summary>Words one edit away from a word of the lexicon that are words in their own right.</summary>
    public IReadOnlyList<string> NotTypos { get; init; } = [];
}

internal sealed record OneAndMany
{
    public IReadOnlyList<string> One { get; init; } = [];

    public IReadOnlyList<string> Many { get; init; } = [];
}

internal sealed record OrdinalWords
{
    public IReadOnlyDictionary<string, int> Words { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> Numbers { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<string> Suffixes { get; init; } = [];

    public IReadOnlyList<string> Prefixes { get; init; } = [];

    public IReadOnlyList<string> Leads { get; init; } = [];
}

internal sealed record DayWords
{
    public IReadOnlyList<string> One { get; init; } = [];

    public IReadOnlyList<string> After { get; init; } = [];

    public IReadOnlyList<string> Before { get; init; } = [];
}

internal sealed record RoomWords
{
    /// <summary>Words of a room's name that do not tell it apart.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What stands before a room's number.</summary>
    public IReadOnlyList<string> Numbered { get; init; } = [];
}

internal sealed record DoingWords
{
    /// <summary>What may stand before the verb of a request.</summary>
    public IReadOnlyList<string> Polite { get; init; } = [];

    /// <summary>Verbs that ask to have something done where they lead the sentence.</summary>
    public IReadOnlyList<string> Leading { get; init; } = [];

    /// <summary>Phrases that ask to have something done wherever they stand.</summary>
    public IReadOnlyList<string> Anywhere { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LexiconFile))]
internal sealed partial class LexiconJson : JsonSerializerContext;
