using CompactBot.Core.Languages;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Languages;

/// <summary>Expected categories: the examples that Unicode CLDR gives beside its rules.</summary>
public sealed class PluralRulesTests
{
    private static readonly PluralRules Russian = new(new Dictionary<string, string>
    {
        ["one"] = "v = 0 and i % 10 = 1 and i % 100 != 11",
        ["few"] = "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        ["many"] = "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
    });

    [Theory]
    [InlineData(1, "one")]
    [InlineData(21, "one")]
    [InlineData(2, "few")]
    [InlineData(24, "few")]
    [InlineData(0, "many")]
    [InlineData(5, "many")]
    [InlineData(11, "many")]
    [InlineData(112, "many")]
    public void RussianRule_GivesTheCategory(int number, string category) => Russian.Category(number).ShouldBe(category);
}
