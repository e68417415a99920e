namespace CompactBot.Tests.Channels.Slack;

/// <summary>A Slack, the bot beside it, and the folder of its store, for one test.</summary>
internal sealed class SlackWorld : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compactbot-slack-").FullName;

    private SlackWorld(FakeSlack slack) => Slack = slack;

    public FakeSlack Slack { get; }

    public SlackHost Host { get; private set; } = null!;

    public string ResponseUrl => new Uri(Slack.Address, "response/1").ToString();

    public static async Task<SlackWorld> StartAsync(bool enabled = true, int patience = 10)
    {
        var world = new SlackWorld(await FakeSlack.StartAsync());
        world.Host = await SlackHost.StartAsync(world.Slack, world._folder, enabled, patience);
        return world;
    }

    /// <summary>The bot stops, and starts again on its store.</summary>
    public async Task RestartAsync(Func<Task>? meanwhile = null)
    {
        await Host.DisposeAsync();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        Host = await SlackHost.StartAsync(Slack, _folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
