using System.ComponentModel.DataAnnotations;
using CompactBot.Channels.Slack;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackOptionsTests
{
    [Fact]
    public void Default_IsOffAndValid() => Check(new SlackOptions()).ShouldBeEmpty();

    [Fact]
    public void EnabledWithBoth_IsValid() => Check(Enabled()).ShouldBeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void NoSecret_NamesItAndTheMend(string? secret)
    {
        var options = Enabled();
        options.SigningSecret = secret;

        var found = Check(options).Single();

        found.MemberNames.ShouldBe(["SigningSecret"]);
        found.ErrorMessage!.ShouldContain("Slack__SigningSecret");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("xoxp-a-persons-token")]
    public void NoBotToken_NamesItAndTheMend(string? token)
    {
        var options = Enabled();
        options.BotToken = token;

        var found = Check(options).Single();

        found.MemberNames.ShouldBe(["BotToken"]);
        found.ErrorMessage!.ShouldContain("Slack__BotToken");
    }

    [Theory]
    [InlineData("https://slack.com/api")]
    [InlineData("http://slack.com/api/")]
    [InlineData("ftp://127.0.0.1/api/")]
    [InlineData("slack")]
    [InlineData("https://slack.com/api/?x=/")]
    public void OtherApiBase_IsWrong(string address) => Check(new SlackOptions { ApiBase = address }).Single().MemberNames.ShouldBe(["ApiBase"]);

    [Theory]
    [InlineData("https://slack-gov.com/api/")]
    [InlineData("http://127.0.0.1:3000/api/")]
    public void HttpsOrLoopback_IsRight(string address) => Check(new SlackOptions { ApiBase = address }).ShouldBeEmpty();

    private static SlackOptions Enabled() => new() { Enabled = true, SigningSecret = "s", BotToken = "xoxb-t" };

    private static List<ValidationResult> Check(SlackOptions options)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return found;
    }
}
