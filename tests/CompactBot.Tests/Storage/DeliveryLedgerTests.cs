using CompactBot.Delivery;
using CompactBot.Storage;
using CompactBot.Tests.Delivery;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

/// <summary>What becomes of a claim whose lane another took before it was let go.</summary>
public sealed class DeliveryLedgerTests
{
    private static readonly WorkspaceKey Workspace = new("slack", "T1");
    private static readonly Duration Rest = Duration.FromSeconds(2);

    [Fact]
    public async Task LetGoAfterTheLaneWasTaken_IsNotUncertain()
    {
        await using var world = await World.StartAsync();
        var (due, first) = await world.ClaimAsync();
        await world.TakeOverAsync();
        (await world.LineAsync()).ShouldSatisfyAllConditions(l => l.State.ShouldBe(DeliveryState.Uncertain), l => l.Reason.ShouldBe("interrupted"));

        await world.Ledger.UnclaimAsync([due], first, world.Now);

        (await world.LineAsync()).ShouldSatisfyAllConditions(
            l => l.State.ShouldBe(DeliveryState.Pending), l => l.Reason.ShouldBeNull(), l => l.Attempts.ShouldBe(0), l => l.MayBeRepeated.ShouldBeFalse());
        await world.Host.Desk.WithdrawAsync("letter", "Ana");
        (await world.LineAsync()).State.ShouldBe(DeliveryState.Withdrawn);
    }

    [Fact]
    public async Task LetGoAfterItWasSettled_IsWithdrawn()
    {
        await using var world = await World.StartAsync();
        var (due, first) = await world.ClaimAsync();
        await world.TakeOverAsync();
        await world.Host.Desk.WithdrawAsync("letter", "Ana");
        await world.Ledger.SettleUnwantedAsync([due], world.Now);
        (await world.LineAsync()).State.ShouldBe(DeliveryState.Uncertain);

        await world.Ledger.UnclaimAsync([due], first, world.Now);

        (await world.LineAsync()).ShouldSatisfyAllConditions(l => l.State.ShouldBe(DeliveryState.Withdrawn), l => l.IsSettled.ShouldBeTrue());
    }

    [Fact]
    public async Task LetGoAfterAnotherClaimedIt_StaysTheOthers()
    {
        await using var world = await World.StartAsync();
        var (due, first) = await world.ClaimAsync();
        var second = await world.TakeOverAsync();
        var again = (await world.Ledger.HeadsAsync(Workspace, world.Now + Rest, 1)).Single();
        (await world.Ledger.ClaimAsync([again], second, world.Now + Rest)).Count.ShouldBe(1);

        await world.Ledger.UnclaimAsync([due], first, world.Now);

        (await world.Ledger.IsOursAsync(due.Id, second)).ShouldBeTrue();
        (await world.LineAsync()).MayBeRepeated.ShouldBeTrue("it was claimed while nobody knew");
    }

    private sealed class World(LaneHost host) : IAsyncDisposable
    {
        private readonly GroupCommit _commits = new(host.Database);

        public LaneHost Host => host;

        public DeliveryLedger Ledger => new(host.Database, _commits);

        public Instant Now { get; } = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(1);

        public static async Task<World> StartAsync()
        {
            var host = await LaneHost.StartAsync();
            await host.FollowAsync("slack", "T1", 1);
            await host.AnnounceAsync("letter");
            return new World(host);
        }

        public async Task<(DueDelivery Due, LaneHold Hold)> ClaimAsync()
        {
            var hold = await TakeAsync("first");
            var due = (await Ledger.HeadsAsync(Workspace, Now, 1)).Single();
            (await Ledger.ClaimAsync([due], hold, Now)).Count.ShouldBe(1);
            return (due, hold);
        }

        public async Task<LaneHold> TakeOverAsync()
        {
            var hold = await TakeAsync("second");
            (await Ledger.ReclaimAsync(Workspace, hold, Now + Rest, Now)).ShouldBe(1);
            return hold;
        }

        public async Task<DeliveryLine> LineAsync() => (await host.Desk.ReportAsync("letter"))!.Lines.Single();

        public async ValueTask DisposeAsync()
        {
            await _commits.DisposeAsync();
            await host.DisposeAsync();
        }

        private async Task<LaneHold> TakeAsync(string run)
        {
            var hold = new LaneHold(0, run);
            await new LaneStore(host.Database, _commits).TakeAsync(hold, 1, Now);
            return hold;
        }
    }
}
