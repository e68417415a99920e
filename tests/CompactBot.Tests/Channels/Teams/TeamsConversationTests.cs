using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CompactBot.Channels;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>What is said in Teams, and what the bot says and keeps of it.</summary>
public sealed class TeamsConversationTests : IAsyncLifetime
{
    private const string Channel = "19:channel@thread.tacv2";

    private TeamsPlatform _platform = null!;
    private TeamsBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TeamsPlatform.StartAsync();
        _bot = TeamsBot.Unsigned(_platform);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Personal_IsKeptWithWhatTeamsTells()
    {
        await _bot.TakesAsync(_bot.Saying("follow"));
        await _platform.NextPostAsync();

        var conversation = (await _bot.FindAsync("a:personal"))!;
        conversation.Kind.ShouldBe(ConversationKind.Personal);
        conversation.Workspace.ShouldBe(TeamsPlatform.TenantId);
        conversation.Name.ShouldBe("A Delegate");
        conversation.Language.ShouldBe("en");
        conversation.Zone.ShouldBe("Europe/Paris");
        conversation.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task UnknownZoneAndLanguage_AreNotKept()
    {
        await _bot.TakesAsync(_bot.Saying("follow", a =>
        {
            a["locale"] = "tlh-QO";
            a["localTimezone"] = "Mars/Olympus";
        }));
        await _platform.NextPostAsync();

        var conversation = (await _bot.FindAsync("a:personal"))!;
        conversation.Language.ShouldBeNull();
        conversation.Zone.ShouldBeNull();
    }

    [Fact]
    public async Task Thread_IsAnsweredThere_AndItsChannelFollows()
    {
        await _bot.TakesAsync(_bot.Saying("<at>CompactBot</at>&nbsp;follow\n", TeamsBot.InChannel));

        var post = await _platform.NextPostAsync();
        post.Conversation.ShouldBe($"{Channel};messageid=17");
        post.ReplyTo.ShouldBe("activity-1");
        var conversation = (await _bot.FindAsync(Channel))!;
        conversation.Kind.ShouldBe(ConversationKind.Channel);
        conversation.Name.ShouldBe("Mission / Letters");
        conversation.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task Channel_WithoutAMention_IsLeftAlone()
    {
        await _bot.TakesAsync(_bot.Saying("follow", a =>
        {
            TeamsBot.InChannel(a);
            a["entities"]![0]!["mentioned"]!["id"] = "29:somebody";
        }));
        await _bot.TakesAsync(_bot.Saying("<at>CompactBot</at> unfollow", TeamsBot.InChannel));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-2");
        (await _bot.FindAsync(Channel))!.Following.ShouldBeFalse();
    }

    [Fact]
    public async Task EntityThatIsNothing_IsPassedOver()
    {
        await _bot.TakesAsync(_bot.Saying("follow", a => a["entities"] = new JsonArray([null])));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
    }

    [Fact]
    public async Task Repeated_IsHandledOnce()
    {
        var activity = _bot.Saying("follow");
        for (var i = 0; i < 3; i++)
        {
            await _bot.TakesAsync(activity);
        }

        await _bot.TakesAsync(_bot.Saying("unfollow"));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-2");
        _platform.HasMorePosts.ShouldBeFalse();
    }

    [Fact]
    public async Task SameIdElsewhere_IsAnotherActivity()
    {
        await _bot.TakesAsync(_bot.Saying("follow", a => a["id"] = "1"));
        await _bot.TakesAsync(_bot.Saying("follow", a =>
        {
            a["id"] = "1";
            a["conversation"]!["id"] = "a:another";
        }));

        string[] answered = [(await _platform.NextPostAsync()).Conversation, (await _platform.NextPostAsync()).Conversation];
        answered.ShouldBe(["a:personal", "a:another"], ignoreOrder: true);
    }

    [Fact]
    public async Task Installation_ToldTwice_IsGreetedOnce()
    {
        await _bot.TakesAsync(_bot.Activity("installationUpdate", a => a["action"] = "add"));
        await _bot.TakesAsync(BotAdded());
        await _bot.TakesAsync(_bot.Saying("follow"));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBeNull();
        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-3");
    }

    [Fact]
    public async Task SomebodyElseAdded_IsNotGreeted()
    {
        await _bot.TakesAsync(_bot.Activity("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:user" })));
        await _bot.TakesAsync(_bot.Saying("follow"));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-2");
    }

