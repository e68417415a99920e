using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;

namespace CompactBot.Core.Questions;

/// <summary>settings.json of a language: how one asks for a time zone and for a language. "{}" stands for what is set.</summary>
internal sealed record SettingsFile
{
    /// <summary>Words that may stand before and behind all of it.</summary>
    public required IReadOnlyList<string> Polite { get; init; }

    public required IReadOnlyList<string> Zone { get; init; }

    /// <summary>Words that may stand about the name of a zone ("Tokyo time").</summary>
    public required IReadOnlyList<string> ZonePlace { get; init; }

    public required IReadOnlyList<string> Language { get; init; }

    /// <summary>What stands for no language in particular.</summary>
    public required IReadOnlyList<string> Any { get; init; }

    /// <summary>Names of languages by their tags, in every form.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Names { get; init; }
}

/// <summary>The same, its phrases as folded words.</summary>
internal sealed class SettingWords
{
    private static readonly ConcurrentDictionary<string, SettingWords> Loaded = new(StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyDictionary<string, string?>> Named = new(() =>
    {
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var tag in LanguageTags.Spoken)
        {
            foreach (var (language, own) in Of(tag)._file.Names)
            {
                names.TryAdd(language, language);
                foreach (var name in own)
                {
                    names.TryAdd(Key(name), language);
                }
            }

            foreach (var any in Of(tag)._file.Any)
            {
                names.TryAdd(Key(any), null);
            }
        }

        return names;
    });

    private readonly SettingsFile _file;

    private SettingWords(SettingsFile file)
    {
        _file = file;
        Polite = Split(file.Polite);
        ZonePlace = Split(file.ZonePlace);
        Zone = Frames(file.Zone);
        Language = Frames(file.Language);
    }

    /// <summary>What a language is called, in whichever language, to its tag; null for "automatic".</summary>
    public static IReadOnlyDictionary<string, string?> Languages => Named.Value;

    public IReadOnlyList<IReadOnlyList<string>> Polite { get; }

    public IReadOnlyList<IReadOnlyList<string>> ZonePlace { get; }

    /// <summary>Words before and behind what is set.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> Zone { get; }

    public IReadOnlyList<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> Language { get; }

    public static SettingWords Of(string language) =>
        Loaded.GetOrAdd(language, static tag => new SettingWords(LanguageData.Read(tag, "settings.json", SettingsJson.Default.SettingsFile)));

    /// <summary>Words as they are looked up.</summary>
    public static string Key(string words) => string.Join(' ', WordToken.Split(words).Select(t => t.Text));

    private static List<IReadOnlyList<string>> Split(IEnumerable<string> phrases) =>
        [.. phrases.Select(p => (IReadOnlyList<string>)[.. WordToken.Split(p).Select(t => t.Text)]).OrderByDescending(p => p.Count)];

    private static List<(IReadOnlyList<string>, IReadOnlyList<string>)> Frames(IEnumerable<string> phrases) =>
    [
        .. phrases.Select(p => p.Split("{}", 2))
            .Select(p => ((IReadOnlyList<string>)[.. WordToken.Split(p[0]).Select(t => t.Text)], (IReadOnlyList<string>)[.. WordToken.Split(p[1]).Select(t => t.Text)]))
            .OrderByDescending(f => f.Item1.Count + f.Item2.Count),
    ];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SettingsFile))]
internal sealed partial class SettingsJson : JsonSerializerContext;
