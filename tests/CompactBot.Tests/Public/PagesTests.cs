using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Public;

/// <summary>The pages over the sample letters, as a browser without scripts sees them. The clock stands on 20 February 2018.</summary>
public sealed partial class PagesTests(WebHouseFixture fixture) : IClassFixture<WebHouseFixture>
{
    private readonly Browser _browser = fixture.House.OpenBrowser();

    [Fact]
    public async Task Sessions_ListsWhatLiesAheadBeforeWhatIsOver()
    {
        var page = await _browser.OpenAsync("/sessions");

        page.Status.ShouldBe(200);
        // On its first day the round is not over; the Geneva session of October 2017 is.
        var (ahead, over) = (page.Text.IndexOf("Coming", StringComparison.Ordinal), page.Text.IndexOf("Past", StringComparison.Ordinal));
        page.Text.IndexOf("20, 22–23 February 2018", StringComparison.Ordinal).ShouldBeInRange(ahead, over);
        page.Text.IndexOf("12–13 October 2017", StringComparison.Ordinal).ShouldBeGreaterThan(over);
    }

    [Theory]
    [InlineData("kind=negotiation-round", "20, 22–23 February 2018", "12–13 October 2017")]
    [InlineData("place=Geneva", "12–13 October 2017", "4–5 September 2017")]
    [InlineData("month=2017-09", "4–5 September 2017", "12–13 October 2017")]
    [InlineData("kind=&place=&month=", "12–13 October 2017", "No session like that")]
    [InlineData("kind=banquet", "No session like that is announced", "12–13 October 2017")]
    public async Task Sessions_AreFiltered(string filter, string shown, string notShown)
    {
        var page = await _browser.OpenAsync($"/sessions?{filter}");

        page.Text.ShouldContain(shown);
        page.Text.ShouldNotContain(notShown);
    }

    [Fact]
    public async Task Sessions_AsOf_TurnsTheClockBack()
    {
        var page = await _browser.OpenAsync("/sessions?asof=2017-09-01");

        page.Text.ShouldContain("As of Friday 1 September 2017");
        page.Text.ShouldContain("4–5 September 2017");
        page.Text.ShouldNotContain("12–13 October 2017");
        page.Text.ShouldNotContain("February 2018");
        // Every way on keeps the day.
        page.Html.ShouldContain("""href="/letters?asof=2017-09-01" """.Trim());
    }

    [Fact]
    public async Task AsOf_ThatIsNoDay_IsSaidAndIgnored()
    {
        var page = await _browser.OpenAsync("/sessions?asof=%3Cb%3Esoon");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("“<b>soon” is no day that I can read");
        page.Html.ShouldNotContain("<b>soon");
        page.Text.ShouldContain("20, 22–23 February 2018");
    }

    [Fact]
    public async Task AsOf_AtTheEndOfTheCalendar_IsNoDay()
    {
        var page = await _browser.OpenAsync("/sessions?asof=9999-12-31");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("“9999-12-31” is no day that I can read");
    }

    [Fact]
    public async Task Session_ShowsEverySittingAndItsWords()
    {
        var page = await _browser.OpenAsync("/sessions/negotiation-round-1");

        page.Text.ShouldContain("Tuesday 20 February 2018 10:00–13:00 Trusteeship Council Chamber 15:00–18:00 Trusteeship Council Chamber");
        page.Text.ShouldContain("Thursday 22 February 2018 10:00–13:00 Conference Room 4 15:00–18:00 Conference Room 4");
        page.Text.ShouldContain("Friday 23 February 2018 10:00–13:00 ECOSOC Chamber 15:00–18:00 ECOSOC Chamber");
        page.Text.ShouldNotContain("21 February");
        page.Html.ShouldContain("#p3\"");
        page.Html.ShouldContain(">Tuesday, 20 February 2018</q>");
    }

    [Fact]
    public async Task Session_WhatNoLetterGives_IsSaidToBeUnannounced()
    {
        var list = await _browser.OpenAsync("/sessions?kind=stakeholder-hearing");
        var address = HearingLink().Match(list.Html).Groups["address"].Value;

        var page = await _browser.OpenAsync(address);

        page.Text.ShouldContain("Wednesday 21 February 2018 not announced not announced");
        page.Text.ShouldContain("Convened by President of the General Assembly");
    }

