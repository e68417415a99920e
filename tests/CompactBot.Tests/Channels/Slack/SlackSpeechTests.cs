using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackSpeechTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task NotReady_IsTriedAgain(int status)
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextStatus("chat.postMessage", status, retryAfter: "1");

        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help"));
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task LostReply_IsLookedUpAndNotSaidTwice()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextLostReply();

        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help"));
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
        world.Slack.Requests.Count(r => r.Method == "chat.postMessage").ShouldBe(1);
    }

    [Fact]
    public async Task LostRequest_IsLookedUpAndSaidAgain()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextLostRequest("chat.postMessage");

        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help", thread: "1.1"));
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
        world.Slack.Requests.Select(r => r.Method).ShouldContain("conversations.replies");
    }

    [Fact]
    public async Task Archived_LeavesTheConversation()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("chat.postMessage", "is_archived");

        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help"));
        await world.Host.SettleAsync();

        (await world.Host.Conversations.FindAsync("slack:T1/C1"))!.AbsentReason.ShouldBe("is_archived");
    }
}
