using System.Net;
using System.Text;
using CompactBot.Channels.Slack;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackEndpointTests
{
    [Theory]
    [InlineData("/slack/events")]
    [InlineData("/slack/commands")]
    [InlineData("/slack/interactivity")]
    public async Task NotEnabled_IsNotFound(string path)
    {
        await using var world = await SlackWorld.StartAsync(enabled: false);

        using var reply = await world.Host.PostAsync(path, SlackPayloads.Mention("help"), "application/json");

        reply.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task UrlVerification_EchoesTheChallenge()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync("""{"type":"url_verification","token":"t","challenge":"<b>3eZbrw1a</b>"}""");

        (await reply.Content.ReadAsStringAsync()).ShouldBe("<b>3eZbrw1a</b>");
        reply.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task UnsignedStaleOrWronglySigned_IsRefusedBeforeAnythingIsRead()
    {
        await using var world = await SlackWorld.StartAsync();
        var body = SlackPayloads.Mention("follow");

        using var unsigned = await world.Host.PostAsync("/slack/events", body, "application/json", signed: false);
        using var stale = await world.Host.PostAsync("/slack/events", body, "application/json", age: Duration.FromSeconds(301));
        using var early = await world.Host.PostAsync("/slack/events", body, "application/json", age: Duration.FromSeconds(-301));
        using var wrong = await world.Host.PostAsync("/slack/events", body, "application/json", secret: "another");
        using var broken = await world.Host.PostAsync("/slack/events", "{not json", "application/json", secret: "another");
        using var challenge = await world.Host.PostAsync("/slack/events", """{"type":"url_verification","challenge":"c"}""", "application/json", signed: false);

        foreach (var reply in new[] { unsigned, stale, early, wrong, broken, challenge })
        {
            reply.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await reply.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }

        (await world.Host.Events.OpenAsync("slack")).ShouldBeEmpty();
        (await world.Host.Conversations.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("")]
    [InlineData("""{"type":"event_callback","event":"x"}""")]
    [InlineData("""{"type":"event_callback","event_id":{},"team_id":[]}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"message","text":"\ud800"}}""")]
    public async Task SignedButUnreadable_IsABadRequest(string body)
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(body);

        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reply.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"event_callback"}""")]
    [InlineData("""{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820}""")]
    public async Task NothingForTheBot_IsAcknowledgedAndNotStored(string body)
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(body);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.Host.Events.OpenAsync("slack")).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeepNesting_IsABadRequest()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(new string('[', 10_000) + new string(']', 10_000));

        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task TooLarge_IsRefused()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(new string('x', SlackEndpoint.MaxBody + 1));

        reply.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task LargestAllowed_IsRead()
    {
        await using var world = await SlackWorld.StartAsync();
        var body = "{\"type\":\"url_verification\",\"challenge\":\"c\",\"pad\":\"";
        body += new string('x', SlackEndpoint.MaxBody - Encoding.UTF8.GetByteCount(body) - 2) + "\"}";

        using var reply = await world.Host.EventAsync(body);

        (await reply.Content.ReadAsStringAsync()).ShouldBe("c");
    }

    [Fact]
    public async Task RepeatedEvent_IsAcknowledgedAndHandledOnce()
    {
        await using var world = await SlackWorld.StartAsync();
        var body = SlackPayloads.Mention("help");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => world.Host.EventAsync(body, retry: i == 0 ? null : $"{i}")));
        await world.Host.SettleAsync();
        using var late = await world.Host.EventAsync(body, retry: "3");
        await world.Host.SettleAsync();

        replies.ShouldAllBe(reply => reply.StatusCode == HttpStatusCode.OK);
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        world.Slack.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task MessageAndMentionOfOnePost_AreAnsweredOnce()
    {
        await using var world = await SlackWorld.StartAsync();

        using var mention = await world.Host.EventAsync(SlackPayloads.Mention("help", "Ev1"));
        using var message = await world.Host.EventAsync(SlackPayloads.Event(
            """{"type":"message","channel":"C1","channel_type":"channel","user":"U1","text":"<@U0BOT> help","ts":"1518220800.000100"}""", "Ev2"));
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task RepeatedCommand_IsHandledOnce()
    {
        await using var world = await SlackWorld.StartAsync();

        using var first = await world.Host.CommandAsync("help", "trigger", world.ResponseUrl);
        using var second = await world.Host.CommandAsync("help", "trigger", world.ResponseUrl);
        await world.Host.SettleAsync();

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        world.Slack.Responses.Count.ShouldBe(1);
    }
}
