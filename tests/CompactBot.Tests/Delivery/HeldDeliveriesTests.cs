using CompactBot.Channels;
using CompactBot.Core.Announcements;
using CompactBot.Core.Reading;
using CompactBot.Delivery;
using CompactBot.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>Quiet hours, daily digests and letters in one post; and what a conversation follows.</summary>
public class HeldDeliveriesTests : LaneHostTests
{
    [Fact]
    public async Task QuietHours_HoldAllButWhatIsUrgent()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        var (quiet, awake) = (await host.FollowAsync("slack", "T1", "quiet"), await host.FollowAsync("slack", "T1", "awake"));
        await SetAsync(host, quiet, QuietNow());
        var id = await host.AnnounceAsync("letter");
        await host.UntilAsync(id, r => r.Sent == 1);
        await host.DraftAsync("urgent");
        await host.Desk.MarkUrgentAsync("urgent", true, "Ana");
        await host.Desk.ApproveAsync("urgent", "Ana");
        await host.SettledAsync("urgent");

        var held = (await host.Desk.ReportAsync(id))!.Lines.Single(l => l.ConversationId == quiet);
        (held.State, held.IsSettled, held.Reason).ShouldBe((DeliveryState.Pending, false, "held for the conversation's hours"));
        slack.Posts.Where(p => p.Conversation.Id == awake).Count().ShouldBe(2);
        slack.Posts.Single(p => p.Conversation.Id == quiet).Message.Headline.ShouldContain("urgent");

