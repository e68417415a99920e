using CompactBot.Tests.Public;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Web;

/// <summary>The chat on the page, as a browser without scripts uses it. The clock stands on 20 February 2018.</summary>
public sealed class ChatTests(WebHouseFixture fixture) : IClassFixture<WebHouseFixture>
{
    private readonly Browser _browser = fixture.House.OpenBrowser();

    public static TheoryData<string> Unkind { get; } =
    [
        new string('a', 10_000),
        string.Concat(Enumerable.Repeat("when is the first round ", 80)),
        "\u0000\u0001\u0002\u0007\u001b[31m\u007f",
        "\u202e\u2066\u200f\ufeff\u0085",
        "😀\u0301\u0301\u0301\u0301",
        "%00%0a%0d {0} {{ }} ${x} @Model ../../etc/passwd ' OR 1=1 --",
        "\r\n\r\n",
        "",
    ];

    [Fact]
    public async Task Welcome_HasExamplesThatCanBePressed()
    {
        var page = await _browser.OpenAsync("/");

        page.Html.ShouldContain("name=\"question\" value=\"When is the next session?\"");
        (await AskAsync("When is the next session?")).Text.ShouldContain("Letter of 5 February 2018, paragraph 3");
    }

    [Fact]
    public async Task Answer_CitesTheParagraphAndLinksToIt()
    {
        var page = await AskAsync("when is the first round");

        page.Text.ShouldContain("20 February 2018");
        page.Html.ShouldContain("#p3\">Letter of 5 February 2018, paragraph 3</a>");
        page.Html.ShouldContain("id=\"latest\"");
    }

    [Fact]
    public async Task FollowUp_IsUnderstoodInTheSameVisit_AndInNoOther()
    {
        await AskAsync("where is the sixth thematic session");
        (await AskAsync("which room?")).Text.ShouldContain("Conference Room XIX");

        using var other = fixture.House.OpenBrowser();
        var page = await other.OpenAsync("/");
        page.Text.ShouldNotContain("sixth thematic session");
        (await other.FollowAsync(await other.SendAsync(page, "/chat", ("question", "which room?")))).Text.ShouldNotContain("Conference Room XIX");
    }

    [Fact]
    public async Task WhatWasSet_HoldsForTheVisit_AndForNoOther()
    {
        await AskAsync("my time zone is Tokyo");
        (await AskAsync("when does the first round begin?")).Text.ShouldContain("Wednesday 00:00 in Tokyo");

        using var other = fixture.House.OpenBrowser();
        var page = await other.OpenAsync("/");
        (await other.FollowAsync(await other.SendAsync(page, "/chat", ("question", "when does the first round begin?")))).Text.ShouldNotContain("Tokyo");
    }

    [Fact]
    public async Task AsOf_AnswersFromWhatWasKnown()
    {
        var page = await _browser.OpenAsync("/?asof=2017-12-01");
        var sent = await _browser.SendAsync(page, "/chat", ("question", "when is the first round of negotiations"));
        sent.Location.ShouldBe("/?asof=2017-12-01#latest");

        var answer = await _browser.FollowAsync(sent);

        answer.Text.ShouldContain("As of Friday 1 December 2017");
        answer.Text.ShouldNotContain("20 February 2018");
    }

    [Fact]
    public async Task VisitCookie_CannotBeReadByScripts_AndIsNotGuessed()
    {
        var page = await _browser.OpenAsync("/");
        var sent = await _browser.SendAsync(page, "/chat", ("question", "hello"));

        var cookie = sent.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("compactbot-visit=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.Split(';')[0]["compactbot-visit=".Length..].Length.ShouldBe(64);
    }

    [Fact]
    public async Task BeginAnew_ForgetsTheVisit()
    {
        var page = await AskAsync("when is the first round");

        var anew = await _browser.FollowAsync(await _browser.SendAsync(page, "/chat/end", ("end", "yes")));

        anew.Text.ShouldNotContain("when is the first round");
    }

    [Fact]
    public async Task Markup_IsShownAsText()
    {
        const string question = "<script>alert(1)</script><img src=x onerror=alert(1)> & <b>when</b> is the first round";

        var page = await AskAsync(question);

        System.Net.WebUtility.HtmlDecode(page.Html).ShouldContain(question);
        page.Html.ShouldNotContain("<script>alert");
        page.Html.ShouldNotContain("<img src=x");
        page.Html.ShouldNotContain("<b>when");
    }

    [Theory]
    [MemberData(nameof(Unkind))]
    public async Task WhateverIsAsked_IsAnsweredOrDeclined(string question)
    {
        var page = await AskAsync(question);

        page.Status.ShouldBe(200);
        page.Html.ShouldContain("class=\"answer outcome-");
        page.Text.ShouldNotContain("Something went wrong");
    }

    [Fact]
    public async Task TooLongQuestion_IsToldSoKindly()
    {
        (await AskAsync(new string('a', 10_000))).Text.ShouldContain("That is 10000 characters; I read questions of up to 2000.");
    }

    [Fact]
    public async Task FormThatIsFarTooLarge_IsRefusedWithAPage()
    {
        var page = await _browser.OpenAsync("/");

        var refused = await _browser.SendAsync(page, "/chat", ("question", new string('a', 300_000)));

        refused.Status.ShouldBe(413);
        refused.Text.ShouldContain("Too large");
    }

    [Fact]
    public async Task FormWithoutItsToken_DoesNothing()
    {
        await _browser.OpenAsync("/");

        var refused = await _browser.PostAsync("/chat", [("question", "when is the first round")]);

        refused.Status.ShouldBe(400);
        refused.Text.ShouldContain("That could not be read");
        refused.Text.ShouldNotContain("   at ");
        (await _browser.OpenAsync("/")).Text.ShouldNotContain("when is the first round");
    }

    [Fact]
    public async Task LongVisit_KeepsItsLastExchanges()
    {
        for (var i = 0; i < 45; i++)
        {
            await AskAsync($"nonsense number {i}x");
        }

        var page = await _browser.OpenAsync("/");
        page.Text.ShouldContain("nonsense number 44x");
        page.Text.ShouldContain("nonsense number 5x");
        page.Text.ShouldNotContain("nonsense number 4x");
    }

    private async Task<Seen> AskAsync(string question)
    {
        var page = await _browser.OpenAsync("/");
        var sent = await _browser.SendAsync(page, "/chat", ("question", question));
        sent.Status.ShouldBe(302);
        return await _browser.FollowAsync(sent);
    }
}
