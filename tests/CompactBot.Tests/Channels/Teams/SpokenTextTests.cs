using CompactBot.Channels.Teams;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

public sealed class SpokenTextTests
{
    private static readonly Account Bot = new("28:bot", "CompactBot");
    private static readonly Account Namesake = new("29:namesake", "CompactBot");
    private static readonly Account Person = new("29:person", "María O'Neil");

    [Theory]
    [InlineData("<at>CompactBot</at> when is the next session?", "when is the next session?")]
    [InlineData("<at>compactbot</at>&nbsp;which room?\n", "which room?")]
    [InlineData("when is the next session, <at>CompactBot</at>?", "when is the next session,  ?")]
    [InlineData("CompactBot, <at>CompactBot</at> hi", "CompactBot,   hi")]
    [InlineData("<at>CompactBot</at>", "")]
    public void MentionOfTheBot_IsTakenOut(string text, string expected) => Of(text, Mention(Bot)).ShouldBe(expected);

    [Fact]
    public void MentionOfAPerson_KeepsTheName() =>
        Of("<at>CompactBot</at> did <at>María O'Neil</at> write it?", Mention(Bot), Mention(Person)).ShouldBe("did María O'Neil write it?");

    [Fact]
    public void PersonWhoBearsTheBotsName_IsToldApartByTheAccount() =>
        Of("<at>CompactBot</at> asks <at>CompactBot</at>", Mention(Namesake), Mention(Bot)).ShouldBe("CompactBot asks");

    [Theory]
    [InlineData("plain", "is it &lt; 5 days &amp; in room A?", "is it < 5 days & in room A?")]
    [InlineData("plain", "is it < 5 days and > 2?", "is it < 5 days and > 2?")]
    [InlineData("xml", "<p>when <b>is</b> it?</p>", "when  is  it?")]
    [InlineData(null, "<at id=\"0\">Somebody</at> said", "Somebody said")]
    public void Markup_BecomesPlainWords(string? format, string text, string expected) =>
        SpokenText.Of(new Activity { Text = text, TextFormat = format, Recipient = Bot }).ShouldBe(expected);

    [Fact]
    public void ManyTagsThatNeverEnd_TakeNoTime()
    {
        var text = string.Concat(Enumerable.Repeat("<at <b ", 30_000));
        SpokenText.Of(new Activity { Text = text, TextFormat = "xml", Recipient = Bot }).ShouldBe(text.Trim());
    }

    [Fact]
    public void MentionsBot_GoesByTheAccountAlone()
    {
        SpokenText.MentionsBot(new Activity { Text = "<at>CompactBot</at>", Recipient = Bot, Entities = [Mention(Namesake)] }).ShouldBeFalse();
        SpokenText.MentionsBot(new Activity { Text = "", Recipient = Bot, Entities = [Mention(Person), Mention(Bot)] }).ShouldBeTrue();
        SpokenText.MentionsBot(new Activity { Text = "CompactBot", Recipient = Bot }).ShouldBeFalse();
    }

    private static string Of(string text, params ActivityEntity[] mentions) =>
        SpokenText.Of(new Activity { Text = text, TextFormat = "plain", Recipient = Bot, Entities = mentions });

    private static ActivityEntity Mention(Account who) => new() { Type = "mention", Mentioned = who, Text = $"<at>{who.Name}</at>" };
}
