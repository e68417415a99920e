using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Reading;

/// <summary>What a language calls the things of the field: kinds, invitees, modes, statuses, ordinals. Read once from its glossary.json.</summary>
public sealed class Glossary
{
    private static readonly ConcurrentDictionary<string, Glossary> Loaded = new(StringComparer.Ordinal);

    private readonly GlossaryFile _file;

    private Glossary(GlossaryFile file) => _file = file;

    /// <exception cref="FileNotFoundException">The language has no glossary.json.</exception>
    public static Glossary Of(string language) => Loaded.GetOrAdd(language, static tag => new Glossary(LanguageData.Read(tag, "glossary.json", GlossaryJson.Default.GlossaryFile)));

    /// <summary>"thematic session", "thematic sessions".</summary>
    public string Kind(SessionKind kind, bool many = false) => many ? _file.Kinds[DataName.Of(kind)].Many : _file.Kinds[DataName.Of(kind)].One;

    /// <summary>Any session: "session", "sessions".</summary>
    public string AnyKind(bool many = false) => many ? _file.Kinds["session"].Many : _file.Kinds["session"].One;

    public string Invitee(Invitee invitee) => _file.Invitees[DataName.Of(invitee)];

    public string Mode(SessionMode mode) => _file.Modes[DataName.Of(mode)];

    public string Status(SessionStatus status) => _file.Statuses[DataName.Of(status)];

    /// <summary>The name of a field of the JSON ("city"), for people; the name itself where there is none.</summary>
    public string Field(string field) => _file.Fields.GetValueOrDefault(field, field);

    /// <summary>"first"; a figure with its ending beyond the words that the glossary has.</summary>
    public string Ordinal(int number) => number > 0 && number <= _file.Ordinals.Count
        ? _file.Ordinals[number - 1]
        : _file.OrdinalPattern.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>"three"; a figure beyond the words that the glossary has.</summary>
    public string Number(int number) => number >= 0 && number < _file.Numbers.Count
        ? _file.Numbers[number]
        : number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>glossary.json of a language.</summary>
internal sealed record GlossaryFile
{
    public required IReadOnlyDictionary<string, OneMany> Kinds { get; init; }

    public required IReadOnlyDictionary<string, string> Invitees { get; init; }

    public required IReadOnlyDictionary<string, string> Modes { get; init; }

    public required IReadOnlyDictionary<string, string> Statuses { get; init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>From the first on.</summary>
    public required IReadOnlyList<string> Ordinals { get; init; }

    /// <summary>For what comes after them; # is the number.</summary>
    public required string OrdinalPattern { get; init; }

    /// <summary>From nought on.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }
}

internal sealed record OneMany(string One, string Many);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(GlossaryFile))]
internal sealed partial class GlossaryJson : JsonSerializerContext;
