using CompactBot.Core.Languages;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Languages;

public class RequiredWordsTests
{
    [Theory]
    [InlineData(@"\bre-?scheduled\b", "was RE-SCHEDULED", "was moved")]
    [InlineData(@"\b(?:at|in)\s+the\s+same\s+(?:venue|place)", "at the same  place", "at the same hour")]
    [InlineData(@"(?<!\bnot\s)tentative(?:ly)?", "held tentatively", "not held")]
    [InlineData(@"organi[sz]ed\s+by", "organized by", "organic by")]
    [InlineData(@"(?-i:(?:\p{Lu}[\p{L}'’&-]+\s+){1,5}(?:Centre|Palace))", "Peace Palace", "Peace Hall")]
    [InlineData(@"[^\W[abc]]{2,3}\.annex", "x.annex", "x-annex")]
    [InlineData(@"会议|磋商", "第三次会议", "第三次")]
    [InlineData(@"(?=.*held)", "will be held", "will be moved")]
    [InlineData(@"(?<=\bconference\s+room\s)(?-i:l)(?=\d?\b)", "Conference Room l2", "Meeting Room l2")]
    [InlineData(@"(?<=\p{L})6(?=\p{Ll}{2})", "G6mez", "Gomez")]
    [InlineData(@"пароль|code", "ПАРОЛЬ 12", "pass 12")]
    public void PatternWithWords_AsksOnlyTextsThatHoldOne(string pattern, string asked, string spared)
    {
        var words = new WordSet(RequiredWords.Of(pattern).ShouldNotBeNull());

        words.IsIn(asked).ShouldBeTrue();
        words.IsIn(spared).ShouldBeFalse();
    }

    [Theory]
    [InlineData(@"\d{1,2}\s*$")]
    [InlineData(@"(?:held)?\s*$")]
    [InlineData(@"held|\d+")]
    [InlineData(@"(?:held\s+){0,2}")]
    [InlineData(@"(?!held)\w+")]
    [InlineData(@"(?<!\bnot\s)\w+")]
    [InlineData(@"(?=.*held)?\w+")]
    [InlineData(@"(?(a)held|moved)")]
    [InlineData(@"(?x: h e l d )")]
    public void PatternThatCanMatchWithoutAWord_AsksEveryText(string pattern) => RequiredWords.Of(pattern).ShouldBeNull();

    [Theory]
    [InlineData(@"\bwill\s+(?:hold|convene)\b", "they will  convene it", "they will attend")]
    [InlineData(@"\d{1,2}\s+May", "12 May", "early May")]
    [InlineData(@"(?=\S?\d)(?-i:[lIO]\d|\d[lIOo])\s*[ap]m", "l0 am", "lo am")]
    [InlineData(@"\d\s*م", "٣ م", "يوم")]
    [InlineData(@"(?<=\b\p{L})\d{1,2}/\d{1,2}\b", "L12/5", "L12.5")]
    public void PatternWithMoreThanAWord_AsksOnlyTextsThatHoldAllOfIt(string pattern, string asked, string spared)
    {
        var need = RequiredWords.OfAlternatives(pattern).ShouldHaveSingleItem().Need;

        need.IsMetBy(asked, whole: null).ShouldBeTrue();
        need.IsMetBy(spared, whole: null).ShouldBeFalse();
    }

    [Fact]
    public void AlternativesOfAPattern_EachAskForTheirOwn()
    {
        const string Pattern = @"(?<a>held\s|moved)|\d+/[0-9]|(?<!\|)\||x*";

        var found = RequiredWords.OfAlternatives(Pattern);

        found.Select(f => Pattern.Substring(f.Start, f.Length)).ShouldBe([@"(?<a>held\s|moved)", @"\d+/[0-9]", @"(?<!\|)\|", "x*"]);
        found.Select(f => f.Need.IsNothing).ShouldBe([false, false, true, true]);
        RequiredWords.OfAlternatives("held)").ShouldBeEmpty();
    }
}
