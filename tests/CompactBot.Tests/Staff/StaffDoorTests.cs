using System.Net;
using CompactBot.Staff;
using CompactBot.Tests.Public;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Staff;

public sealed class StaffDoorTests : IDisposable
{
    private readonly WebHouse _house = WebHouse.Start();
    private readonly Browser _browser;

    public StaffDoorTests() => _browser = _house.OpenBrowser();

    private string Link => new Uri(_house.Services.GetRequiredService<StaffDoor>().Link.ShouldNotBeNull()).PathAndQuery;

    [Fact]
    public async Task WithoutTheLink_ItStaysShutAndSaysHowItOpens()
    {
        foreach (var address in (string[])["/staff", "/staff/conversations", "/staff/announcements/2018-02-05-zero-draft"])
        {
            var page = await _browser.OpenAsync(address);

            page.Status.ShouldBe(403);
            page.Text.ShouldContain("Staff page:");
            page.Text.ShouldNotContain("Approve");
        }
    }

    [Fact]
    public async Task Link_OpensThePageOnce()
    {
        var link = Link;
        var entered = await EnterAsync(_browser, link);

        entered.Status.ShouldBe(302);
        (await _browser.FollowAsync(entered)).Text.ShouldContain("To decide");

        using var second = _house.OpenBrowser();
        var again = await second.OpenAsync(link);
        again.Status.ShouldBe(403);
        again.Text.ShouldContain("This link was used already");
        (await second.OpenAsync("/staff")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task PreviewsOfTheLink_DoNotUseItUp()
    {
        var link = Link;
        for (var i = 0; i < 3; i++)
        {
            using var preview = _house.OpenBrowser();
            (await preview.OpenAsync(link)).Status.ShouldBe(200);
        }

        (await EnterAsync(_browser, link)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task TwoWhoPressAtOnce_OneGetsIn()
    {
        var link = Link;
        using var other = _house.OpenBrowser();
        var (mine, theirs) = (await _browser.OpenAsync(link), await other.OpenAsync(link));

        var sent = await Task.WhenAll(_browser.SendAsync(mine, "/staff/enter"), other.SendAsync(theirs, "/staff/enter"));

        sent.Select(s => s.Status).Order().ShouldBe([302, 403]);
    }

    [Fact]
    public async Task WrongKey_IsRefused()
    {
        (await _browser.OpenAsync("/staff/enter?key=" + new string('0', 64))).Status.ShouldBe(403);
        (await _browser.OpenAsync("/staff/enter")).Status.ShouldBe(403);
        var page = await _browser.OpenAsync(Link);
        (await _browser.SendAsync(page, "/staff/enter", ("key", new string('0', 64)))).Status.ShouldBe(403);
        (await _browser.OpenAsync("/staff")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task KeySentWithoutTheForm_IsRefusedAndNotUsedUp()
    {
        var link = Link;

        (await _browser.PostAsync("/staff/enter", [("key", link.Split("key=")[1])])).Status.ShouldBe(400);

        (await EnterAsync(_browser, link)).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Cookie_IsKeptFromScriptsAndOtherSites()
    {
        var entered = await EnterAsync(_browser, Link);

        var cookie = entered.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("compactbot-staff=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("path=/staff", Case.Insensitive);
        cookie.ShouldNotContain("expires", Case.Insensitive);
    }

    [Fact]
    public async Task FromAnotherMachine_ItIsShutEvenWithTheCookie()
    {
        await EnterAsync(_browser, Link);
        _house.Remote = IPAddress.Parse("203.0.113.7");

        var page = await _browser.OpenAsync("/staff");

        page.Status.ShouldBe(403);
        page.Text.ShouldContain("came from elsewhere");
        var link = await _browser.OpenAsync(Link);
        link.Status.ShouldBe(403);
        link.Html.ShouldNotContain("<form method=\"post\" action=\"/staff/enter\"");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 tunnel")]
    public async Task ThroughAProxyOrTunnel_ItIsShutEvenWithTheCookie(string header, string value)
    {
        await EnterAsync(_browser, Link);

        (await _browser.OpenAsync("/staff", request => request.Headers.TryAddWithoutValidation(header, value))).Status.ShouldBe(403);
        (await _browser.OpenAsync("/staff")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task UnderAForeignName_ItIsShutEvenWithTheCookie()
    {
        await EnterAsync(_browser, Link);

        (await _browser.OpenAsync("/staff", request => request.Headers.Host = "staff.attacker.example")).Status.ShouldBe(421);
    }

    [Fact]
    public async Task Leaving_ShutsIt()
    {
        var page = await _browser.FollowAsync(await EnterAsync(_browser, Link));

        await _browser.SendAsync(page, "/staff/leave", ("leave", "yes"));

        (await _browser.OpenAsync("/staff")).Status.ShouldBe(403);
    }

    public void Dispose()
    {
        _browser.Dispose();
        _house.Dispose();
    }

    private static async Task<Seen> EnterAsync(Browser browser, string link) => await browser.SendAsync(await browser.OpenAsync(link), "/staff/enter");
}
