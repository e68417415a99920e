using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Letters;

/// <summary>How the parts of a letter are told in one language: the patterns of letters.json, compiled once.</summary>
internal sealed class LetterWords
{
    private static readonly ConcurrentDictionary<string, LetterWords> Loaded = new(StringComparer.Ordinal);

    private LetterWords(LetterWordsData data)
    {
        CommonWords = data.CommonWords.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Salutation = Pattern(data.Salutation);
        Closing = Pattern(data.Closing);
        ShortClosing = Pattern(data.ShortClosing);
        SignatureImage = Pattern(data.SignatureImage);
        SignatureMark = Pattern(data.SignatureMark);
        Address = Pattern(data.Address);
        AddressLead = Pattern(data.AddressLead);
        Letterhead = Pattern(data.Letterhead);
        DatePrefix = Pattern(data.DatePrefix);
        KeyLine = Pattern(data.KeyLine);
        SubjectKeys = data.SubjectKeys;
        AddresseeKeys = data.AddresseeKeys;
        IssuerKeys = data.IssuerKeys;
        TitleLine = Pattern(data.TitleLine);
        Honorifics = Pattern(data.Honorifics);
        Capacity = Pattern(data.Capacity);
        Offices = [.. data.Offices.Select(o => (Pattern(o.Pattern), o.Name))];
    }

    /// <summary>Words that every text of the language has, by which it is known.</summary>
    public IReadOnlySet<string> CommonWords { get; }

    public Regex Salutation { get; }

    public Regex Closing { get; }

    /// <summary>A closing that is a line of its own ("Sincerely,").</summary>
    public Regex ShortClosing { get; }

    /// <summary>A line that describes or stands for a written signature and is no text of the letter.</summary>
    public Regex SignatureImage { get; }

    public Regex SignatureMark { get; }

    public Regex Address { get; }

    public Regex AddressLead { get; }

    public Regex Letterhead { get; }

    /// <summary>What may stand before the date in its line; its group "place" is where the letter was written.</summary>
    public Regex DatePrefix { get; }

    /// <summary>"Subject: …": groups "key" and "value".</summary>
    public Regex KeyLine { get; }

    public IReadOnlyList<string> SubjectKeys { get; }

    public IReadOnlyList<string> AddresseeKeys { get; }

    public IReadOnlyList<string> IssuerKeys { get; }

    /// <summary>The title that a letter bears when it is issued as a document: groups "date", "from", "to".</summary>
    public Regex TitleLine { get; }

    public Regex Honorifics { get; }

    /// <summary>Words by which a line of a signature tells an office from a name.</summary>
    public Regex Capacity { get; }

    /// <summary>Offices whose letterhead names them instead of the signature.</summary>
    public IReadOnlyList<(Regex Pattern, string Name)> Offices { get; }

    public static LetterWords Of(string language) => Loaded.GetOrAdd(language, static tag =>
    {
        using var data = LanguageData.Open(tag, "letters.json");
        return new LetterWords(JsonSerializer.Deserialize(data, LetterWordsJson.Default.LetterWordsData)
            ?? throw new InvalidDataException($"Languages/{tag}/letters.json is empty."));
    });

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}

/// <summary>letters.json as it stands; every pattern is a regular expression that ignores capitals.</summary>
internal sealed record LetterWordsData(
    IReadOnlyList<string> CommonWords,
    string Salutation,
    string Closing,
    string ShortClosing,
    string SignatureImage,
    string SignatureMark,
    string Address,
    string AddressLead,
    string Letterhead,
    string DatePrefix,
    string KeyLine,
    IReadOnlyList<string> SubjectKeys,
    IReadOnlyList<string> AddresseeKeys,
    IReadOnlyList<string> IssuerKeys,
    string TitleLine,
    string Honorifics,
    string Capacity,
    IReadOnlyList<OfficeData> Offices);

internal sealed record OfficeData(string Pattern, string Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LetterWordsData))]
internal sealed partial class LetterWordsJson : JsonSerializerContext;
