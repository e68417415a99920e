using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Letters;

/// <summary>How the parts of a letter are told in one language: letters.json, its patterns compiled once.</summary>
internal sealed record LetterWords
{
    private static readonly ConcurrentDictionary<string, LetterWords> Loaded = new(StringComparer.Ordinal);

    /// <summary>Words that every text of the language has, by which it is known.</summary>
    /// <summary>A letter of the script that the language has for itself; null for the script that most share.</summary>
    public Pattern? Script { get; init; }

    /// <summary>Words are written without spaces: its common words are single signs.</summary>
    public bool Unspaced { get; init; }

    /// <summary>A line that is a name, where a script has no capitals to tell one by.</summary>
    public Pattern? NameLine { get; init; }

    /// <summary>What may stand behind the date in its line; its group "place" is where the letter was written.</summary>
    public Pattern? DateSuffix { get; init; }

    public required IReadOnlyList<string> CommonWords { get; init; }

    public required Pattern Salutation { get; init; }

    /// <summary>A salutation in text that runs on; null where the language has no words for it.</summary>
    public Pattern? SalutationWithin { get; init; }

    /// <summary>Words with which the text of a letter begins that has no salutation.</summary>
    public Pattern? Opening { get; init; }

    public required Pattern Closing { get; init; }

    /// <summary>A closing that is a line of its own ("Sincerely,").</summary>
    public required Pattern ShortClosing { get; init; }

    /// <summary>A line that describes or stands for a written signature and is no text of the letter.</summary>
    public required Pattern SignatureImage { get; init; }

    public required Pattern SignatureMark { get; init; }

    public required Pattern Address { get; init; }

    public required Pattern AddressLead { get; init; }

    public required Pattern Letterhead { get; init; }

    /// <summary>What may stand before the date in its line; its group "place" is where the letter was written.</summary>
    public required Pattern DatePrefix { get; init; }

    /// <summary>Words before a date that is not the letter's own: "issued", "since".</summary>
    public Pattern? NotOwnBefore { get; init; }

    /// <summary>Words before a date that are no place: "Virtual consultation, 13 December 2023".</summary>
    public Pattern? NotPlace { get; init; }

    /// <summary>"Subject: …": groups "key" and "value".</summary>
    public required Pattern KeyLine { get; init; }

    /// <summary>The title that a letter bears when it is issued as a document: groups "date", "from", "to".</summary>
    public required Pattern TitleLine { get; init; }

    /// <summary>A line that says to whom a notice goes, in place of a salutation: "Message to Parties".</summary>
    public Pattern? NoticeLine { get; init; }

    public required Pattern Honorifics { get; init; }

    /// <summary>Words by which a line of a signature tells an office from a name.</summary>
    public required Pattern Capacity { get; init; }

    /// <summary>A line that tells the hours or the place of what is announced: "Venue: …"; or hours alone.</summary>
    public Pattern? EventField { get; init; }

    /// <summary>The same in a head that runs on in one line: the group "key".</summary>
    public Pattern? KeyWithin { get; init; }

    public required IReadOnlyList<string> SubjectKeys { get; init; }

    public required IReadOnlyList<string> AddresseeKeys { get; init; }

    public required IReadOnlyList<string> IssuerKeys { get; init; }

    /// <summary>Offices that the letterhead names instead of the signature.</summary>
    public required IReadOnlyList<OfficeWords> Offices { get; init; }

    /// <summary>Whether it is one of <see cref="CommonWords"/>, in whatever capitals.</summary>
    public bool IsCommon(ReadOnlySpan<char> word) => Common.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private HashSet<string>? _commonSet;

    private HashSet<string> Common => _commonSet ??= new HashSet<string>(CommonWords, StringComparer.OrdinalIgnoreCase);

    /// <summary>Damage that scanning does, and how it is read; the first rule that matches is taken.</summary>
    public IReadOnlyList<MendRule> Mends { get; set; } = [];

    /// <summary>Words by which others that only look like them are read.</summary>
    public IReadOnlyList<string> MendWords { get; set; } = [];

    public static LetterWords Of(string language) => Loaded.GetOrAdd(language, static tag => LanguageData.Read(tag, "letters.json", LetterWordsJson.Default.LetterWords));
}

/// <param name="Pattern">How the letterhead names it.</param>
/// <param name="Name">Its name.</param>
/// <param name="City">Where it is, and its meetings are unless their letter says otherwise; null where that is not known.</param>
internal sealed record OfficeWords(Pattern Pattern, string Name, string? City = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = [typeof(PatternConverter)])]
[JsonSerializable(typeof(LetterWords))]
internal sealed partial class LetterWordsJson : JsonSerializerContext;
