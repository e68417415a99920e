using CompactBot.Core.Questions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

public sealed class SpellingMenderTests
{
    private static readonly SpellingMender Mender = new(["hearing", "briefing", "dialogue", "round", "rounds", "room"]);

    [Theory]
    [InlineData("hearng", "hearing")]
    [InlineData("hearinng", "hearing")]
    [InlineData("heaxing", "hearing")]
    [InlineData("breifing", "briefing")]
    [InlineData("dialoge", "dialogue")]
    [InlineData("earing", "hearing")]
    [InlineData("rom", "room")]
    public void OneEdit_IsTheWordMeant(string slip, string word) => Mender.Near(slip).ShouldBe([word]);

    [Theory]
    [InlineData("hering2")]
    [InlineData("heer")]
    [InlineData("ro")]
    [InlineData("rox")]
    [InlineData("dialects")]
    [InlineData("hearing")]
    public void MoreThanOneEdit_ShortOrRight_IsNone(string word) => Mender.Near(word).ShouldBeEmpty();

    [Fact]
    public void TwoWordsAreAsNear_BothAreGiven() => new SpellingMender(["rooms", "roots"]).Near("roofs").Order().ShouldBe(["rooms", "roots"]);

    [Theory]
    [InlineData("roundz", "round")]
    [InlineData("roudn", "round")]
    [InlineData("rouunds", "rounds")]
    public void TwoWordsAreNear_TheLikelierIsGiven(string slip, string word) => Mender.Near(slip).ShouldBe([word]);

    [Theory]
    [InlineData("frist", "first", true)]
    [InlineData("first", "first", false)]
    [InlineData("fisrt", "first", true)]
    [InlineData("tsrif", "first", false)]
    [InlineData("firstly", "first", false)]
    public void Edits_AreCounted(string a, string b, bool one) => SpellingMender.IsOneEdit(a, b).ShouldBe(one);

    [Fact]
    public void AnyWords_AreThoseThatAComparisonOfEachFinds()
    {
        var random = new Random(5);
        string Word() => new([.. Enumerable.Range(0, random.Next(3, 8)).Select(_ => "abcñ谈"[random.Next(5)])]);
        var words = Enumerable.Range(0, 2000).Select(_ => Word()).Distinct(StringComparer.Ordinal).ToList();
        var mender = new SpellingMender(words, known: 3);
        foreach (var word in Enumerable.Range(0, 500).Select(_ => Word()))
        {
            mender.All(word).Order(StringComparer.Ordinal).ShouldBe(words.Where(w => SpellingMender.IsOneEdit(word, w)).Order(StringComparer.Ordinal), word);
        }
    }

    [Fact]
    public void NoWords_NoneIsNear() => new SpellingMender([]).Near("session").ShouldBeEmpty();
}
