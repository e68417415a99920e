using System.Net;
using System.Text.Json.Nodes;

namespace CompactBot.Peers.Tests.Teams;

/// <summary>The bot as it stands in a tenant: every request in either direction carries a token, all of them from an issuer that others wrote.</summary>
public sealed class TeamsTokensTests
{
    [Fact]
    public async Task Signed_IsAnsweredWithTokensThatHold()
    {
        await NodePackages.RequireAsync();
        await using var signed = await SignedTeams.StartAsync();
        await using var service = await BuiltService.StartAsync(signed.Settings());
        var port = BuiltService.FreePort();
        signed.Connect(service.Address, port);
        await using var teams = await Playground.StartAsync(port, signed.Messages);

        await teams.InstallAsync(teams.Personal);
        Playground.Words(await teams.CardAsync(0, teams.Personal)).ShouldContain("I answer questions");
        var followed = await teams.AskAsync(teams.Personal, "follow");
        var before = teams.Cards().Count;
        await teams.PressAsync(teams.Personal, followed, "Stop following");
        Playground.Words(await teams.CardAsync(before, teams.Personal)).ShouldContain("no longer follows");

        signed.Verdicts.Count.ShouldBe(3);
        signed.Verdicts.ShouldAllBe(fault => fault == null);
    }

    [Fact]
    public async Task WrongToken_IsRefused()
    {
        await NodePackages.RequireAsync();
        await using var signed = await SignedTeams.StartAsync();
        await using var service = await BuiltService.StartAsync(signed.Settings());
        signed.Connect(service.Address, 1);
        var activity = new JsonObject
        {
            ["type"] = "typing",
            ["channelId"] = "msteams",
            ["serviceUrl"] = signed.ServiceUrl,
            ["conversation"] = new JsonObject { ["id"] = "c" },
        };

        (await signed.SendAsync(activity, await signed.TokenAsync())).ShouldBe(HttpStatusCode.OK);
        (await signed.SendAsync(activity, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await signed.SendAsync(activity, await signed.TokenAsync(("aud", "another")))).ShouldBe(HttpStatusCode.Unauthorized);
        (await signed.SendAsync(activity, await signed.TokenAsync(("iss", "https://issuer.example")))).ShouldBe(HttpStatusCode.Unauthorized);
        (await signed.SendAsync(activity, await signed.TokenAsync(("exp", "-600")))).ShouldBe(HttpStatusCode.Unauthorized);
        (await signed.SendAsync(activity, await signed.TokenAsync(("serviceurl", "https://elsewhere.example")))).ShouldBe(HttpStatusCode.Forbidden);
        activity["channelId"] = "webchat";
        (await signed.SendAsync(activity, await signed.TokenAsync())).ShouldBe(HttpStatusCode.Forbidden);
        service.Output.ShouldNotContain("eyJ");
    }
}
