using System.Text.RegularExpressions;
using CompactBot.Core.Answers;
using CompactBot.Core.Languages;
using CompactBot.Tests.House;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Answers;

/// <summary>Every phrase that an answer asks for by name is there: a missing one would only show when somebody asked the right question.</summary>
public sealed partial class PhrasesTests
{
    /// <summary>Endings that the program puts behind a key: a tense, a kind.</summary>
    private static readonly string[] Tenses = [".past", ".future"];

    private static IReadOnlyList<string> Keys =>
    [
        .. Sources.CSharp("src/CompactBot.Core/Answers")
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(m => m.Groups["key"].Value))
            .Where(key => !key.EndsWith(".json", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Spoken => [.. LanguageTags.Spoken];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void KeyInCode_IsAPhrase(string language)
    {
        var phrases = Phrases.Of(language);
        Keys.Count.ShouldBeGreaterThan(100);
        Keys.Where(key => !phrases.Has(key) && !Tenses.All(tense => phrases.Has(key + tense))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"[^$]""(?<key>[a-z]+(\.[a-zA-Z]+)+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
