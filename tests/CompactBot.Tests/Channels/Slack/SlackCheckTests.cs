using CompactBot.Hosting;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Slack;

public sealed class SlackCheckTests
{
    [Fact]
    public async Task GoodToken_IsWell()
    {
        await using var world = await SlackWorld.StartAsync();

        (await world.Host.Get<ICheck>().LookAsync(CancellationToken.None)).State.ShouldBe(CheckState.Well);
    }

    [Fact]
    public async Task RefusedToken_NamesTheMend()
    {
        await using var world = await SlackWorld.StartAsync();
        world.Slack.NextError("auth.test", "invalid_auth");

        var finding = await world.Host.Get<ICheck>().LookAsync(CancellationToken.None);

        finding.State.ShouldBe(CheckState.Wrong);
        finding.Text.ShouldContain("invalid_auth");
        finding.Mend!.ShouldContain("Slack__BotToken");
    }

    [Fact]
    public async Task NotEnabled_IsOff()
    {
        await using var world = await SlackWorld.StartAsync(enabled: false);

        (await world.Host.Get<ICheck>().LookAsync(CancellationToken.None)).State.ShouldBe(CheckState.Off);
    }
}
