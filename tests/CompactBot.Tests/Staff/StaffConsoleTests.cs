using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CompactBot.Channels;
using CompactBot.Staff;
using CompactBot.Storage;
using CompactBot.Tests.Public;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Staff;

public sealed partial class StaffConsoleTests : IAsyncLifetime
{
    private const string Draft = "/staff/announcements/2018-02-05-zero-draft";

    private readonly WebHouse _house = WebHouse.Start();
    private readonly Browser _browser;

    public StaffConsoleTests() => _browser = _house.OpenBrowser();

    public async ValueTask InitializeAsync()
    {
        var link = new Uri(_house.Services.GetRequiredService<StaffDoor>().Link.ShouldNotBeNull()).PathAndQuery;
        await _browser.SendAsync(await _browser.OpenAsync(link), "/staff/enter");
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _house.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Drafts_StandFirst()
    {
        var page = await _browser.OpenAsync("/staff");

        page.Html.ShouldContain($"href=\"{Draft}\"");
        page.Text.ShouldContain("5 February 2018");
    }

    [Fact]
    public async Task Draft_IsShownAsEachPlatformWillShowIt()
    {
        var page = await _browser.OpenAsync(Draft);

        var (teams, slack) = (Part(page, "preview-teams"), Part(page, "preview-slack"));
        foreach (var preview in (string[])[teams, slack])
        {
            preview.ShouldContain("Trusteeship Council Chamber");
            preview.ShouldContain("20 February 2018");
        }

        page.Text.ShouldNotContain("\\[");
        page.Html.ShouldNotContain("card-unknown");
    }

    [Fact]
    public async Task Recipients_AreNamedBeforeApproval_AndWhoIsLeftOut()
    {
        await AddConversationAsync("slack:T1/C1", "general");
        await AddConversationAsync("slack:T1/C2", "archive");
        await _house.Services.GetRequiredService<ConversationStore>().LostAsync("slack:T1/C2", "archived", TestContext.Current.CancellationToken);

        var page = await _browser.OpenAsync(Draft);

        page.Text.ShouldContain("Slack T1 1");
        page.Text.ShouldContain("archive (Slack): archived");
        page.Text.ShouldContain("Approve and send to 1 conversation");
    }

    [Fact]
    public async Task Wishes_AreKeptAndShownAgain()
    {
        await AddConversationAsync("slack:T1/C1", "general");
        const string Address = "/staff/conversation?id=slack%3AT1%2FC1";

        var kept = await _browser.FollowAsync(await _browser.SendAsync(
            await _browser.OpenAsync(Address),
            "/staff/conversation",
            ("following", "yes"),
            ("kind0", "NegotiationRound"),
            ("place0", "Geneva"),
            ("quietFrom", "20:00"),
            ("quietTo", "08:00"),
            ("ahead0", "2"),
            ("unit0", "D"),
            ("about0", "Session")));

        kept.Text.ShouldContain("Kept.");
        kept.Html.ShouldContain("value=\"Geneva\"");
        kept.Html.ShouldContain("value=\"20:00\"");
        (await _browser.OpenAsync(Draft)).Text.ShouldContain("general (Slack): follows other subjects");
        var refused = await _browser.SendAsync(await _browser.OpenAsync(Address), "/staff/conversation", ("quietFrom", "20:00"));
        refused.Text.ShouldContain("Quiet hours need two different hours");
    }

    [Fact]
    public async Task Approving_IsSaid_AndTheReportAddsUp()
    {
        await AddConversationAsync("slack:T1/C1", "general");
        await AddConversationAsync("slack:T1/C2", "archive");
        await _house.Services.GetRequiredService<ConversationStore>().LostAsync("slack:T1/C2", "archived", TestContext.Current.CancellationToken);

        var page = await DecideAsync("approve");

        page.Text.ShouldContain("Approved: 1 conversation will get it, and 1 conversation cannot be reached.");
        page.Text.ShouldContain("by staff on loopback");
        page.Text.ShouldContain("2 intended =");
        page.Text.ShouldContain("1 excluded");
        page.Text.ShouldContain("archived");
        Numbers().Match(page.Text).ShouldSatisfyAllConditions(
            sum => sum.Success.ShouldBeTrue(),
            sum => sum.Groups["part"].Captures.Sum(c => int.Parse(c.Value, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(2));
        // Said once: loading the page again says and does nothing.
        (await _browser.OpenAsync(Draft)).Text.ShouldNotContain("Approved: 1 conversation");
        (await _browser.OpenAsync(Draft)).Html.ShouldNotContain("/approve\"");
    }

    [Fact]
    public async Task Dropping_SendsNothing()
    {
        await AddConversationAsync("slack:T1/C1", "general");

        var page = await DecideAsync("drop");

        page.Text.ShouldContain("was dropped");
        page.Html.ShouldNotContain("/approve\"");
    }

    [Fact]
    public async Task EditedText_IsWhatThePlatformsWillShow()
    {
        var page = await _browser.OpenAsync(Draft);
        var form = EditForm().Match(page.Html).Value;
        var fields = Input().Matches(form).Select(m => (Name: m.Groups["name"].Value, Value: System.Net.WebUtility.HtmlDecode(m.Groups["value"].Value)))
            .Concat(Area().Matches(form).Select(m => (Name: m.Groups["name"].Value, Value: System.Net.WebUtility.HtmlDecode(m.Groups["value"].Value))))
            .Where(f => f.Name.Length > 0)
            .ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        fields["headline"] = "Zero draft & <b>rooms</b>";

        var sent = await _browser.PostAsync(Draft + "/text", fields.Select(f => (f.Key, f.Value)));
        var edited = await _browser.FollowAsync(sent);

        edited.Text.ShouldContain("was changed");
        edited.Text.ShouldContain("edited by staff on loopback");
        edited.Html.ShouldNotContain("<b>rooms");
        // Slack's text may hold word joiners where a reader of markup could stumble; they are not seen.
        System.Net.WebUtility.HtmlDecode(Part(edited, "preview-slack")).Replace("\u2060", "", StringComparison.Ordinal).ShouldContain("Zero draft & <b>rooms</b>");
        // What was not touched stays as it was.
        Part(edited, "preview-slack").ShouldContain("Trusteeship Council Chamber");
    }

    [Theory]
    [InlineData("/approve")]
    [InlineData("/drop")]
    [InlineData("/withdraw")]
    [InlineData("/text")]
    public async Task DecisionWithoutItsForm_DoesNothing(string verb)
    {
        (await _browser.PostAsync(Draft + verb, [("decision", "yes"), ("headline", "Hijacked")])).Status.ShouldBe(400);

        (await _browser.OpenAsync(Draft)).Html.ShouldContain("/approve\"");
    }

    [Fact]
    public async Task DecisionWithoutTheCookie_DoesNothing()
    {
        using var stranger = _house.OpenBrowser();
        var page = await stranger.OpenAsync("/");
        var token = Token().Match(page.Html).Groups["value"].Value;

        var refused = await stranger.PostAsync(Draft + "/approve", [("__RequestVerificationToken", System.Net.WebUtility.HtmlDecode(token)), ("decision", "approve")]);

        refused.Status.ShouldBe(403);
        (await _browser.OpenAsync(Draft)).Html.ShouldContain("/approve\"");
    }

    [Fact]
    public async Task Upload_OfALetter_DraftsItsAnnouncement()
    {
        const string letter = """
            PERMANENT MISSION OF MEXICO TO THE UNITED NATIONS

            New York, 15 February 2018

            Excellency,

            In our capacity as co-facilitators, we are pleased to invite you to the second round of intergovernmental negotiations, which will take place from 12 to 15 March 2018 in Conference Room 4 of United Nations Headquarters.

            Please accept, Excellency, the assurances of our highest consideration.

            To all Permanent Representatives
            """;

        var page = await _browser.FollowAsync(await UploadAsync("letter.txt", Encoding.UTF8.GetBytes(letter)));

        page.Text.ShouldContain("letter.txt was read and is held");
        page.Text.ShouldContain("12");
        page.Html.ShouldContain("/approve\"");
        (await _browser.OpenAsync("/letters")).Text.ShouldContain("15 February 2018");

        var again = await _browser.FollowAsync(await UploadAsync("copy.txt", Encoding.UTF8.GetBytes(letter)));
        again.Text.ShouldContain("is held already");
    }

    [Fact]
    public async Task Upload_OfNoLetter_IsRefusedWithTheReason()
    {
        (await _browser.FollowAsync(await UploadAsync("empty.txt", []))).Text.ShouldContain("empty.txt was refused: it is empty. Nothing was stored.");
        (await _browser.FollowAsync(await UploadAsync("<b>.txt", [0xff, 0xfe, 0x00]))).Text.ShouldContain("was refused: its letters cannot be told: it is not UTF-8 text, nor for certain in another encoding; save it as UTF-8 text");
    }

    [Fact]
    public async Task Conversations_AreListedWithTheirState()
    {
        await AddConversationAsync("slack:T1/C1", "general");

        var page = await _browser.OpenAsync("/staff/conversations");

        page.Text.ShouldContain("1 of 1 follow and can be reached");
        page.Text.ShouldContain("general slack:T1/C1 · channel Slack T1 yes yes 2018-02-20 12:00");
    }

    [Fact]
    public async Task UnknownAnnouncement_IsAFriendlyPage()
    {
        (await _browser.OpenAsync("/staff/announcements/nothing")).Status.ShouldBe(404);
    }

    private static string Part(Seen page, string name) => page.Html[page.Html.IndexOf(name, StringComparison.Ordinal)..] is var rest
        ? rest[..rest.IndexOf("</figure>", StringComparison.Ordinal)]
        : "";

    [GeneratedRegex("""<form method="post" action="[^"]*/text">.*?</form>""", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EditForm();

    [GeneratedRegex("""<input (?:[^>]* )?name="(?<name>[^"]*)"(?: value="(?<value>[^"]*)")?[^>]*>""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Input();

    [GeneratedRegex("""<textarea (?:[^>]* )?name="(?<name>[^"]*)"[^>]*>(?<value>.*?)</textarea>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Area();

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"2 intended =(?: \+)?(?: \+? ?(?<part>\d+) (?:sent|failed|uncertain|excluded|withdrawn|pending|sending))+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    private async Task<Seen> DecideAsync(string verb)
    {
        var page = await _browser.OpenAsync(Draft);
        return await _browser.FollowAsync(await _browser.SendAsync(page, $"{Draft}/{verb}", ("decision", verb)));
    }

    private async Task<Seen> UploadAsync(string name, byte[] content)
    {
        var token = System.Net.WebUtility.HtmlDecode(Token().Match((await _browser.OpenAsync("/staff")).Html).Groups["value"].Value);
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(file, "letter", name);
        using var response = await _browser.Http.PostAsync(new Uri("/staff/letters", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return new Seen((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.Location?.OriginalString, response);
    }

    private async Task AddConversationAsync(string id, string name)
    {
        var store = _house.Services.GetRequiredService<ConversationStore>();
        await store.SeenAsync(new Conversation { Id = id, Platform = "slack", Workspace = "T1", Kind = ConversationKind.Channel, Name = name, Address = "{}" });
        await store.FollowAsync(id, true);
    }
}
