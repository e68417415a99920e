using System.Text;
using CompactBot.Channels.Slack;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("<!channel>", "&lt;!channel&gt;")]
    [InlineData("<@U01ALICE>", "&lt;@U01ALICE&gt;")]
    [InlineData("<http://example.org|the letter>", "&lt;http://example.org|the letter&gt;")]
    [InlineData("R&D &amp; more", "R&amp;D &amp;amp; more")]
    [InlineData("\"quotes\" and 'apostrophes' stay", "\"quotes\" and 'apostrophes' stay")]
    [InlineData("*bold* _it_ ~no~ `code` :wave: @here", "*bold* _it_ ~no~ `code` :wave: @here")]
    [InlineData("bell\u0007, escape\u001b[31m and null\0", "bell, escape[31m and null")]
    [InlineData("one\r\ntwo\tthree", "one\ntwo three")]
    [InlineData("a\u202Eb", "ab")]
    public void Escape_TakesTheirPowerFromThreeCharacters(string text, string expected) => SlackText.Escape(text).ShouldBe(expected);

    [Theory]
    [InlineData("1234567890", 10, "1234567890")]
    [InlineData("1234567890", 9, "12345678…")]
    [InlineData("12<4567890", 5, "12…")]
    [InlineData("12<4567890", 7, "12&lt;…")]
    [InlineData("1😀2", 4, "1😀2")]
    [InlineData("1😀23", 3, "1…")]
    public void EscapeWithin_CutsNoEscapeAndNoCharacter(string text, int limit, string expected) =>
        SlackText.EscapeWithin(text, limit).ShouldBe(expected);

    [Fact]
    public void EscapeWithinBytes_CountsBytes()
    {
        var cut = SlackText.EscapeWithinBytes(new string('界', 2000), 3900);

        Encoding.UTF8.GetByteCount(cut).ShouldBe(3900);
        cut.ShouldEndWith("…");
    }

    [Fact]
    public void Split_LosesNothingAndKeepsTheLimit()
    {
        var words = string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"w{i}<&>"));

        var parts = SlackText.Split(words, 3000).ToList();

        parts.ShouldAllBe(part => SlackText.Escape(part).Length <= 3000);
        string.Join(' ', parts).ShouldBe(words);
    }

    [Fact]
    public void Split_WithoutSpaces_StillEnds()
    {
        var parts = SlackText.Split(new string('界', 7001), 3000).ToList();

        parts.Count.ShouldBe(3);
        string.Concat(parts).Length.ShouldBe(7001);
    }

    [Theory]
    [InlineData("<@U0BOT> when is the next session?", "when is the next session?")]
    [InlineData("<@U0BOT|compactbot>: when?", "when?")]
    [InlineData("when is it, <@U0BOT>?", "when is it, ?")]
    [InlineData("  <@U0BOT>  ", "")]
    [InlineData("is &lt;5 &amp; &gt;3 &amp;amp; fine", "is <5 & >3 &amp; fine")]
    [InlineData("ask <@U01ALICE|alice> in <#C01GEN|general>", "ask @alice in #general")]
    [InlineData("ask <@U01ALICE>", "ask @U01ALICE")]
    [InlineData("in <#C01GEN|>", "in #C01GEN")]
    [InlineData("see <https://example.org/a?b=1&amp;c=2|the page>", "see the page")]
    [InlineData("see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2")]
    [InlineData("mail <mailto:a@example.org|a@example.org>", "mail a@example.org")]
    [InlineData("<!here> and <!subteam^S01|@desk> by <!date^1518220800^{date}|10 February>", "@here and @desk by 10 February")]
    [InlineData("&lt;@U0BOT&gt; is what I typed", "<@U0BOT> is what I typed")]
    [InlineData("an open < bracket", "an open < bracket")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Read_GivesWhatAReaderSaw(string? text, string expected) => SlackText.Read(text, "U0BOT").ShouldBe(expected);

    [Theory]
    [InlineData("<@U0BOT> hi", true)]
    [InlineData("<@U0BOT|bot> hi", true)]
    [InlineData("<@U0BOTX> hi", false)]
    [InlineData("&lt;@U0BOT&gt; hi", false)]
    public void Mentions_IsTheBotAlone(string text, bool expected) => SlackText.Mentions(text, "U0BOT").ShouldBe(expected);

    [Theory]
    [InlineData("who is 100% sure that R&D <is> invited?")]
    [InlineData("%26 and %")]
    [InlineData("متى الجلسة القادمة؟")]
    public void PackedValue_HasNothingToEscapeAndComesBack(string value)
    {
        var packed = SlackText.PackValue(value);

        SlackText.Escape(packed).ShouldBe(packed);
        SlackText.UnpackValue(packed).ShouldBe(value);
    }

    [Fact]
    public void Read_HostileBrackets_EndsSoon() =>
        SlackText.Read(string.Concat(Enumerable.Repeat("<a:b", 100_000)), "U0BOT").Length.ShouldBe(400_000);
}
