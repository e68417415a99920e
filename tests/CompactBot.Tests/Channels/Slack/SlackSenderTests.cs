using CompactBot.Channels;
using CompactBot.Channels.Slack;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackSenderTests
{
    private static readonly Instant Start = Instant.FromUtc(2018, 2, 10, 0, 0);

    [Fact]
    public async Task Sent_BringsItsIdAlong()
    {
        await using var world = await SlackWorld.StartAsync();

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        var post = world.Slack.Posts.Single();
        result.ShouldBe(new SendResult(SendOutcome.Sent, post["ts"]!.GetValue<string>()));
        post["metadata"]!["event_type"]!.GetValue<string>().ShouldBe("compactbot_delivery");
        post["metadata"]!["event_payload"]!["delivery"]!.GetValue<string>().ShouldBe("d1");
        post["channel"]!.GetValue<string>().ShouldBe("C1");
    }

    [Theory]
    [InlineData("channel_not_found", SendOutcome.GiveUp, true)]
    [InlineData("not_in_channel", SendOutcome.GiveUp, true)]
    [InlineData("is_archived", SendOutcome.GiveUp, true)]
    [InlineData("restricted_action", SendOutcome.GiveUp, false)]
    [InlineData("msg_blocks_too_long", SendOutcome.GiveUp, false)]
    [InlineData("invalid_blocks", SendOutcome.GiveUp, false)]
    [InlineData("some_new_error", SendOutcome.GiveUp, false)]
    [InlineData("invalid_auth", SendOutcome.StopWorkspace, false)]
    [InlineData("token_revoked", SendOutcome.StopWorkspace, false)]
    [InlineData("token_expired", SendOutcome.StopWorkspace, false)]
    [InlineData("account_inactive", SendOutcome.StopWorkspace, false)]
    [InlineData("missing_scope", SendOutcome.StopWorkspace, false)]
    [InlineData("ratelimited", SendOutcome.Retry, false)]
    [InlineData("service_unavailable", SendOutcome.Retry, false)]
    [InlineData("fatal_error", SendOutcome.Uncertain, false)]
    [InlineData("internal_error", SendOutcome.Uncertain, false)]
    public async Task Refused_IsSorted(string error, SendOutcome outcome, bool gone)
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("chat.postMessage", error);

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        result.ShouldBe(new SendResult(outcome, Reason: error, ConversationGone: gone));
    }

    [Theory]
    [InlineData(429, SendOutcome.Retry)]
    [InlineData(408, SendOutcome.Retry)]
    [InlineData(503, SendOutcome.Retry)]
    [InlineData(500, SendOutcome.Uncertain)]
    [InlineData(502, SendOutcome.Uncertain)]
    [InlineData(504, SendOutcome.Uncertain)]
    [InlineData(401, SendOutcome.StopWorkspace)]
    [InlineData(403, SendOutcome.GiveUp)]
    [InlineData(404, SendOutcome.GiveUp)]
    [InlineData(302, SendOutcome.GiveUp)]
    public async Task Status_IsSorted(int status, SendOutcome outcome)
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextStatus("chat.postMessage", status);

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        result.ShouldBe(new SendResult(outcome, Reason: $"http {status}"));
    }

    [Fact]
    public async Task RateLimited_SaysHowLong()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextStatus("chat.postMessage", 429, retryAfter: "30");

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        result.RetryAfter.ShouldBe(Duration.FromSeconds(30));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("{\"ok\":tr")]
    [InlineData("{}")]
    [InlineData("{\"ok\":true}")]
    public async Task BrokenReply_IsUncertain(string reply)
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.Next("chat.postMessage", (http, _) => http.Response.WriteAsync(reply));

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        result.ShouldBe(new SendResult(SendOutcome.Uncertain, Reason: "broken reply"));
    }

    [Fact]
    public async Task LostReply_IsUncertainAndFoundByItsId()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextLostReply();

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);
        for (var i = 2; i < 6; i++)
        {
            await world.Host.Sender.SendAsync(Outgoing($"d{i}"), CancellationToken.None);
        }

        result.ShouldBe(new SendResult(SendOutcome.Uncertain, Reason: "no reply"));
        (await world.Host.Sender.LookUpAsync(Outgoing(), Start, CancellationToken.None))
            .ShouldBe(new LookUpResult(true, world.Slack.Posts.First()["ts"]!.GetValue<string>()));
        (await world.Host.Sender.LookUpAsync(Outgoing("d9"), Start, CancellationToken.None)).ShouldBe(new LookUpResult(true, null));
        world.Slack.Requests.Last().Body["include_all_metadata"]!.GetValue<string>().ShouldBe("true");
    }

    [Fact]
    public async Task LateReply_IsUncertain()
    {
        await using var world = await SlackWorld.StartAsync(patience: 1);
        world.Slack.Next("chat.postMessage", (http, _) => Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted));

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        result.ShouldBe(new SendResult(SendOutcome.Uncertain, Reason: "timeout"));
    }

    [Fact]
    public async Task NoConnection_WasNotTaken()
    {
        await using var world = await SlackWorld.StartAsync();
        await world.Slack.DisposeAsync();

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        result.ShouldBe(new SendResult(SendOutcome.Retry, Reason: "no connection"));
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("missing_scope")]
    public async Task LookUpThatFails_DoesNotKnow(string error)
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("conversations.history", error);

        (await world.Host.Sender.LookUpAsync(Outgoing(), Start, CancellationToken.None)).Known.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"channel\":\"\"}")]
    [InlineData("[1]")]
    public async Task NoAddress_IsGivenUp(string address)
    {
        await using var world = await SlackWorld.StartAsync();
        var outgoing = Outgoing();

        var result = await world.Host.Sender.SendAsync(outgoing with { Conversation = outgoing.Conversation with { Address = address } }, CancellationToken.None);

        result.Outcome.ShouldBe(SendOutcome.GiveUp);
    }

    [Fact]
    public async Task NotEnabled_StopsTheWorkspace()
    {
        await using var world = await SlackWorld.StartAsync(enabled: false);

        var result = await world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None);

        result.ShouldBe(new SendResult(SendOutcome.StopWorkspace, Reason: "slack is not enabled"));
    }

    [Fact]
    public async Task WithheldAtTheGate_IsNotPosted()
    {
        await using var world = await SlackWorld.StartAsync();

        await Should.ThrowAsync<SendWithheldException>(() =>
            SendGate.BehindAsync(_ => throw new SendWithheldException("another's"), () => world.Host.Sender.SendAsync(Outgoing(), CancellationToken.None)));

        (await world.Host.Sender.SendAsync(Outgoing("d2"), CancellationToken.None)).Outcome.ShouldBe(SendOutcome.Sent);
        world.Slack.Posts.Count().ShouldBe(1);
    }

    private static Outgoing Outgoing(string id = "d1") => new(
        id,
        new Conversation
        {
            Id = "slack:T1/C1",
            Platform = "slack",
            Workspace = "T1",
            Kind = ConversationKind.Channel,
            Address = new SlackAddress("C1", "T1").ToJson(),
        },
        new Message { Headline = "A new letter" });
}
