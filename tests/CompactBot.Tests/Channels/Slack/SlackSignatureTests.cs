using System.Text;
using CompactBot.Channels.Slack;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackSignatureTests
{
    // Slack's published example ("Verifying requests from Slack").
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string Body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA"
        + "&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
        + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static readonly Instant Signed = Instant.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void PublishedExample_IsGenuine() => Check().ShouldBe(SlackVerdict.Genuine);

    [Theory]
    [InlineData(300, SlackVerdict.Genuine)]
    [InlineData(-300, SlackVerdict.Genuine)]
    [InlineData(301, SlackVerdict.Stale)]
    [InlineData(-301, SlackVerdict.Stale)]
    public void Age_IsFiveMinutesAtMost(int secondsLater, SlackVerdict expected) =>
        Check(now: Signed + Duration.FromSeconds(secondsLater)).ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void NoSecret_BelievesNothing(string? secret) => Check(secret: secret).ShouldBe(SlackVerdict.Unsigned);

    [Fact]
    public void MissingHeader_IsUnsigned()
    {
        Check(signature: null).ShouldBe(SlackVerdict.Unsigned);
        Check(timestamp: null).ShouldBe(SlackVerdict.Unsigned);
    }

    [Theory]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v0=")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50é")]
    public void OtherSignature_IsWrong(string signature) => Check(signature: signature).ShouldBe(SlackVerdict.Wrong);

    [Theory]
    [InlineData("1531420618.0")]
    [InlineData("+1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("-1531420618")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("now")]
    public void OddTimestamp_IsWrong(string timestamp) => Check(timestamp: timestamp).ShouldBe(SlackVerdict.Wrong);

    [Fact]
    public void OtherBody_IsWrong() => Check(body: Body + "&").ShouldBe(SlackVerdict.Wrong);

    [Fact]
    public void OtherTimestampWithinTheWindow_IsWrong() => Check(timestamp: "1531420619").ShouldBe(SlackVerdict.Wrong);

    private static SlackVerdict Check(
        string? secret = Secret, string? timestamp = Timestamp, string? signature = Signature, string body = Body, Instant? now = null) =>
        new SlackSignature(new SlackOptions { SigningSecret = secret }, new TurnableClock(now ?? Signed))
            .Check(timestamp, signature, Encoding.UTF8.GetBytes(body));
}
