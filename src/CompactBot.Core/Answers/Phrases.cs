using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using CompactBot.Core.Languages;
using CompactBot.Core.Messages;

namespace CompactBot.Core.Answers;

/// <summary>
/// The sentences of one language that answers are made of, from its phrases.json. A sentence has named places: "{session}" takes a value
/// as it is, "{count:one=# day|other=# days}" words by the number's plural category, # being the number, and
/// "{session:f=convoquée|other=convoqué}" words by the class of a <see cref="Term"/>.
/// </summary>
internal sealed class Phrases
{
    private static readonly ConcurrentDictionary<string, Phrases> Loaded = new(StringComparer.Ordinal);

    /// <summary>In characters: what phrases are written in is kept for the next one where it is no longer.</summary>
    private const int LongestKept = 512;

    private readonly PhrasesFile _file;
    private StringBuilder? _spare;

    /// <summary>The forms of each place that has several, by what stands between its brackets.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _forms = new(StringComparer.Ordinal);

    private Phrases(string language, PhrasesFile file)
    {
        _file = file;
        Language = language;
        Grammar = Grammar.Of(language);
        Direction = Grammar.IsRightToLeft ? TextDirection.Rtl : TextDirection.Ltr;
    }

    public string Language { get; }

    public Grammar Grammar { get; }

    public TextDirection Direction { get; }

    /// <summary>Every phrase by its key.</summary>
    public IReadOnlyDictionary<string, string> All => _file.Phrases;

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

        var text = Interlocked.Exchange(ref _spare, null) ?? new StringBuilder(LongestKept);
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            text.Append(template, at, open - at);
            Grammar.Append(text, Fill(key, template.AsSpan((open + 1)..close), values));
            at = close + 1;
        }

        var said = text.ToString();
        if (text.Capacity <= LongestKept)
        {
            _spare = text.Clear();
        }

        return said;
    }

    /// <summary>The phrase as a sentence: its first letter a capital where the script has them.</summary>
    public string Sentence(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Capital(Say(key, values));

    public string Capital(string text) => Grammar.Capital(text);

    /// <summary>"Yes: …" or "No: …" before what is so.</summary>
    public string Confirm(bool holds, string sentence) => Say(holds ? "yes" : "no", ("fact", Grammar.Within(sentence)));

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string List(IReadOnlyList<string> items) => Grammar.List(items);

    /// <summary>"a or b".</summary>
    public string Either(IReadOnlyList<string> items) => Grammar.Either(items);

    /// <summary>Parts of a place or a line, one after the other.</summary>
    public string Row(IEnumerable<string?> parts) => Grammar.Row(parts.OfType<string>().Where(p => p.Length > 0));

    private string Fill(string key, ReadOnlySpan<char> place, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var colon = place.IndexOf(':');
        var name = colon < 0 ? place : place[..colon];
        object? value = null;
        var found = false;
        foreach (var pair in values)
        {
            if (name.SequenceEqual(pair.Name))
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
            return Convert.ToString(value, Grammar.Culture) ?? "";
        }

        var (chosen, number) = value switch
        {
            Term term => (term.Form, ""),
            string => ("", ""),
            _ => (Grammar.Category(Convert.ToInt32(value, CultureInfo.InvariantCulture)), Convert.ToString(value, Grammar.Culture) ?? ""),
        };
        var known = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(place, out var forms))
        {
            forms = place[(colon + 1)..].ToString().Split('|').Select(form => form.Split('=', 2)).ToDictionary(form => form[0], form => form[1], StringComparer.Ordinal);
            known.TryAdd(place, forms);
        }

        var form = forms.GetValueOrDefault(chosen) ?? forms["other"];
        return form.Replace("#", number, StringComparison.Ordinal);
    }
}

/// <summary>phrases.json of a language.</summary>
internal sealed record PhrasesFile
{
    public required IReadOnlyDictionary<string, string> Phrases { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PhrasesFile))]
internal sealed partial class PhrasesJson : JsonSerializerContext;
