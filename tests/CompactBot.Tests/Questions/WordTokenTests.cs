using CompactBot.Core.Questions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

public sealed class WordTokenTests
{
    [Theory]
    [InlineData("Which room?", "which|room")]
    [InlineData("What's on, on Friday?", "what|s|on|on|friday")]
    [InlineData("multi-stakeholder hearing", "multi|stakeholder|hearing")]
    [InlineData("paragraph 8 of A/RES/71/280", "paragraph|8|of|a/res/71/280")]
    [InlineData("and/or", "and|or")]
    [InlineData("Jürg Gómez", "jurg|gomez")]
    [InlineData("<@U123> when?", "when")]
    [InlineData("a < b", "a|b")]
    [InlineData("ＲＯＯＭ ４", "room|4")]
    [InlineData("会议 4", "会|议|4")]
    [InlineData("", "")]
    [InlineData("\u0007 ?!", "")]
    public void Text_IsSplitAndFolded(string text, string words) =>
        string.Join('|', WordToken.Split(text).Select(t => t.Text)).ShouldBe(words);

    [Fact]
    public void Word_KnowsWhereItStands()
    {
        var word = WordToken.Split("Où est Jürg?")[2];
        (word.Start, word.Length, word.End).ShouldBe((7, 4, 11));
    }

    [Theory]
    [InlineData("22", true)]
    [InlineData("22nd", false)]
    [InlineData("x", false)]
    public void Number_IsMadeOfDigits(string text, bool isNumber) => WordToken.Split(text)[0].IsNumber.ShouldBe(isNumber);
}
