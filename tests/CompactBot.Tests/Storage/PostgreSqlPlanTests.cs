using CompactBot.Storage;
using CompactBot.Tests.Delivery.Faults;
using Dapper;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

public sealed class PostgreSqlPlanTests
{
    [Fact]
    public async Task AnnouncementAfterAQuietTime_EachHeadIsFoundByItsConversation()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        await using var store = await FaultStore.CreateAsync(await PostgreSqlServer.SharedAsync());
        await store.FollowAsync("asked", 500, 1);
        await store.AnnounceAsync();
        await using var database = new Database(new StorageOptions { Provider = "postgresql", ConnectionString = store.Settings["Storage:ConnectionString"]! });
        await using (var desk = await database.OpenAsync(TestContext.Current.CancellationToken))
        {
            await desk.ExecuteAsync("UPDATE delivery SET state = 'sent', not_before = NULL");
            await desk.ExecuteAsync("VACUUM ANALYZE delivery");
        }

        await store.AnnounceAsync("another");

        await using var lane = await database.OpenLedgerAsync(TestContext.Current.CancellationToken);
        var plan = string.Join('\n', await lane.QueryAsync<string>($"EXPLAIN {DeliveryLedger.Heads}", new { Platform = "asked", Workspace = "W00", now = long.MaxValue, limit = 64 }));

        // Those of the workspace by what is due, and the first of each conversation by the conversation: not each by all that is due.
        plan.ShouldContain("delivery_due on delivery d");
        plan.ShouldContain("delivery_head on delivery e");
    }
}
