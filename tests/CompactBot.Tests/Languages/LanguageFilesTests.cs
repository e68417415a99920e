using System.Text.Json;
using System.Text.RegularExpressions;
using CompactBot.Core.Languages;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Languages;

/// <summary>
/// Every file of a spoken language has all that the default language's has: what is missing in one of them is found here, and not by whoever
/// asks the right question.
/// </summary>
public sealed partial class LanguageFilesTests
{
    /// <summary>Said to staff alone, who have the default language.</summary>
    private static readonly string[] ForStaff = ["corrections.json", "remarks.json"];

    /// <summary>Lists by key: each key of the default language is there and holds something; what stands in the list is the language's own.</summary>
    private static readonly string[] Words = ["kinds", "asks", "positions", "invitees", "offices", "cues", "terms"];

    /// <summary>What a language may have that the default one does without, and the other way about.</summary>
    private static readonly string[] Free = ["grammar.json", "dates.json", "letters.json", "reading.json", "changes.json", "questions.json"];

    public static TheoryData<string> Spoken => [.. LanguageTags.Spoken];

    private static IEnumerable<string> Files => typeof(LanguageData).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith($"languages/{LanguageTags.Default}/", StringComparison.Ordinal))
        .Select(name => name.Split('/')[2])
        .Except(ForStaff);

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Language_HasEveryFile(string language) =>
        Files.Where(file => !LanguageData.Has(language, file)).ShouldBeEmpty($"add them to src/CompactBot.Core/Languages/{language}");

    [Theory]
    [MemberData(nameof(Spoken))]
    public void File_HasEveryKeyAndNoOther(string language)
    {
        foreach (var file in Files.Except(Free))
        {
            var (own, its) = (Leaves(LanguageTags.Default, file), Leaves(language, file));
            own.Keys.Where(key => !IsForm(key) && !its.ContainsKey(key)).ShouldBeEmpty($"{language}/{file} lacks them");
            its.Keys.Where(key => !IsForm(key) && !own.ContainsKey(key)).ShouldBeEmpty($"{language}/{file} has them, and {LanguageTags.Default}/{file} does not");
        }
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Phrase_HasNoPlaceThatNothingFills(string language)
    {
        foreach (var file in Files.Except(Free))
        {
            var own = Leaves(LanguageTags.Default, file);
            foreach (var (key, text) in Leaves(language, file).Where(leaf => own.ContainsKey(leaf.Key)))
            {
                Places(text).Except(Places(own[key])).Except(["session", "kind", "number"]).ShouldBeEmpty($"{language}/{file}: {key}");
                Choices().Matches(text).ShouldAllBe(choice => choice.Value.Contains("other=", StringComparison.Ordinal), $"{language}/{file}: {key} needs a form for all others");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Question_HasWordsForAllThatIsAsked(string language)
    {
        foreach (var file in new[] { "questions.json", "terms.json" })
        {
            using var own = JsonDocument.Parse(LanguageData.Open(LanguageTags.Default, file));
            using var its = JsonDocument.Parse(LanguageData.Open(language, file));
            foreach (var group in own.RootElement.EnumerateObject().Where(g => Words.Contains(g.Name)))
            {
                var words = its.RootElement.GetProperty(group.Name);
                foreach (var key in group.Value.EnumerateObject())
                {
                    words.TryGetProperty(key.Name, out var list).ShouldBeTrue($"{language}/{file}: {group.Name} lacks {key.Name}");
                    list.GetRawText().Length.ShouldBeGreaterThan(4, $"{language}/{file}: {group.Name}.{key.Name} is empty");
                }
            }
        }
    }

    /// <summary>Forms by class or number are as many as a language has.</summary>
    private static bool IsForm(string key) => FormKeys().IsMatch(key);

    private static Dictionary<string, string> Leaves(string language, string file)
    {
        using var data = JsonDocument.Parse(LanguageData.Open(language, file));
        return Leaves("", data.RootElement).ToDictionary(leaf => leaf.Key, leaf => leaf.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Key, string Value)> Leaves(string path, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(property => Leaves(path + "/" + property.Name, property.Value))
        : [(path, element.ToString())];

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(place => place.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^/(ordinals|ordinalPatterns|titles|levels)/|^/kinds/[a-z-]+/(form|counted|numbered)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormKeys();

    [GeneratedRegex(@"\{(?<name>\w+)[:}]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\w+:[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choices();
}