    [Fact]
    public async Task Uninstalled_IsAbsentUntilItComesBack()
    {
        await _bot.TakesAsync(_bot.Saying("follow"));
        await _platform.NextPostAsync();

        await _bot.TakesAsync(_bot.Activity("installationUpdate", a => a["action"] = "remove"));
        await TeamsBot.UntilAsync(async () => (await _bot.FindAsync("a:personal"))!.AbsentReason == "uninstalled");

        await _bot.TakesAsync(_bot.Activity("installationUpdate", a => a["action"] = "add"));
        await _platform.NextPostAsync();
        var back = (await _bot.FindAsync("a:personal"))!;
        back.AbsentReason.ShouldBeNull();
        back.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task RemovedFromATeam_ItsChannelsAreAbsent()
    {
        await _bot.TakesAsync(_bot.Saying("<at>CompactBot</at> follow", TeamsBot.InChannel));
        await _platform.NextPostAsync();

        await _bot.TakesAsync(_bot.Activity("conversationUpdate", a =>
        {
            a["conversation"] = new JsonObject { ["id"] = "19:team@thread.tacv2", ["conversationType"] = "channel", ["isGroup"] = true };
            a["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" }, ["eventType"] = "teamMemberRemoved" };
            a["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        }));

        await TeamsBot.UntilAsync(async () => (await _bot.FindAsync(Channel))!.AbsentReason == "removed");
    }

    [Fact]
    public async Task ChannelRenamed_BearsItsNewName()
    {
        await _bot.TakesAsync(_bot.Saying("<at>CompactBot</at> follow", TeamsBot.InChannel));
        await _platform.NextPostAsync();

        await _bot.TakesAsync(_bot.Activity("conversationUpdate", a =>
        {
            TeamsBot.InChannel(a);
            a["channelData"]!["eventType"] = "channelRenamed";
            a["channelData"]!["channel"]!["name"] = "Announcements";
        }));

        await TeamsBot.UntilAsync(async () => (await _bot.FindAsync(Channel))!.Name == "Mission / Announcements");
    }

    [Fact]
    public async Task Execute_IsAnsweredAtOnceAndPosted()
    {
        using var reply = await _bot.SendAsync(_bot.Activity("invoke", a =>
        {
            a["name"] = "adaptiveCard/action";
            a["value"] = JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"follow","data":{"compactbot":"follow"}},"trigger":"manual"}""");
        }));

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        var said = (await reply.Content.ReadFromJsonAsync<JsonNode>())!;
        ((int)said["statusCode"]!).ShouldBe(200);
        ((string)said["type"]!).ShouldBe("application/vnd.microsoft.activity.message");
        (await _platform.NextPostAsync()).Text.ShouldBe((string)said["value"]!);
        (await _bot.FindAsync("a:personal"))!.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task Submit_InAGroup_NeedsNoMention()
    {
        await _bot.TakesAsync(_bot.Activity("message", a =>
        {
            a["conversation"] = new JsonObject { ["id"] = "19:group@thread.v2", ["conversationType"] = "groupChat", ["isGroup"] = true };
            a["value"] = JsonNode.Parse("""{"compactbot":"follow"}""");
        }));

        await _platform.NextPostAsync();
        var group = (await _bot.FindAsync("19:group@thread.v2"))!;
        group.Kind.ShouldBe(ConversationKind.Group);
        group.Following.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"action":{"verb":"erase"}}""")]
    [InlineData("""{"action":{"verb":"ask","data":{"value":7}}}""")]
    [InlineData("""{"action":"follow"}""")]
    [InlineData("""["follow"]""")]
    public async Task ForeignButton_DoesNothing(string value)
    {
        using var reply = await _bot.SendAsync(_bot.Activity("invoke", a =>
        {
            a["name"] = "adaptiveCard/action";
            a["value"] = JsonNode.Parse(value);
        }));
        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _bot.FindAsync("a:personal")).ShouldBeNull();
    }

    private JsonObject BotAdded() => _bot.Activity("conversationUpdate", a =>
        a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:user" }, new JsonObject { ["id"] = "28:bot" }));
}