        await MorningAsync(host);
        (await host.SettledAsync(id)).Sent.ShouldBe(2);
    }

    [Fact]
    public async Task LettersWithinASetTime_BecomeOnePost()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        await SetAsync(host, await host.FollowAsync("slack", "T1", "gathers"), DeliveryHours.AtOnce with { GatherMinutes = 30 });
        await host.AnnounceAsync("one");
        await host.AnnounceAsync("two");
        slack.Posts.ShouldBeEmpty();

        await MorningAsync(host);

        (await host.SettledAsync("one")).Sent.ShouldBe(1);
        (await host.SettledAsync("two")).Sent.ShouldBe(1);
        var post = slack.Posts.Single().Message;
        post.Headline.ShouldBe("New letters: 2");
        post.Sections.Select(s => s.Heading).OfType<string>().ShouldBe(["New letter of 5 February 2018: Subject of one\nThe letter announces no session.", "New letter of 5 February 2018: Subject of two\nThe letter announces no session."]);
    }

    [Fact]
    public async Task OneOfSeveralWithdrawn_IsTakenOutOfTheirPost()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        await SetAsync(host, await host.FollowAsync("slack", "T1", "gathers"), DeliveryHours.AtOnce with { GatherMinutes = 30 });
        await host.AnnounceAsync("one");
        await host.AnnounceAsync("two");
        await MorningAsync(host);
        await host.SettledAsync("two");

        await host.Desk.WithdrawAsync("one", "Ana");
        await host.UntilAsync("one~withdrawal-1".Split('~')[0], _ => !slack.Changes.IsEmpty);

        var change = slack.Changes.Single();
        change.TakesBack.ShouldBeFalse();
        change.Post.ShouldBe(FakeSender.IdOf(slack.Posts.Single().DeliveryId));
        change.Message.Sections[0].Heading!.ShouldStartWith("Withdrawn – ");
        change.Message.Sections[1].Heading!.ShouldStartWith("New letter of 5 February 2018: Subject of two");
    }

    [Fact]
    public async Task WithdrawnWhileHeld_IsNeverPosted()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        await SetAsync(host, await host.FollowAsync("slack", "T1", "quiet"), QuietNow());
        await host.AnnounceAsync("letter");

        await host.Desk.WithdrawAsync("letter", "Ana");
        await MorningAsync(host);

        (await host.SettledAsync("letter")).Withdrawn.ShouldBe(1);
        slack.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task FollowsSomeThingsAlone_IsLeftOutOfOthersWithTheReason()
    {
        await using var host = await StartAsync();
        var (all, some, other) = (await host.FollowAsync("slack", "T1", "all"), await host.FollowAsync("slack", "T1", "some"), await host.FollowAsync("slack", "T1", "other"));
        var wishes = host.Services.GetRequiredService<WishStore>();
        await wishes.SetRulesAsync(some, [new FollowRule(SessionKind.Briefing, null, null), new FollowRule(SessionKind.NegotiationRound, "Geneva", null)], TestContext.Current.CancellationToken);
        await wishes.SetRulesAsync(other, [new FollowRule(SessionKind.NegotiationRound, "New York", null)], TestContext.Current.CancellationToken);
        var id = await host.DraftAsync("letter");
        await TopicAsync(host, id, "negotiation-round", "Geneva");

        var followers = await host.Deliveries.FollowersAsync(id, TestContext.Current.CancellationToken);
        await host.Desk.ApproveAsync(id, "Ana");

        followers.Where(f => f.Reason is null).Select(f => f.Id).ShouldBe([all, some], ignoreOrder: true);
        followers.Single(f => f.Id == other).Reason.ShouldBe(DeliveryStore.OtherSubject);
        var report = (await host.Desk.ReportAsync(id))!;
        (report.Intended, report.Pending, report.Excluded).ShouldBe((3, 2, 1));
        (await wishes.OfAsync(some, TestContext.Current.CancellationToken)).Rules.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Moved_TakesItsWishesAndItsPostsAlong()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        var old = await host.FollowAsync("slack", "T1", "C1");
        var wishes = host.Services.GetRequiredService<WishStore>();
        await wishes.SetRemindersAsync(old, [new ReminderWish(ReminderSubject.Session, "P1D")], TestContext.Current.CancellationToken);
        await SetAsync(host, old, DeliveryHours.AtOnce with { GatherMinutes = 5 });
        await host.Desk.MarkUrgentAsync(await host.DraftAsync("letter"), true, "Ana");
        await host.Desk.ApproveAsync("letter", "Ana");
        await host.SettledAsync("letter");

        var known = (await host.Conversations.FindAsync(old, TestContext.Current.CancellationToken))!;
        await host.Conversations.MoveAsync(old, known with { Id = "slack:T1/C2", Address = "{}" }, TestContext.Current.CancellationToken);
        await host.Desk.WithdrawAsync("letter", "Ana");
        await host.UntilAsync("letter", _ => !slack.Changes.IsEmpty);

        slack.Changes.Single().Conversation.Id.ShouldBe("slack:T1/C2");
        var moved = await wishes.OfAsync("slack:T1/C2", TestContext.Current.CancellationToken);
        (moved.Hours.GatherMinutes, moved.Reminders.Count).ShouldBe((5, 1));
        (await host.Conversations.FindAsync("slack:T1/C2", TestContext.Current.CancellationToken))!.Following.ShouldBeTrue();
        (await host.Conversations.FindAsync(old, TestContext.Current.CancellationToken))!.AbsentReason.ShouldBe("moved to slack:T1/C2");
    }

    [Fact]
    public async Task TokenMended_BringsTheWholeWorkspaceBack_ButNotWhatWasArchived()
    {
        await using var host = await StartAsync();
        var (one, two, archived) = (await host.FollowAsync("slack", "T1", "one"), await host.FollowAsync("slack", "T1", "two"), await host.FollowAsync("slack", "T1", "archived"));
        await host.Conversations.LostWorkspaceAsync("slack", "T1", ConversationStore.TokenRevoked, TestContext.Current.CancellationToken);
        await host.Conversations.LostAsync(archived, "archived", TestContext.Current.CancellationToken);

        await host.Conversations.SeenAsync((await host.Conversations.FindAsync(one, TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken);

        (await host.Conversations.FindAsync(two, TestContext.Current.CancellationToken))!.AbsentReason.ShouldBeNull();
        (await host.Conversations.FindAsync(archived, TestContext.Current.CancellationToken))!.AbsentReason.ShouldBe("archived");
    }

    /// <summary>Hours that are quiet now, whenever the test runs.</summary>
    private static DeliveryHours QuietNow()
    {
        var now = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["America/New_York"]);
        var minute = (now.Hour * 60) + now.Minute;
        return DeliveryHours.AtOnce with { QuietFrom = (minute + 1380) % 1440, QuietTo = (minute + 120) % 1440 };
    }

    private static Task SetAsync(LaneHost host, string conversation, DeliveryHours hours) => host.Services.GetRequiredService<WishStore>().SetHoursAsync(conversation, hours);

    /// <summary>Lets the time come that what is held waits for.</summary>
    private static Task MorningAsync(LaneHost host) => host.Database.InTransactionAsync(t => t.Connection!.ExecuteAsync("UPDATE delivery SET held_until = 1 WHERE held_until IS NOT NULL", transaction: t));

    private static Task TopicAsync(LaneHost host, string id, string kind, string place) => host.Database.InTransactionAsync(t => t.Connection!.ExecuteAsync(
        "INSERT INTO announcement_topic (announcement_id, session_id, kind, place) VALUES (@id, 's', @kind, @place)", new { id, kind, place }, t));
}
