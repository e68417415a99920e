using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace CompactBot.Core.Languages;

/// <summary>
/// How a language joins words: its culture, the plural categories of its numbers, lists, what becomes of words that meet, the classes of its
/// nouns. From its grammar.json; what it writes of days and hours is in <see cref="DateWords"/>.
/// </summary>
public sealed class Grammar
{
    private static readonly ConcurrentDictionary<string, Grammar> Known = new(StringComparer.Ordinal);

    private readonly GrammarFile _file;
    private readonly PluralRules _plurals;

    private Grammar(GrammarFile file)
    {
        _file = file;
        _plurals = new PluralRules(file.Plurals);
        Culture = CultureInfo.GetCultureInfo(file.Culture);
    }

    /// <summary>The culture whose names, numbers and case rules the language has.</summary>
    public CultureInfo Culture { get; }

    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    internal DateForms Dates => _file.Dates;

    /// <param name="language">A tag of <see cref="LanguageTags.Spoken"/>.</param>
    /// <exception cref="FileNotFoundException">The language has no grammar.json.</exception>
    public static Grammar Of(string language) => Known.GetOrAdd(language, static tag => new Grammar(LanguageData.Read(tag, "grammar.json", GrammarJson.Default.GrammarFile)));

    /// <summary>The plural category of a number: "one", "few", "other" …</summary>
    public string Category(int number) => _plurals.Category(number);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string List(IReadOnlyList<string> items) => List(items, _file.And);

    /// <summary>"a or b".</summary>
    public string Either(IReadOnlyList<string> items) => List(items, _file.Or);

    /// <summary>"Room: Conference Room 4", and the lines of what is named in one row.</summary>
    public string Labelled(string label, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return label + _file.Label + value.Replace("\n", _file.Lines, StringComparison.Ordinal);
    }

    /// <summary>Items one after the other, with no word before the last.</summary>
    public string Row(IEnumerable<string> items) => string.Join(_file.Comma, items);

    /// <summary>The text with its first letter in upper case, by the language's rules.</summary>
    public string Capital(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];
    }

    /// <summary>The same in lower case: what began a sentence and now stands within one.</summary>
    public string Within(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? text : char.ToLower(text[0], Culture) + text[1..];
    }

    /// <summary>The class of a name: that of its first word that the language lists; null where it lists none.</summary>
    public string? FormOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var word in name.Split([' ', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries))
        {
            if (_file.Nouns.TryGetValue(word.ToLower(Culture), out var form))
            {
                return form;
            }
        }

        return null;
    }

    /// <summary>Puts a value behind what is written already, as the two words ask for.</summary>
    internal void Append(StringBuilder text, string value)
    {
        foreach (var seam in _file.Seams)
        {
            if (!EndsWith(text, seam.Before) || seam.After.Match(value) is not { Success: true, Index: 0 } found)
            {
                continue;
            }

            var isCapital = char.IsUpper(text[^seam.Before.Length]);
            text.Length -= seam.Before.Length;
            var write = seam.Take ? found.Result(seam.Write) : seam.Write;
            text.Append(isCapital ? Capital(write) : write);
            value = seam.Take ? value[found.Length..] : value;
        }

        text.Append(value);
    }

    private static bool EndsWith(StringBuilder text, string end)
    {
        if (text.Length < end.Length || (text.Length > end.Length && char.IsLetter(text[^(end.Length + 1)]) && char.IsLetter(end[0])))
        {
            return false;
        }

        for (var i = 1; i <= end.Length; i++)
        {
            if (char.ToLowerInvariant(text[^i]) != end[^i])
            {
                return false;
            }
        }

        return true;
    }

    private string List(IReadOnlyList<string> items, string last)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count < 2)
        {
            return items.Count == 0 ? "" : items[0];
        }

        var text = new StringBuilder(Row(items.Take(items.Count - 1))).Append(last);
        Append(text, items[^1]);
        return text.ToString();
    }
}

/// <summary>grammar.json of a language. Setters, not init, where a language may leave a key out.</summary>
internal sealed record GrammarFile
{
    /// <summary>The .NET culture that names of days and months, numbers and capitals are taken from.</summary>
    public required string Culture { get; init; }

    /// <summary>Plural categories but "other", each with its CLDR rule.</summary>
    public required IReadOnlyDictionary<string, string> Plurals { get; init; }

    /// <summary>What parts a label from what it names (French has a space before the colon, Chinese a wide one).</summary>
    public required string Label { get; init; }

    /// <summary>What stands between lines that are written as one.</summary>
    public required string Lines { get; init; }

    /// <summary>What stands between items of a list.</summary>
    public required string Comma { get; init; }

    /// <summary>What stands before the last of them, and before the last of a choice.</summary>
    public required string And { get; init; }

    public required string Or { get; init; }

    public required DateForms Dates { get; init; }

    /// <summary>What becomes of words that meet; each that fits is applied, in order.</summary>
    public IReadOnlyList<Seam> Seams { get; set; } = [];

    /// <summary>Nouns that names of sessions, rooms and offices are built on, each with its class.</summary>
    public IReadOnlyDictionary<string, string> Nouns { get; set; } = new Dictionary<string, string>();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = [typeof(PatternConverter)])]
[JsonSerializable(typeof(GrammarFile))]
internal sealed partial class GrammarJson : JsonSerializerContext;
