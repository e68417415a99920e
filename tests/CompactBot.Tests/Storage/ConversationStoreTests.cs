using CompactBot.Channels;
using CompactBot.Core.Questions;
using CompactBot.Storage;
using CompactBot.Tests.Channels.Slack;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Storage;

public sealed class ConversationStoreTests
{
    private static readonly Conversation Channel = new()
    {
        Id = "teams:channel",
        Platform = "teams",
        Workspace = "tenant",
        Kind = ConversationKind.Channel,
        Address = "{}",
        Language = "en",
        Zone = "America/New_York",
    };

    [Fact]
    public async Task WhatWasSet_HoldsOverWhoSpeaksNext()
    {
        using var store = await TemporaryStore.CreateAsync();
        var conversations = new ConversationStore(store.Database, new TurnableClock(Instant.FromUtc(2018, 2, 10, 9, 0)));
        await conversations.SeenAsync(Channel, TestContext.Current.CancellationToken);

        (await conversations.SetAsync(Channel.Id, new AskerSettings { Language = "fr", Zone = "Europe/Zurich", City = "Geneva" }, TestContext.Current.CancellationToken)).ShouldBeTrue();

        var seen = await conversations.SeenAsync(Channel with { Language = "es", Zone = "Asia/Tokyo" }, TestContext.Current.CancellationToken);
        (seen.Language, seen.Zone, seen.Settings.City).ShouldBe(("fr", "Europe/Zurich", "Geneva"));
        (await conversations.FindAsync(Channel.Id, TestContext.Current.CancellationToken)).ShouldNotBeNull().Settings.ShouldBe(seen.Settings);
    }

    [Fact]
    public async Task LanguageSetBack_IsThatOfWhoSpoke()
    {
        using var store = await TemporaryStore.CreateAsync();
        var conversations = new ConversationStore(store.Database, new TurnableClock(Instant.FromUtc(2018, 2, 10, 9, 0)));
        await conversations.SeenAsync(Channel, TestContext.Current.CancellationToken);
        await conversations.SetAsync(Channel.Id, new AskerSettings { Language = "fr" }, TestContext.Current.CancellationToken);
        await conversations.SetAsync(Channel.Id, AskerSettings.None, TestContext.Current.CancellationToken);

        (await conversations.FindAsync(Channel.Id, TestContext.Current.CancellationToken)).ShouldNotBeNull().Language.ShouldBe("en");
    }

    [Fact]
    public async Task UnknownConversation_IsNotSet()
    {
        using var store = await TemporaryStore.CreateAsync();
        var conversations = new ConversationStore(store.Database, new TurnableClock(Instant.FromUtc(2018, 2, 10, 9, 0)));

        (await conversations.SetAsync("teams:nowhere", AskerSettings.None, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }
}
