using CompactBot.Channels;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

/// <summary>Conversations through the real bot, from the signed request to what stands in the channel.</summary>
public sealed class SlackTaskHandlerTests
{
    [Fact]
    public async Task Follow_InAChannel_IsStoredAndSaid()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("follow"));
        await world.Host.SettleAsync();

        var conversation = (await world.Host.Conversations.FindAsync("slack:T1/C1"))!;
        (conversation.Following, conversation.Kind, conversation.Workspace, conversation.Name).ShouldBe((true, ConversationKind.Channel, "T1", "general"));
        var post = world.Slack.Posts.Single();
        post["channel"]!.GetValue<string>().ShouldBe("C1");
        post["text"]!.GetValue<string>().ShouldContain("now follows");
        world.Slack.Requests.ShouldAllBe(request => request.Authorization == "Bearer xoxb-of-tests");
    }

    [Fact]
    public async Task Mention_InAThread_IsAnsweredThere()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("help", thread: "1518220700.000001"));
        await world.Host.SettleAsync();

        world.Slack.Posts.Single()["thread_ts"]!.GetValue<string>().ShouldBe("1518220700.000001");
    }

    [Fact]
    public async Task DirectMessage_IsAnsweredInPlace()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(SlackPayloads.Event("""{"type":"message","channel":"D1","channel_type":"im","user":"U1","text":"help","ts":"1518220800.1"}"""));
        await world.Host.SettleAsync();

        world.Slack.Posts.Single()["thread_ts"].ShouldBeNull();
        var conversation = (await world.Host.Conversations.FindAsync("slack:T1/D1"))!;
        (conversation.Kind, conversation.Name, conversation.Zone).ShouldBe((ConversationKind.Personal, "A delegate", "Europe/Vienna"));
    }

    [Fact]
    public async Task Joined_GreetsTheChannel()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(SlackPayloads.Event("""{"type":"member_joined_channel","channel":"C1","channel_type":"C","user":"U0BOT"}"""));
        await world.Host.SettleAsync();

        world.Slack.Posts.Single()["blocks"]!.AsArray()[0]!["type"]!.GetValue<string>().ShouldBe("header");
    }

    [Fact]
    public async Task ArchivedAndBack_IsAbsentMeanwhile()
    {
        await using var world = await SlackWorld.StartAsync();
        using var follow = await world.Host.EventAsync(SlackPayloads.Mention("follow", "Ev1"));

        using var archived = await world.Host.EventAsync(SlackPayloads.Event("""{"type":"channel_archive","channel":"C1","user":"U1"}""", "Ev2"));
        await world.Host.SettleAsync();
        (await world.Host.Conversations.FindAsync("slack:T1/C1"))!.AbsentReason.ShouldBe("archived");

        using var back = await world.Host.EventAsync(SlackPayloads.Event("""{"type":"channel_unarchive","channel":"C1","user":"U1"}""", "Ev3"));
        using var renamed = await world.Host.EventAsync(SlackPayloads.Event("""{"type":"channel_rename","channel":{"id":"C1","name":"newer"}}""", "Ev4"));
        await world.Host.SettleAsync();
        var conversation = (await world.Host.Conversations.FindAsync("slack:T1/C1"))!;
        (conversation.AbsentReason, conversation.Following, conversation.Name).ShouldBe((null, true, "newer"));
    }

    [Theory]
    [InlineData("app_uninstalled", "tokens_revoked")]
    [InlineData("tokens_revoked", "app_uninstalled")]
    public async Task Uninstalled_InWhateverOrder_LeavesTheWorkspace(string first, string second)
    {
        await using var world = await SlackWorld.StartAsync();
        using var follow = await world.Host.EventAsync(SlackPayloads.Mention("follow", "Ev1"));
        await world.Host.SettleAsync();

        using var one = await world.Host.EventAsync(SlackPayloads.Event($$"""{"type":"{{first}}","tokens":{"bot":["U0BOT"]} }""", "Ev2"));
        using var two = await world.Host.EventAsync(SlackPayloads.Event($$"""{"type":"{{second}}","tokens":{"bot":["U0BOT"]} }""", "Ev3"));
        await world.Host.SettleAsync();

        (await world.Host.Conversations.FindAsync("slack:T1/C1"))!.AbsentReason.ShouldNotBeNull();
    }

    [Fact]
    public async Task CommandHelp_IsForItsAskerAlone()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.CommandAsync("help", "t1", world.ResponseUrl);
        await world.Slack.ResponsesAsync(1);
        await world.Host.SettleAsync();

        (await reply.Content.ReadAsStringAsync()).ShouldBeEmpty();
        world.Slack.Responses.Single()["response_type"]!.GetValue<string>().ShouldBe("ephemeral");
        world.Slack.Posts.ShouldBeEmpty();
        world.Slack.Requests.Single(r => r.Method == "response_url").Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task CommandFollow_IsSaidToAll()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.CommandAsync("follow", "t1", world.ResponseUrl);
        await world.Host.SettleAsync();

        world.Slack.Posts.Count.ShouldBe(1);
        world.Slack.Responses.ShouldBeEmpty();
        (await world.Host.Conversations.FindAsync("slack:T1/C1"))!.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task CommandFollow_WhereTheBotIsNot_AsksForAnInvitation()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("chat.postMessage", "not_in_channel");

        using var reply = await world.Host.CommandAsync("follow", "t1", world.ResponseUrl);
        await world.Host.SettleAsync();

        world.Slack.Responses.Single()["text"]!.GetValue<string>().ShouldContain("/invite");
        (await world.Host.Conversations.FindAsync("slack:T1/C1"))!.AbsentReason.ShouldBe("not_in_channel");
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://evil.example/commands/1")]
    [InlineData("https://hooks.slack.com.evil.example/commands/1")]
    [InlineData("https://hooks.slack.com@evil.example/commands/1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task ResponseUrl_OfAnotherHost_IsNotCalled(string responseUrl)
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.CommandAsync("help", "t1", responseUrl);
        await world.Host.SettleAsync();

        world.Slack.Responses.ShouldBeEmpty();
        world.Host.Get<CompactBot.Channels.Slack.SlackApi>().IsSlacks(responseUrl, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task PressedFollow_AnswersBelowThePost()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.InteractAsync(SlackPayloads.Press("compactbot:follow:0", null, world.ResponseUrl));
        await world.Host.SettleAsync();

        world.Slack.Posts.Single()["thread_ts"]!.GetValue<string>().ShouldBe("5.5");
        (await world.Host.Conversations.FindAsync("slack:T1/C1"))!.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task PressedQuestion_OfAnEphemeralPost_IsAnsweredToThePersonAlone()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.InteractAsync(SlackPayloads.Press("compactbot:ask:0", "When?", world.ResponseUrl, ephemeral: true));
        await world.Host.SettleAsync();

        var response = world.Slack.Responses.Single();
        (response["response_type"]!.GetValue<string>(), response["replace_original"]!.GetValue<bool>()).ShouldBe(("ephemeral", false));
        world.Slack.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task HomeOpened_PublishesAViewThatKnowsItsConversation()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(SlackPayloads.Event("""{"type":"app_home_opened","channel":"D1","user":"U1","tab":"home"}"""));
        await world.Host.SettleAsync();

        var view = world.Slack.Requests.Single(r => r.Method == "views.publish").Body;
        view["user_id"]!.GetValue<string>().ShouldBe("U1");
        view["view"]!["type"]!.GetValue<string>().ShouldBe("home");
        view["view"]!["private_metadata"]!.GetValue<string>().ShouldBe("D1");
    }

    [Fact]
    public async Task HostileQuestion_ComesBackWithoutPower()
    {
        await using var world = await SlackWorld.StartAsync();

        using var reply = await world.Host.EventAsync(SlackPayloads.Mention("<!channel> &lt;!everyone&gt; <http://evil.example|click> *x* `" + new string('z', 10_000)));
        await world.Host.SettleAsync();

        var post = world.Slack.Posts.Single().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        post.ShouldNotContain("<!");
        post.ShouldNotContain("<http");
        post.ShouldNotContain("\"type\":\"mrkdwn\"");
        post.ShouldContain("\"link_names\":false");
    }
}
