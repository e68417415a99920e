using CompactBot.Storage;
using CompactBot.Tests.Delivery;
using Dapper;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

public sealed class StoreMoveTests
{
    [Fact]
    public void BothDatabases_HaveTheSameScripts() =>
        Migrations.Scripts("CompactBot.Storage.PostgreSql.").Select(s => s.Name).ShouldBe(Migrations.Scripts("CompactBot.Storage.Sqlite.").Select(s => s.Name));

    [Fact]
    public async Task MovedToPostgreSql_HoldsTheSameAndGoesOn()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var slack = new FakeSender("slack");
        await using var host = await LaneHost.StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 5);
        await host.SettledAsync(await host.AnnounceAsync("first"));
        var name = Path.GetFileName(host.Folder).ToLowerInvariant();
        var options = new StorageOptions { Provider = "postgresql", ConnectionString = await (await PostgreSqlServer.SharedAsync()).ConnectionStringAsync(name) };
        await using var target = new Database(options);

        var moved = await new StoreMove(host.Database, target).RunAsync();

        moved.ShouldContain(("delivery", 5L));
        moved.ShouldContain(("conversation", 5L));
        (await Should.ThrowAsync<StoreMoveException>(() => new StoreMove(host.Database, target).RunAsync())).Message.ShouldContain("already");
        await using var next = await LaneHost.StartOnPostgreSqlAsync([slack], folder: host.Folder);
        (await next.Desk.ReportAsync("first"))!.Sent.ShouldBe(5);
        (await next.SettledAsync(await next.AnnounceAsync("second"))).Sent.ShouldBe(5);
        slack.Posts.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task NewerSchema_IsRefusedWithALine(string provider)
    {
        Assert.SkipUnless(provider == "sqlite" || PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        await using var host = provider == "sqlite" ? await LaneHost.StartAsync() : await LaneHost.StartOnPostgreSqlAsync();
        await using (var connection = await host.Database.OpenAsync())
        {
            await connection.ExecuteAsync("INSERT INTO schema_script (number, name) VALUES (999, 'of a later version')");
        }

        var refusal = await Should.ThrowAsync<StoreTooNewException>(() => new Migrations(host.Database).ApplyAsync());

        refusal.Message.ShouldStartWith("The store has schema 999, this program knows up to ");
    }

    [Fact]
    public async Task SeveralStartAtOnceOnAnEmptyDatabase_OneMakesTheSchema()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var connectionString = await (await PostgreSqlServer.SharedAsync()).ConnectionStringAsync($"at-once-{Guid.NewGuid():n}");
        var nodes = Enumerable.Range(0, 4).Select(_ => new Database(new StorageOptions { Provider = "postgresql", ConnectionString = connectionString })).ToList();

        await Task.WhenAll(nodes.Select(node => new Migrations(node).ApplyAsync()));

        await using var connection = await nodes[0].OpenAsync();
        (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM schema_script")).ShouldBe(Migrations.Scripts("CompactBot.Storage.PostgreSql.").Count);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }
}
