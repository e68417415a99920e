using System.Text.Json.Nodes;

namespace CompactBot.Peers.Tests.Slack;

/// <summary>The main job in Slack, with the built service and a Slack that others wrote.</summary>
public sealed class SlackScenarioTests
{
    [Fact]
    public async Task FollowAskIssueAnnouncePress()
    {
        await using var slack = await SlackWorkplace.StartAsync();
        await slack.IssueAsync("2017-05-02-second-thematic-session.txt");
        await slack.IssueAsync("2017-09-11-sixth-thematic-session.txt");

        // Every event comes twice, as Slack repeats what it thinks was not heard.
        slack.Proxy.Repeats = 1;

        // Added to a channel (local-slack does not tell the bot; Slack does), it says who it is.
        var joined = """{"type":"member_joined_channel","channel":"C01GEN","channel_type":"C","user":"U0BOT","team":"T01TEST"}""";
        (await slack.Proxy.PostToBotAsync("events", Event(joined, "EvJoin"))).ShouldBe(200);
        var welcome = (await slack.UntilAsync(SlackWorkplace.General, 1))[0];
        Words(welcome).ShouldContain("I answer questions");

        // Two channels and a direct conversation follow; one channel is only asked in.
        Words(await slack.AskAsync(SlackWorkplace.General, "follow")).ShouldContain("now follows");
        await slack.CommandAsync(SlackWorkplace.Delegates, "follow");
        Words((await slack.UntilAsync(SlackWorkplace.Delegates, 1))[0]).ShouldContain("now follows");
        var direct = await slack.OpenHomeAsync();
        Words(await slack.AskAsync(direct, "follow")).ShouldContain("now follows");

        // Three questions, the second a follow-up of the first.
        var when = await slack.AskAsync(SlackWorkplace.General, "When is the sixth thematic session?");
        Words(when).ShouldContain("October 2017");
        Words(when).ShouldContain("11 September 2017");
        Words(await slack.AskAsync(SlackWorkplace.General, "Which room?")).ShouldContain("Conference Room XIX");
        Words(await slack.AskAsync(SlackWorkplace.Quiet, "When is the stakeholder dialogue?")).ShouldContain("13 October 2017");

        // In a thread the dialogue is the thread's.
        var root = await slack.SayAsync(SlackWorkplace.Quiet, "a thread begins");
        var inThread = await slack.AskAsync(SlackWorkplace.Quiet, "where is the second thematic session?", root);
        inThread["thread_ts"]!.GetValue<string>().ShouldBe(root);

        // A letter is issued and approved: once in every conversation that follows, nowhere else.
        var before = await CountsAsync(slack, direct);
        var announcement = await slack.IssueAsync("2018-02-05-zero-draft-and-first-round.txt");
        await slack.ApproveAsync(announcement);
        var general = await slack.UntilAsync(SlackWorkplace.General, before.General + 1);
        var delegates = await slack.UntilAsync(SlackWorkplace.Delegates, before.Delegates + 1);
        await slack.UntilAsync(direct, before.Direct + 1);
        foreach (var posted in new[] { general[^1], delegates[^1] })
        {
            Words(posted).ShouldContain("Trusteeship Council Chamber");
            Words(posted).ShouldContain("20 February 2018");
            Words(posted).ShouldContain("ECOSOC Chamber");
        }

        await UntilSettledAsync(slack, announcement);
        (await CountsAsync(slack, direct)).ShouldBe((before.General + 1, before.Delegates + 1, before.Direct + 1, before.Quiet));

        // A button of the bot's answers below its post.
        var help = await slack.AskAsync(SlackWorkplace.General, "help");
        await slack.PressAsync(SlackWorkplace.General, help, "compactbot:unfollow");
        var pressed = (await slack.UntilAsync(SlackWorkplace.General, before.General + 3))[^1];
        Words(pressed).ShouldContain("no longer follows");
        pressed["thread_ts"]!.GetValue<string>().ShouldBe(help["ts"]!.GetValue<string>());

        // Whatever was repeated was handled once, and each was acknowledged in time.
        slack.Proxy.Acknowledged.ShouldAllBe(ack => ack.Status == 200 && ack.Took < TimeSpan.FromSeconds(3));
        (await slack.BotsAsync(SlackWorkplace.General)).Count.ShouldBe(before.General + 3);
        slack.Proxy.Hasty.ShouldBe(0);
    }

