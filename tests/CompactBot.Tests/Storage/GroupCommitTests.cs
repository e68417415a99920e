using CompactBot.Storage;
using Dapper;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task ManyWrites_AreAllThereWhenTheirTasksEnd()
    {
        using var store = await TemporaryStore.CreateAsync("CREATE TABLE t (n INTEGER PRIMARY KEY)");
        await using var commits = new GroupCommit(store.Database);

        var results = await Task.WhenAll(Enumerable.Range(1, 500).Select(n =>
            commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync("INSERT INTO t VALUES (@n)", new { n }, transaction))));

        results.Sum().ShouldBe(500);
        (await store.CountAsync("t")).ShouldBe(500);
    }

    [Fact]
    public async Task OneThatFails_TakesNoOtherWithIt()
    {
        using var store = await TemporaryStore.CreateAsync("CREATE TABLE t (n INTEGER PRIMARY KEY)");
        await using var commits = new GroupCommit(store.Database);

        var writes = Enumerable.Range(1, 50).Select(n => commits.RunAsync(transaction =>
            transaction.Connection!.ExecuteAsync(n == 25 ? "INSERT INTO t VALUES (1)" : $"INSERT INTO t VALUES ({n})", transaction: transaction))).ToList();
        var outcomes = await Task.WhenAll(writes.Select(async write =>
        {
            await ((Task)write).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return write.IsCompletedSuccessfully;
        }));

        outcomes.Count(done => done).ShouldBe(49);
        outcomes[24].ShouldBeFalse();
        (await store.CountAsync("t")).ShouldBe(49);
    }

    [Fact]
    public async Task Disposed_CommitsWhatItHadTaken()
    {
        using var store = await TemporaryStore.CreateAsync("CREATE TABLE t (n INTEGER PRIMARY KEY)");
        var commits = new GroupCommit(store.Database);
        var write = commits.RunAsync(transaction => transaction.Connection!.ExecuteAsync("INSERT INTO t VALUES (1)", transaction: transaction));

        await commits.DisposeAsync();

        (await write).ShouldBe(1);
        Should.Throw<ObjectDisposedException>(() => { _ = commits.RunAsync(_ => Task.FromResult(1)); });
    }
}
