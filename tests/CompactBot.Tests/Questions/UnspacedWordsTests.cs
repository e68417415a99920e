using CompactBot.Core.Catalogue;
using CompactBot.Core.Questions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Questions;

public sealed class UnspacedWordsTests
{
    [Theory]
    [InlineData("第一届会议在哪里举行", "届会议")]
    [InlineData("下次会议在哪里举行", "会议")]
    [InlineData("第一届会议在哪里举行", "在哪里举行")]
    [InlineData("利益攸关方对话什么时候举行", "什么时候")]
    public void Signs_ArePartedIntoTheWordsOfTheLexicon(string text, string expected)
    {
        Words(text).ShouldContain(expected);
    }

    [Fact]
    public void SignThatNoWordCovers_StandsAlone() => Words("龘会议").ShouldBe(["龘", "会议"]);

    [Fact]
    public void OtherScripts_AreLeftAsTheyAre() => Words("ECOSOC会议")[0].ShouldBe("ecosoc");

    [Fact]
    public void EverySign_IsInOneWord()
    {
        const string text = "请问第六次专题会议十月十二日上午几点在日内瓦哪个会议室举行";
        string.Concat(Words(text)).ShouldBe(text);
    }

    private static List<string> Words(string text)
    {
        var lexicon = Lexicon.Of("zh");
        var tokens = lexicon.Words(text);
        var lengths = new int[tokens.Count];
        UnspacedWords.Cut(tokens, 0, tokens.Count, lexicon, CatalogueIndex.Of(CatalogueSnapshot.Empty), lengths);
        var words = new List<string>();
        for (var at = 0; at < tokens.Count; at += lengths[at])
        {
            words.Add(string.Concat(tokens.Skip(at).Take(lengths[at]).Select(t => t.Text)));
        }

        return words;
    }
}
