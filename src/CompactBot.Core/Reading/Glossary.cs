using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;
using CompactBot.Core.World;

namespace CompactBot.Core.Reading;

/// <summary>
/// What a language calls the things of the field: kinds, invitees, modes, statuses, ordinals, offices, places. From its glossary.json, names
/// of places from World/names.*.json.
/// </summary>
public sealed class Glossary
{
    private static readonly ConcurrentDictionary<string, Glossary> Loaded = new(StringComparer.Ordinal);

    private readonly string _language;
    private readonly GlossaryFile _file;
    private readonly Grammar _grammar;

    private Glossary(string language, GlossaryFile file) => (_language, _file, _grammar) = (language, file, Grammar.Of(language));

    /// <exception cref="FileNotFoundException">The language has no glossary.json.</exception>
    public static Glossary Of(string language) => Loaded.GetOrAdd(language, static tag => new Glossary(tag, LanguageData.Read(tag, "glossary.json", GlossaryJson.Default.GlossaryFile)));

    /// <summary>"thematic session", "thematic sessions".</summary>
    public Term Kind(SessionKind kind, bool many = false) => Named(DataName.Of(kind), many);

    /// <summary>Any session: "session", "sessions".</summary>
    public Term AnyKind(bool many = false) => Named("session", many);

    /// <summary>What a session is called whose title has that standard term ("session"); null where the language has no word for it.</summary>
    public Term? Titled(string term) => _file.Titles.TryGetValue(term, out var name) ? new Term(name.One, name.Form) : null;

    /// <summary>A level of participation by its standard term; null where the language has no words for it.</summary>
    public string? Level(string term) => _file.Levels.GetValueOrDefault(term);

    /// <summary>The word as it stands behind that number ("5 раундов"); any kind of session where none is given.</summary>
    public Term Counted(SessionKind? kind, int number)
    {
        var words = _file.Kinds[kind is { } one ? DataName.Of(one) : "session"];
        return new Term(words.Counted.GetValueOrDefault(_grammar.Category(number)) ?? (number == 1 ? words.One : words.Many), words.Form);
    }

    public string Invitee(Invitee invitee) => _file.Invitees[DataName.Of(invitee)];

    public string Mode(SessionMode mode) => _file.Modes[DataName.Of(mode)];

    public string Status(SessionStatus status) => _file.Statuses[DataName.Of(status)];

    /// <summary>The name of a field of the JSON ("city"), for people; the name itself where there is none.</summary>
    public string Field(string field) => _file.Fields.GetValueOrDefault(field, field);

    /// <summary>"first", in the form that goes with a term of that class; a figure with its ending beyond the words that the glossary has.</summary>
    public string Ordinal(int number, string form = "")
    {
        var words = _file.Ordinals.GetValueOrDefault(form) ?? _file.Ordinals["other"];
        return number > 0 && number <= words.Count
            ? words[number - 1]
            : (_file.OrdinalPatterns.GetValueOrDefault(form) ?? _file.OrdinalPatterns["other"]).Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>The kind with its number in its series, where the ordinal stands within the name; null where it stands beside it.</summary>
    public Term? Numbered(SessionKind kind, int number) => _file.Kinds[DataName.Of(kind)] is { Numbered: { } pattern, Form: var form }
        ? new Term(string.Format(CultureInfo.InvariantCulture, pattern, Ordinal(number, form)), form)
        : null;

    /// <summary>"three"; a figure beyond the words that the glossary has.</summary>
    public string Number(int number) => number >= 0 && number < _file.Numbers.Count
        ? _file.Numbers[number]
        : number.ToString(_grammar.Culture);

    /// <summary>A city, building or room by the name that it has in this language, with its class; its own name where it has none.</summary>
    public Term Place(string name)
    {
        var said = Gazetteer.World.NameIn(_language, name) ?? name;
        return new Term(said, _grammar.FormOf(said) ?? "");
    }

    /// <summary>An office by the name that it has in this language; as the letter has it where the glossary has none.</summary>
    public Term Office(string name)
    {
        var said = _file.Offices.GetValueOrDefault(name.ToLowerInvariant()) ?? name;
        return new Term(said, _grammar.FormOf(said) ?? "");
    }

    /// <summary>What a language is called in this one: "French".</summary>
    public string Language(string tag) => _file.Languages.GetValueOrDefault(tag, tag);

    private Term Named(string kind, bool many) => new(many ? _file.Kinds[kind].Many : _file.Kinds[kind].One, _file.Kinds[kind].Form);
}

/// <summary>glossary.json of a language.</summary>
internal sealed record GlossaryFile
{
    public required IReadOnlyDictionary<string, KindName> Kinds { get; init; }

    /// <summary>Names of sessions that no kind is for, by the standard term of terms.json that their titles have. May be left out.</summary>
    public IReadOnlyDictionary<string, KindName> Titles { get; set; } = new Dictionary<string, KindName>();

    public required IReadOnlyDictionary<string, string> Invitees { get; init; }

    public required IReadOnlyDictionary<string, string> Modes { get; init; }

    /// <summary>Levels of participation, by their standard terms of terms.json. May be left out.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; set; } = new Dictionary<string, string>();

    public required IReadOnlyDictionary<string, string> Statuses { get; init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>From the first on, by the class of what they stand beside; "other" for any.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Ordinals { get; init; }

    /// <summary>For what comes after them; # is the number.</summary>
    public required IReadOnlyDictionary<string, string> OrdinalPatterns { get; init; }

    /// <summary>From nought on; empty where figures are written.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>Offices, under their English names in small letters.</summary>
    public required IReadOnlyDictionary<string, string> Offices { get; init; }

    /// <summary>Names of the languages, by their tags.</summary>
    public required IReadOnlyDictionary<string, string> Languages { get; init; }
}

/// <summary>What a kind of session is called. Setters, not init: a language may leave the last two out.</summary>
internal sealed record KindName
{
    public required string One { get; init; }

    public required string Many { get; init; }

    /// <summary>Its class, for words that follow it.</summary>
    public string Form { get; set; } = "";

    /// <summary>Its name with an ordinal within it, for which {0} stands ("الجولة {0} من المفاوضات"); null where the ordinal stands beside the name.</summary>
    public string? Numbered { get; set; }

    /// <summary>How it stands behind a number, by the number's plural category, where that is neither of the two above.</summary>
    public IReadOnlyDictionary<string, string> Counted { get; set; } = new Dictionary<string, string>();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(GlossaryFile))]
internal sealed partial class GlossaryJson : JsonSerializerContext;
