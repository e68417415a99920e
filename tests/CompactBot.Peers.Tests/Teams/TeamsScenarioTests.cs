using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CompactBot.Peers.Tests.Teams;

/// <summary>The main job in Teams, with the built service and a Teams that others wrote.</summary>
public sealed class TeamsScenarioTests
{
    private const string IntakeToken = "a-token-of-the-tests";

    [Fact]
    public async Task InstallFollowAskIssueAnnouncePress()
    {
        await NodePackages.RequireAsync();
        await using var service = await StartServiceAsync();
        await using var teams = await Playground.StartAsync(BuiltService.FreePort(), new Uri(service.Address, "api/messages"));
        await IssueAsync(service, "2017-05-02-second-thematic-session.txt");
        await IssueAsync(service, "2017-09-11-sixth-thematic-session.txt");

        // Installed, it says who it is, once in each place, although Teams tells of it twice.
        string[] places = [teams.Personal, teams.Group, teams.General];
        foreach (var place in places)
        {
            await teams.InstallAsync(place);
            Playground.Words(await teams.CardAsync(0, place)).ShouldContain("I answer questions");
        }

        // Three places follow, one by its button's fallback; a fourth is only asked in.
        Playground.Words(await teams.AskAsync(teams.Personal, "follow")).ShouldContain("now follows");
        Playground.Words(await teams.AskAsync(teams.Group, "follow")).ShouldContain("now follows");
        Playground.Words(await teams.AskAsync(teams.General, "follow")).ShouldContain("now follows");

        // Three questions, the second a follow-up of the first.
        var when = await teams.AskAsync(teams.Personal, "When is the sixth thematic session?");
        Playground.Words(when).ShouldContain("October 2017");
        Playground.Words(await teams.AskAsync(teams.Personal, "Which room?")).ShouldContain("Conference Room XIX");
        var dialogue = await teams.AskAsync(teams.Channel, "When is the stakeholder dialogue?");
        Playground.Words(dialogue).ShouldContain("13 October 2017");
        Playground.Where(dialogue).ShouldContain(";messageid=");

        // In a group it speaks only when it is spoken to.
        var before = teams.Cards().Count;
        await teams.SayAsync(teams.Group, "does anybody know when it is?", mention: false);
        Playground.Words(await teams.AskAsync(teams.Group, "help")).ShouldContain("I answer questions");
        teams.Cards().Count.ShouldBe(before + 1);

        // A letter is issued and approved: once in every place that follows, nowhere else.
        before = teams.Cards().Count;
        var announcement = await IssueAsync(service, "2018-02-05-zero-draft-and-first-round.txt");
        var (code, output) = await service.RunAsync("announcements", "approve", announcement);
        code.ShouldBe(0, output);
        await teams.UntilAsync(() => teams.Cards().Count >= before + 3, "the announcement did not come in three places");
        await UntilSettledAsync(teams, service, announcement);
        var announced = teams.Cards().Skip(before).ToList();
        announced.Select(Playground.Where).ShouldBe([.. places], ignoreOrder: true);
        foreach (var card in announced)
        {
            Playground.Words(card).ShouldContain("Trusteeship Council Chamber");
            Playground.Words(card).ShouldContain("20 February 2018");
            Playground.Words(card).ShouldContain("ECOSOC Chamber");
        }

        // A button is answered at once and by a message, pressed the new way and the old.
        var followed = await teams.AskAsync(teams.Personal, "follow");
        before = teams.Cards().Count;
        await teams.PressAsync(teams.Personal, followed, "Stop following");
        var unfollowed = await teams.CardAsync(before, teams.Personal);
        Playground.Words(unfollowed).ShouldContain("no longer follows");
        before = teams.Cards().Count;
        await teams.PressAsync(teams.Personal, unfollowed, "Follow announcements", asSubmit: true);
        Playground.Words(await teams.CardAsync(before, teams.Personal)).ShouldContain("now follows");

        // Every card comes with words for a notification.
        teams.Texts().Count.ShouldBe(teams.Cards().Count);
        await CardJudge.FindsNothingAsync(teams.Cards().Select(Playground.CardOf));
    }

    [Fact]
    public async Task Uninstalled_GetsNoAnnouncement()
    {
        await NodePackages.RequireAsync();
        await using var service = await StartServiceAsync();
        await using var teams = await Playground.StartAsync(BuiltService.FreePort(), new Uri(service.Address, "api/messages"));
        await teams.AskAsync(teams.Personal, "follow");
        await teams.AskAsync(teams.Group, "follow");
        await teams.HappenAsync(teams.Group, "uninstall");
        var before = teams.Cards().Count;

        var announcement = await IssueAsync(service, "2017-05-02-second-thematic-session.txt");
        var (code, output) = await service.RunAsync("announcements", "approve", announcement);
        code.ShouldBe(0, output);

        await UntilSettledAsync(teams, service, announcement);
        teams.Cards().Skip(before).Select(Playground.Where).ShouldBe([teams.Personal]);
    }

    [Fact]
    public async Task Unsigned_BeyondThisMachine_DoesNotStart()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => BuiltService.StartAsync(new Dictionary<string, string?>
        {
            ["Teams__Authentication"] = "none",
            ["Urls"] = $"http://0.0.0.0:{BuiltService.FreePort()}",
        }));

        failure.Message.ShouldContain("Teams:Authentication: is 'none'");
        failure.Message.ShouldContain("Teams__ClientSecret");
        failure.Message.ShouldNotContain("   at ");
    }

    internal static async Task<string> IssueAsync(BuiltService service, string sample)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/letters?name={sample}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", IntakeToken);
        request.Content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(SourceTree.Root, "src", "CompactBot", "Samples", sample)));
        using var reply = await service.Http.SendAsync(request);
        var body = await reply.Content.ReadAsStringAsync();
        reply.StatusCode.ShouldBe(HttpStatusCode.Created, body);
        return (string)JsonNode.Parse(body)!["announcement"]!;
    }

    private static Task<BuiltService> StartServiceAsync() => BuiltService.StartAsync(new Dictionary<string, string?>
    {
        ["Teams__Authentication"] = "none",
        ["Intake__Token"] = IntakeToken,
        ["Intake__Samples"] = "never",
    });

    private static async Task UntilSettledAsync(Playground teams, BuiltService service, string announcement)
    {
        var report = "";
        for (var looks = 0; looks < 30; looks++)
        {
            report = (await service.RunAsync("announcements", "show", announcement)).Output;
            if (!report.Contains("pending", StringComparison.OrdinalIgnoreCase) && !report.Contains("sending", StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        throw new TimeoutException($"The deliveries did not settle:\n{report}\n{service.Output}\n{teams.Cards().Count} cards");
    }
}
