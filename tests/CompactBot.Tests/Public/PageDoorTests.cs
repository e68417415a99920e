using System.Net;
using System.Net.Sockets;
using System.Text;
using CompactBot.Channels.Web;
using CompactBot.Public;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
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

    [Theory]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET /nothing HTTP/1.0\r\nAccept: text/html\r\n\r\n", "404")]
    [InlineData("GET /letters.atom HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /staff HTTP/1.1\r\nHost: localhost:99999\r\nAccept: text/html\r\nConnection: close\r\n\r\n")]
    public async Task RequestWithoutAnAddress_IsTheClientsFault(string request, string status = "400")
    {
        using var house = WebHouse.Start(environment: "Development");
        using var client = new TcpClient();
        var address = house.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(address).Port, TestContext.Current.CancellationToken);

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        var reply = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        reply.ShouldStartWith($"HTTP/1.1 {status} ");
        reply.ShouldNotContain("   at ");
    }
}
