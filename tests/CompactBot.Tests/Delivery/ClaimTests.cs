using CompactBot.Delivery;
using CompactBot.Storage;
using CompactBot.Tests.Channels.Slack;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>How long a claim is trusted, and what follows when it no longer stands.</summary>
public sealed class ClaimTests
{
    private static readonly Duration Trust = Duration.FromSeconds(1);
    private static readonly Instant Start = Instant.FromUtc(2021, 3, 1, 9, 0);

    [Fact]
    public async Task FreshClaim_IsTrusted_AndAnOldOneAskedFor()
    {
        await using var world = await World.StartAsync();
        await world.Claim.ConfirmAsync(CancellationToken.None);

        world.Clock.Now += Duration.FromSeconds(2);
        await world.Claim.ConfirmAsync(CancellationToken.None);
        world.Hold.IsLost.ShouldBeFalse("the store says that it stands");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task LaneTakenWhileItStoodStill_IsWithheld(int seconds)
    {
        await using var world = await World.StartAsync();
        await world.Lanes.TakeAsync(new LaneHold(0, "another"), 1, Start);

        // A clock that was put back tells nothing either.
        world.Clock.Now += Duration.FromSeconds(seconds);

        await Should.ThrowAsync<SendWithheldException>(async () => await world.Claim.ConfirmAsync(CancellationToken.None));
        world.Hold.IsLost.ShouldBeTrue();
        await Should.ThrowAsync<SendWithheldException>(async () => await world.Claim.ConfirmAsync(CancellationToken.None));
    }

    [Fact]
    public void Trust_IsAQuarterOfWhatOthersWait()
    {
        new DeliveryOptions().ClaimTrust.ShouldBe(Duration.FromSeconds(0.5));
        new DeliveryOptions { UncertainRestSeconds = 1 }.ClaimTrust.ShouldBe(Duration.FromSeconds(0.25));
        new DeliveryOptions { UncertainRestSeconds = 600 }.ClaimTrust.ShouldBe(Duration.FromSeconds(0.5));
    }

    private sealed class World(LaneHost host) : IAsyncDisposable
    {
        private readonly GroupCommit _commits = new(host.Database);

        public TurnableClock Clock { get; } = new(Start);

        public LaneHold Hold { get; } = new(0, "this");

        public LaneStore Lanes => new(host.Database, _commits);

        internal Claim Claim { get; private set; } = null!;

        public static async Task<World> StartAsync()
        {
            var world = new World(await LaneHost.StartAsync());
            await world.BeginAsync();
            return world;
        }

        public async ValueTask DisposeAsync()
        {
            await _commits.DisposeAsync();
            await host.DisposeAsync();
        }

        private async Task BeginAsync()
        {
            await host.FollowAsync("slack", "T1", 1);
            await host.AnnounceAsync("letter");
            var ledger = new DeliveryLedger(host.Database, _commits);
            await Lanes.TakeAsync(Hold, 1, Start);
            var later = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(1);
            var due = (await ledger.HeadsAsync(new WorkspaceKey("slack", "T1"), later, 1)).Single();
            (await ledger.ClaimAsync([due], Hold, later)).Count.ShouldBe(1);
            Claim = new Claim(ledger, due.Id, Hold, Trust, Clock, Claim.Moment.Now(Clock));
        }
    }
}
