using CompactBot.Channels.Teams;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("Tuesday, 20 February 2018, 10:00-13:00 (New York)", "Tuesday, 20 February 2018, 10:00-13:00 (New York)")]
    [InlineData("A/RES/71/280, paragraph 27", "A/RES/71/280, paragraph 27")]
    [InlineData("Q&A", "Q&A")]
    [InlineData("*all* __of__ it", "\\*all\\* \\_\\_of\\_\\_ it")]
    [InlineData("[here](https://x.example)", "\\[here\\]\u2060(https://x.example)")]
    [InlineData("<at>everyone</at>", "\\<at>everyone\\</at>")]
    [InlineData("<https://x.example>", "\\<https://x.example>")]
    [InlineData("# a\n- b\n  + c\n> d", "\\# a\n\\- b\n\\+ c\n\\> d")]
    [InlineData("20. February", "20\\. February")]
    [InlineData("1) first", "1\\) first")]
    [InlineData("on 20. February", "on 20. February")]
    [InlineData("&lt;b&gt; &#42;", "\\&lt;b\\&gt; \\&#42;")]
    [InlineData("{{DATE(2018-02-20T10:00:00Z)}}", "{\u2060{DATE(2018-02-20T10:00:00Z)}}")]
    [InlineData("`code` ~~gone~~ a|b \\*", "\\`code\\` \\~\\~gone\\~\\~ a\\|b \\\\\\*")]
    [InlineData("line\n    not code\n\tnor this", "line\nnot code\nnor this")]
    [InlineData("tab\there\u0007\r", "tab here")]
    public void Escape_ShowsTheWordsAndNothingElse(string text, string expected) => CardText.Escape(text).ShouldBe(expected);

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly ten", 11, "exactly ten")]
    [InlineData("a longer text", 8, "a longe…")]
    [InlineData("ab😀cd", 4, "ab…")]
    public void Cut_PartsNoCharacter(string text, int limit, string expected) => CardText.Cut(text, limit).ShouldBe(expected);

    [Fact]
    public void OneLine_HasNoLineBreaks() => CardText.OneLine(" two\r\nlines\t", 50).ShouldBe("two  lines");
}
