using CompactBot.Channels;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>A bot, the platform that it speaks to, and a channel that follows.</summary>
public abstract class FollowingChannelTests : IAsyncLifetime
{
    private protected TeamsPlatform Platform { get; private set; } = null!;

    private protected TeamsBot Bot { get; private set; } = null!;

    private protected Conversation Channel { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Platform = await TeamsPlatform.StartAsync();
        Bot = TeamsBot.Signed(Platform);
        using var reply = await Bot.SendAsync(Bot.Saying("<at>CompactBot</at> follow", TeamsBot.InChannel), Platform.Token());
        await Platform.NextPostAsync();
        Channel = (await Bot.FindAsync("19:channel@thread.tacv2"))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
