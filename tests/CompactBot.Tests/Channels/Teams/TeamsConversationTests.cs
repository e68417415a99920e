using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CompactBot.Channels.Teams;
using CompactBot.Channels;
using CompactBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
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
        await UntilAsync(async () => (await _bot.FindAsync("a:personal"))!.AbsentReason == "uninstalled");

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

        await UntilAsync(async () => (await _bot.FindAsync(Channel))!.AbsentReason == "removed");
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

        await UntilAsync(async () => (await _bot.FindAsync(Channel))!.Name == "Mission / Announcements");
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

    [Fact]
    public async Task AcceptedBeforeACrash_IsAnsweredAtTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-teams-").FullName;
        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            // As the endpoint leaves it when the process ends between the acknowledgement and the answer.
            var activity = bot.Saying("follow").ToJsonString();
            await bot.Get<InboundEventStore>().AcceptAsync("teams", "a:personal activity-1", activity);
        }

        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
            (await bot.FindAsync("a:personal"))!.Following.ShouldBeTrue();
            await UntilAsync(async () => (await bot.Get<InboundEventStore>().OpenAsync("teams")).Count == 0);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task StoreThatFailsOnce_CostsNobodyAnAnswer()
    {
        await using (var connection = await _bot.Get<Database>().OpenAsync(TestContext.Current.CancellationToken))
        {
            // FAIL keeps what the trigger did before it: the next insert passes.
            await using var trouble = connection.CreateCommand();
            trouble.CommandText = """
                CREATE TABLE trouble (left INTEGER NOT NULL);
                INSERT INTO trouble VALUES (1);
                CREATE TRIGGER troubled BEFORE INSERT ON conversation WHEN (SELECT left FROM trouble) > 0
                BEGIN
                    UPDATE trouble SET left = left - 1;
                    SELECT RAISE(FAIL, 'the disk is busy');
                END;
                """;
            await trouble.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await _bot.TakesAsync(_bot.Saying("follow"));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
        (await _bot.FindAsync("a:personal"))!.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task StoredWordsThatCannotBeRead_DoNotStopTheStart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-teams-").FullName;
        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            await bot.Get<InboundEventStore>().AcceptAsync("teams", "a:personal activity-1", "{\"type\":", TestContext.Current.CancellationToken);
        }

        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            (await bot.Get<InboundEventStore>().OpenAsync("teams", TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ConnectorBusy_IsAnsweredLater()
    {
        _platform.Replies.Enqueue(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });

        await _bot.TakesAsync(_bot.Saying("follow"));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
    }

    [Fact]
    public async Task StoppedTwice_BothWaitForWhatIsUnderWay()
    {
        var (came, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        var turns = new Lazy<TeamsTurns>(() =>
        {
            came.SetResult();
            released.Task.Wait(TimeSpan.FromSeconds(30));
            throw new InvalidOperationException("this test takes no turns");
        });
        using var inbox = new TeamsInbox(_bot.Get<InboundEventStore>(), turns, _bot.Get<TeamsDoorState>(), _bot.Get<TeamsOptions>(), NullLogger<TeamsInbox>.Instance);
        var asked = _bot.Saying("follow").ToJsonString();
        await inbox.AcceptAsync(JsonSerializer.Deserialize(asked, TeamsJson.Default.Activity)!, Encoding.UTF8.GetBytes(asked), new TaskCompletionSource<string?>(), TestContext.Current.CancellationToken);
        await came.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Task[] stops = [inbox.StopAsync(CancellationToken.None), inbox.StopAsync(CancellationToken.None)];

        stops.ShouldAllBe(stop => !stop.IsCompleted);
        released.SetResult();
        await Task.WhenAll(stops).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private JsonObject BotAdded() => _bot.Activity("conversationUpdate", a =>
        a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:user" }, new JsonObject { ["id"] = "28:bot" }));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
