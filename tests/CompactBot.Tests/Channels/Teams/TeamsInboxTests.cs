using System.Text;
using System.Text.Json;
using CompactBot.Channels.Teams;
using CompactBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>What was accepted from Teams and is not answered yet: a crash, a stop, a store or a connector that fails lose none of it.</summary>
public sealed class TeamsInboxTests : IAsyncLifetime
{
    private TeamsPlatform _platform = null!;
    private TeamsBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TeamsPlatform.StartAsync();
        _bot = TeamsBot.Unsigned(_platform);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task AcceptedBeforeACrash_IsAnsweredAtTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-teams-").FullName;
        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            // As the endpoint leaves it when the process ends between the acknowledgement and the answer.
            var activity = bot.Saying("follow").ToJsonString();
            await bot.Get<InboundEventStore>().AcceptAsync("teams", "a:personal activity-1", activity);
        }

        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
            (await bot.FindAsync("a:personal"))!.Following.ShouldBeTrue();
            await TeamsBot.UntilAsync(async () => (await bot.Get<InboundEventStore>().OpenAsync("teams")).Count == 0);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task StoreThatFailsOnce_CostsNobodyAnAnswer()
    {
        await using (var connection = await _bot.Get<Database>().OpenAsync(TestContext.Current.CancellationToken))
        {
            // FAIL keeps what the trigger did before it: the next insert passes.
            await using var trouble = connection.CreateCommand();
            trouble.CommandText = """
                CREATE TABLE trouble (left INTEGER NOT NULL);
                INSERT INTO trouble VALUES (1);
                CREATE TRIGGER troubled BEFORE INSERT ON conversation WHEN (SELECT left FROM trouble) > 0
                BEGIN
                    UPDATE trouble SET left = left - 1;
                    SELECT RAISE(FAIL, 'the disk is busy');
                END;
                """;
            await trouble.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await _bot.TakesAsync(_bot.Saying("follow"));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
        (await _bot.FindAsync("a:personal"))!.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task StoredWordsThatCannotBeRead_DoNotStopTheStart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-teams-").FullName;
        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            await bot.Get<InboundEventStore>().AcceptAsync("teams", "a:personal activity-1", "{\"type\":", TestContext.Current.CancellationToken);
        }

        await using (var bot = TeamsBot.Unsigned(_platform, folder))
        {
            (await bot.Get<InboundEventStore>().OpenAsync("teams", TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ConnectorBusy_IsAnsweredLater()
    {
        _platform.Replies.Enqueue(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });

        await _bot.TakesAsync(_bot.Saying("follow"));

        (await _platform.NextPostAsync()).ReplyTo.ShouldBe("activity-1");
    }

    [Fact]
    public async Task StoppedTwice_BothWaitForWhatIsUnderWay()
    {
        var (came, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        var turns = new Lazy<TeamsTurns>(() =>
        {
            came.SetResult();
            released.Task.Wait(TimeSpan.FromSeconds(30));
            throw new InvalidOperationException("this test takes no turns");
        });
        using var inbox = new TeamsInbox(_bot.Get<InboundEventStore>(), turns, _bot.Get<TeamsDoorState>(), _bot.Get<TeamsOptions>(), NullLogger<TeamsInbox>.Instance);
        var asked = _bot.Saying("follow").ToJsonString();
        await inbox.AcceptAsync(JsonSerializer.Deserialize(asked, TeamsJson.Default.Activity)!, Encoding.UTF8.GetBytes(asked), new TaskCompletionSource<string?>(), TestContext.Current.CancellationToken);
        await came.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Task[] stops = [inbox.StopAsync(CancellationToken.None), inbox.StopAsync(CancellationToken.None)];

        stops.ShouldAllBe(stop => !stop.IsCompleted);
        released.SetResult();
        await Task.WhenAll(stops).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