    [Fact]
    public async Task Session_BeforeItsLetter_IsNotThere()
    {
        var page = await _browser.OpenAsync("/sessions/negotiation-round-1?asof=2018-02-04");

        page.Status.ShouldBe(404);
        page.Text.ShouldContain("was not known on that day");
        (await _browser.OpenAsync("/sessions/negotiation-round-1?asof=2018-02-05")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Letter_ShowsItsTextWithItsEvidenceMarked()
    {
        var list = await _browser.OpenAsync("/letters");
        var address = LetterLink().Match(list.Html).Groups["address"].Value;

        var page = await _browser.OpenAsync(address);

        page.Html.ShouldContain("id=\"p3\"");
        page.Text.ShouldContain("We take this opportunity to remind you that the first of six rounds of intergovernmental negotiations");
        var marks = Mark().Matches(page.Html);
        marks.Count.ShouldBeGreaterThan(10);
        foreach (var fact in marks.SelectMany(m => m.Groups["facts"].Value.Split(' ')))
        {
            page.Html.ShouldContain($"<li id=\"{fact}\"");
        }
    }

    [Fact]
    public async Task Letters_AsOf_HoldsNoLaterOne()
    {
        var page = await _browser.OpenAsync("/letters?asof=2017-05-02");

        page.Text.ShouldContain("2 May 2017");
        page.Text.ShouldNotContain("27 July 2017");
        (await _browser.OpenAsync("/letters?asof=2016-01-01")).Text.ShouldContain("No letter that I hold is dated on or before that day");
    }

    [Theory]
    [InlineData("/sessions/nothing")]
    [InlineData("/letters/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/no/such/page")]
    [InlineData("/sessions/..%2f..%2fetc%2fpasswd")]
    public async Task UnknownAddress_IsAFriendlyPage(string address)
    {
        var page = await _browser.OpenAsync(address);

        page.Status.ShouldBe(404);
        page.Text.ShouldContain("Nothing here");
        page.Html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task EveryPage_CarriesTheHeadersThatKeepItToItself()
    {
        foreach (var address in (string[])["/", "/sessions", "/letters", "/no/such/page", "/staff", "/site.css", "/sessions.ics"])
        {
            var page = await _browser.OpenAsync(address);

            var headers = page.Response.Headers;
            headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
            headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
            headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            page.Html.ShouldNotContain(" style=\"");
            page.Html.ShouldNotContain("<script>");
        }
    }

    [Fact]
    public async Task ForeignName_IsNotAnswered()
    {
        foreach (var address in (string[])["/", "/sessions", "/letters", "/staff", "/staff/enter", "/api/sessions", "/sessions.ics"])
        {
            var page = await _browser.OpenAsync(address, request => request.Headers.Host = "compact.attacker.example");

            page.Status.ShouldBe((int)HttpStatusCode.MisdirectedRequest);
            page.Text.ShouldNotContain("February 2018");
        }
    }

    [Fact]
    public async Task WrongMethod_IsAFriendlyPage()
    {
        var page = await _browser.PostAsync("/sessions", []);

        page.Status.ShouldBe(405);
        page.Text.ShouldContain("cannot be used in that way");
    }

    [Fact]
    public async Task Health_IsTold()
    {
        (await _browser.OpenAsync("/health")).Html.ShouldBe("Healthy");
    }

    [Fact]
    public async Task Feeds_AnswerAsOfADay()
    {
        var calendar = await _browser.OpenAsync("/sessions.ics");
        // The round has six sittings; 10:00 in New York in February is 15:00 in UTC.
        calendar.Html.Split("BEGIN:VEVENT").Count(e => e.Contains("UID:negotiation-round-1-", StringComparison.Ordinal)).ShouldBe(6);
        calendar.Html.ShouldContain("DTSTART:20180220T150000Z\r\n");
        (await _browser.OpenAsync("/sessions.ics?asof=2017-05-02")).Html.ShouldNotContain("negotiation-round");

        var feed = System.Xml.Linq.XDocument.Parse((await _browser.OpenAsync("/letters.atom")).Html);
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Root!.Elements(atom + "entry").Select(e => e.Element(atom + "updated")!.Value).First().ShouldBe("2018-02-05T00:00:00Z");
        feed.Root.Descendants(atom + "id").Select(id => id.Value).ShouldBeUnique();

        using var sessions = System.Text.Json.JsonDocument.Parse((await _browser.OpenAsync("/api/sessions")).Html);
        var round = sessions.RootElement.EnumerateArray().Single(s => s.GetProperty("id").GetString() == "negotiation-round-1");
        round.GetProperty("days").EnumerateArray().Select(d => d.GetString()).ShouldBe(["2018-02-20", "2018-02-22", "2018-02-23"]);
        using var letters = System.Text.Json.JsonDocument.Parse((await _browser.OpenAsync("/api/letters?asof=2016-10-31")).Html);
        letters.RootElement.GetArrayLength().ShouldBe(1);
        (await _browser.OpenAsync("/api/letters/nothing")).Status.ShouldBe(404);
    }

    [GeneratedRegex("href=\"(?<address>/sessions/stakeholder-hearing[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HearingLink();

    [GeneratedRegex("href=\"(?<address>/letters/2018-02-05[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LetterLink();

    [GeneratedRegex("""<mark data-facts="(?<facts>[^"]+)"><a href="#f[0-9]+" title="[^"]+">""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}

/// <summary>One service for all tests of a class: they only look.</summary>
public sealed class WebHouseFixture : IDisposable
{
    internal WebHouse House { get; } = WebHouse.Start();

    public void Dispose() => House.Dispose();
}
