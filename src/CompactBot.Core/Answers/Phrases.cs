using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;

namespace CompactBot.Core.Answers;

/// <summary>
/// The sentences of one language that answers are made of, from its phrases.json. A sentence has named places: "{session}" takes a value
/// as it is, "{count:one=# day|other=# days}" a word by the number's plural category, # being the number.
/// </summary>
internal sealed class Phrases
{
    private static readonly ConcurrentDictionary<string, Phrases> Loaded = new(StringComparer.Ordinal);

    private readonly PhrasesFile _file;
    private readonly PluralRules _plurals;

    private Phrases(string language, PhrasesFile file)
    {
        _file = file;
        _plurals = new PluralRules(file.Plurals);
        Language = language;
        Culture = CultureInfo.GetCultureInfo(file.Culture);
        Direction = Culture.TextInfo.IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr;
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    public TextDirection Direction { get; }

    /// <exception cref="FileNotFoundException">The language has no phrases.json.</exception>
    public static Phrases Of(string language) => Loaded.GetOrAdd(language, static tag => new Phrases(tag, LanguageData.Read(tag, "phrases.json", PhrasesJson.Default.PhrasesFile)));

    public bool Has(string key) => _file.Phrases.ContainsKey(key);

    /// <summary>The phrase, its places filled.</summary>
    /// <exception cref="KeyNotFoundException">The language has no such phrase: an error of the build, kept by a test.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_file.Phrases.TryGetValue(key, out var template))
        {
            throw new KeyNotFoundException($"Languages/{Language}/phrases.json has no phrase \"{key}\".");
        }

        var text = new StringBuilder(template.Length + 64);
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            text.Append(template, at, open - at).Append(Fill(key, template[(open + 1)..close], values));
            at = close + 1;
        }

        return text.ToString();
    }

    /// <summary>The phrase as a sentence: its first letter a capital where the script has them.</summary>
    public string Sentence(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Capital(Say(key, values));

    public string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string List(IReadOnlyList<string> items, string last = "list.and") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => Say(last, ("head", string.Join(Say("list.comma"), items.Take(items.Count - 1))), ("last", items[^1])),
    };

    private string Fill(string key, string place, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? place : place[..colon];
        object? value = null;
        var found = false;
        foreach (var pair in values)
        {
            if (pair.Name == name)
            {
                (value, found) = (pair.Value, true);
            }
        }

        if (!found)
        {
            throw new KeyNotFoundException($"The phrase \"{key}\" of Languages/{Language}/phrases.json has a place {{{name}}} that nothing fills.");
        }

        if (colon < 0)
        {
            return Convert.ToString(value, Culture) ?? "";
        }

        var number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
        var forms = place[(colon + 1)..].Split('|').Select(form => form.Split('=', 2)).ToDictionary(form => form[0], form => form[1], StringComparer.Ordinal);
        var form = forms.GetValueOrDefault(_plurals.Category(number)) ?? forms["other"];
        return form.Replace("#", number.ToString(Culture), StringComparison.Ordinal);
    }
}

/// <summary>phrases.json of a language.</summary>
internal sealed record PhrasesFile
{
    /// <summary>The .NET culture that dates and numbers are written by.</summary>
    public required string Culture { get; init; }

    /// <summary>Plural categories but "other", each with its CLDR rule.</summary>
    public required IReadOnlyDictionary<string, string> Plurals { get; init; }

    public required IReadOnlyDictionary<string, string> Phrases { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PhrasesFile))]
internal sealed partial class PhrasesJson : JsonSerializerContext;
