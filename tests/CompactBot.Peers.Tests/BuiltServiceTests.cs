namespace CompactBot.Peers.Tests;

public sealed class BuiltServiceTests
{
    [Fact]
    public async Task Start_ListensOnItsOwnPort()
    {
        await using var service = await BuiltService.StartAsync();

        using var reply = await service.Http.GetAsync(new Uri("/no-such-page", UriKind.Relative));

        ((int)reply.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task CrashAndRestart_ListensThereAgain()
    {
        await using var service = await BuiltService.StartAsync();

        await service.CrashAndRestartAsync();

        using var reply = await service.Http.GetAsync(new Uri("/no-such-page", UriKind.Relative));
        ((int)reply.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Node_PackagesAreThere()
    {
        await NodePackages.RequireAsync();

        File.Exists(NodePackages.PathOf("ajv", "package.json")).ShouldBeTrue();
    }
}
