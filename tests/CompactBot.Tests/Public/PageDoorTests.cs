using CompactBot.Channels.Web;
using CompactBot.Public;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Public;

public sealed class PageDoorTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Failure_IsAPageWithAReferenceAndNothingOfTheInside(string environment)
    {
        using var house = WebHouse.Start(services => services.AddSingleton<VisitBook>(_ => throw new InvalidOperationException("secret inside")), environment);
        using var browser = house.OpenBrowser();

        var page = await browser.OpenAsync("/");

        page.Status.ShouldBe(500);
        page.Text.ShouldContain("Something went wrong on our side");
        page.Text.ShouldContain("please give this reference");
        page.Html.ShouldNotContain("secret inside");
        page.Html.ShouldNotContain("InvalidOperation");
        page.Response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task FailureOfThePageThatSaysSo_LeavesTheBareStatus()
    {
        using var house = WebHouse.Start(services => services.AddSingleton<PageAssets>(_ => throw new InvalidOperationException("secret inside")), "Development");
        using var browser = house.OpenBrowser();

        var page = await browser.OpenAsync("/sessions");

        page.Status.ShouldBe(500);
        page.Html.ShouldBeEmpty();
    }
}
