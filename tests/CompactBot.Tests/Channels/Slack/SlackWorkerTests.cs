using System.Text.Json;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Channels.Slack;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackWorkerTests
{
    [Fact]
    public async Task StoppedBeforeHandling_IsTakenUpAtStart()
    {
        await using var world = await SlackWorld.StartAsync();
        using var hold = new SemaphoreSlim(0);
        world.Slack.Next("chat.postMessage", async (http, _) =>
        {
            await hold.WaitAsync(http.RequestAborted);
        });
        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help"));
        await world.Slack.UntilAsync(() => world.Slack.Requests.Any(r => r.Method == "chat.postMessage"), "a post under way");

        await world.RestartAsync();
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task StoppedAfterThePost_DoesNotSayItAgain()
    {
        await using var world = await SlackWorld.StartAsync();
        var read = SlackTaskReader.Read(JsonSerializer.Deserialize(SlackPayloads.Mention("help"), SlackJson.Default.SlackEnvelope)!)!.Value;
        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help"));
        await world.Host.SettleAsync();
        world.Slack.Posts.Count.ShouldBe(1);

        // The same as a kill between the post and its note in the store: the event is open, and the answer stands in the channel.
        await world.Host.Events.AcceptAsync("slack", "post:T1/C1/9.9", JsonSerializer.Serialize(read.Task, SlackJson.Out.SlackTask));
        foreach (var post in world.Slack.Posts)
        {
            post["metadata"]!["event_payload"]!["delivery"] = "post:T1/C1/9.9";
        }

        await world.RestartAsync();
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task UnreadableTask_IsLeftOutAndDoesNotStopTheStart()
    {
        await using var world = await SlackWorld.StartAsync();
        await world.Host.Events.AcceptAsync("slack", "event:broken", "{\"kind\":17}");

        await world.RestartAsync();
        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help"));
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Conversation_KeepsItsOrder()
    {
        await using var world = await SlackWorld.StartAsync();

        for (var i = 0; i < 10; i++)
        {
            using var reply = await world.Host.EventAsync(SlackPayloads.Mention(i % 2 == 0 ? "follow" : "unfollow", $"Ev{i}", $"1518220800.00010{i}"));
        }

        await world.Host.SettleAsync();
        world.Slack.Posts.Select(p => p["text"]!.GetValue<string>().Contains("now follows", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(0, 10).Select(i => i % 2 == 0));
    }
}
