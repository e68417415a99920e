using CompactBot.Storage;
using CompactBot.Tests.Channels.Slack;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

public sealed class InboundEventStoreTests
{
    [Fact]
    public async Task ServiceThatRunsOn_ForgetsWhatItHandledDaysAgoAndNothingElse()
    {
        using var store = await TemporaryStore.CreateAsync();
        var clock = new TurnableClock(Instant.FromUtc(2021, 3, 1, 9, 0));
        var events = new InboundEventStore(store.Database, clock);
        (await events.AcceptAsync("slack", "handled", "{}", TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await events.AcceptAsync("slack", "open", "{}", TestContext.Current.CancellationToken)).ShouldBeTrue();
        await events.HandledAsync("slack", "handled", TestContext.Current.CancellationToken);
        (await events.AcceptAsync("slack", "handled", "{}", TestContext.Current.CancellationToken)).ShouldBeFalse();

        clock.Now += Duration.FromDays(3);
        (await events.AcceptAsync("slack", "new", "{}", TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await store.CountAsync("inbound_event")).ShouldBe(2);
        (await events.OpenAsync("slack", TestContext.Current.CancellationToken)).Select(e => e.EventId).ShouldBe(["open", "new"]);
    }
}
