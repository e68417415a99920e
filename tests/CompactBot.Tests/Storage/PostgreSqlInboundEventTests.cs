using CompactBot.Storage;
using CompactBot.Tests.Channels.Slack;
using CompactBot.Tests.Channels.Teams;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

/// <summary>What several processes do with what the platforms sent: each event is handled by one, and those of a dead one by another.</summary>
public sealed class PostgreSqlInboundEventTests
{
    [Fact]
    public async Task ProcessThatDied_LeavesItsEventsToOneOfTheOthers()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        await using var database = new Database(await OptionsAsync("events_of_a_dead_one"));
        await new Migrations(database).ApplyAsync(TestContext.Current.CancellationToken);
        var clock = new TurnableClock(Instant.FromUtc(2021, 3, 1, 9, 0));
        var (dying, others) = (new InboundEventStore(database, clock), new[] { new InboundEventStore(database, clock), new InboundEventStore(database, clock) });
        foreach (var id in new[] { "handled", "first", "second" })
        {
            (await dying.AcceptAsync("slack", id, $"what {id} said", TestContext.Current.CancellationToken)).ShouldBeTrue();
            clock.Now += Duration.FromSeconds(1);
        }

        await dying.HandledAsync("slack", "handled", TestContext.Current.CancellationToken);

        // While it may still be at them, nobody else is; and a platform that repeats one is told that it came.
        clock.Now += Duration.FromSeconds(30);
        (await OpenAsync()).ShouldBeEmpty();
        (await others[0].AcceptAsync("slack", "first", "what first said", TestContext.Current.CancellationToken)).ShouldBeFalse();

        clock.Now += Duration.FromSeconds(31);
        (await OpenAsync()).Order(StringComparer.Ordinal).ShouldBe(["first: what first said", "second: what second said"]);
        (await OpenAsync()).ShouldBeEmpty("each is one process's");

        async Task<IReadOnlyList<string>> OpenAsync()
        {
            var all = await Task.WhenAll(others.Select(o => o.OpenAsync("slack", TestContext.Current.CancellationToken)));
            return [.. all.SelectMany(o => o).Select(e => $"{e.EventId}: {e.Payload}")];
        }
    }

    [Fact]
    public async Task AcknowledgedByAProcessThatDied_IsAnsweredByAnother()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var options = await OptionsAsync("acknowledged_by_a_dead_one");
        await using var platform = await TeamsPlatform.StartAsync();
        var settings = platform.BotSettings();
        settings["Storage:Provider"] = options.Provider;
        settings["Storage:ConnectionString"] = options.ConnectionString;
        await using var living = TeamsBot.With(platform, settings);
        var asked = living.Saying("help").ToJsonString();

        // Stored and acknowledged two minutes ago by a process that is no more.
        await using var database = new Database(options);
        var then = new TurnableClock(SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(2));
        (await new InboundEventStore(database, then).AcceptAsync("teams", "a:personal activity-1", asked, TestContext.Current.CancellationToken)).ShouldBeTrue();

        await using var another = TeamsBot.With(platform, settings);

        (await platform.NextPostAsync()).Conversation.ShouldBe("a:personal");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await OpenAsync() > 0)
        {
            await Task.Delay(20, limit.Token);
        }

        platform.HasMorePosts.ShouldBeFalse("it is answered once");

        async Task<long> OpenAsync()
        {
            await using var connection = await database.OpenAsync(limit.Token);
            await using var count = connection.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM inbound_event WHERE handled_at IS NULL";
            return (long)(await count.ExecuteScalarAsync(limit.Token))!;
        }
    }

    private static async Task<StorageOptions> OptionsAsync(string name) => new()
    {
        Provider = "postgresql",
        ConnectionString = await (await PostgreSqlServer.SharedAsync()).ConnectionStringAsync(name),
    };
}