    [Fact]
    public async Task CommandAndHome_AnswerTheirPersonAlone()
    {
        await using var slack = await SlackWorkplace.StartAsync();

        await slack.CommandAsync(SlackWorkplace.General, "help");
        var answer = (await slack.UntilAsync(SlackWorkplace.General, 1))[0];
        await slack.OpenHomeAsync();
        await SlackWorkplace.UntilAsync(() => Task.FromResult(slack.Proxy.Sent.Any(s => s.Method == "views.publish")), "no home page was published");

        answer["subtype"]!.GetValue<string>().ShouldBe("ephemeral");
        answer["ephemeral_to"]!.GetValue<string>().ShouldBe("U01ALICE");
    }

    [Fact]
    public async Task StaleOrWronglySigned_IsRefused()
    {
        await using var slack = await SlackWorkplace.StartAsync();
        var body = Event("""{"type":"app_mention","channel":"C01GEN","user":"U01ALICE","text":"<@U0BOT> follow","ts":"1.1"}""", "Ev1");

        (await slack.Proxy.PostToBotAsync("events", body, age: 301)).ShouldBe(401);
        (await slack.Proxy.PostToBotAsync("events", body, age: -310)).ShouldBe(401);
        (await slack.Proxy.PostToBotAsync("events", body, secret: "another")).ShouldBe(401);
        (await slack.BotsAsync(SlackWorkplace.General)).ShouldBeEmpty();
    }

    [Fact]
    public async Task NoSecret_DoesNotStart()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => BuiltService.StartAsync(new Dictionary<string, string?>
        {
            ["Slack__Enabled"] = "true",
            ["Slack__BotToken"] = "xoxb-test-token",
        }));

        failure.Message.ShouldContain("Slack:SigningSecret");
        failure.Message.ShouldContain("Slack__SigningSecret");
        failure.Message.ShouldNotContain("   at ");
    }

    internal static string Event(string happened, string id) =>
        $$"""
        {"type":"event_callback","team_id":"T01TEST","api_app_id":"A01APP","event_id":"{{id}}","event_time":1,
         "authorizations":[{"enterprise_id":null,"team_id":"T01TEST","user_id":"U0BOT","is_bot":true,"is_enterprise_install":false}],"event":{{happened}}}
        """;

    /// <summary>Everything that a reader of the message sees.</summary>
    internal static string Words(JsonNode message) => string.Join('\n', Texts(message["blocks"])) + "\n" + message["text"]!.GetValue<string>();

    internal static async Task UntilSettledAsync(SlackWorkplace slack, string announcement) => await SlackWorkplace.UntilAsync(
        async () => await slack.Service.OpenDeliveriesAsync(announcement) == 0,
        "the deliveries did not settle");

    private static async Task<(int General, int Delegates, int Direct, int Quiet)> CountsAsync(SlackWorkplace slack, string direct) => (
        (await slack.BotsAsync(SlackWorkplace.General)).Count,
        (await slack.BotsAsync(SlackWorkplace.Delegates)).Count,
        (await slack.BotsAsync(direct)).Count,
        (await slack.BotsAsync(SlackWorkplace.Quiet)).Count);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Texts),
        JsonObject block => block.SelectMany(property => property.Key == "text" && property.Value is JsonValue text ? [text.GetValue<string>()] : Texts(property.Value)),
        _ => [],
    };
}
