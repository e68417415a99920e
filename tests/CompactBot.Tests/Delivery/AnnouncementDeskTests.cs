using CompactBot.Core.Announcements;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

public sealed class AnnouncementDeskTests
{
    [Fact]
    public async Task Draft_ShowsWhoItGoesToAndWhoIsLeftOut()
    {
        await using var host = await LaneHost.StartAsync();
        await host.FollowAsync("slack", "T1", 2);
        var gone = await host.FollowAsync("teams", "tenant", "room");
        await host.Conversations.LostAsync(gone, "uninstalled");
        var id = await host.DraftAsync("letter");

        var detail = (await host.Desk.FindAsync(id))!;

        detail.Announcement.State.ShouldBe(AnnouncementState.Draft);
        detail.Recipients.ShouldBe([new RecipientCount("slack", "T1", 2)]);
        detail.Excluded.ShouldBe([new ExcludedRecipient(gone, "room", "teams", "uninstalled")]);
        detail.Remarks.Single().Code.ShouldBe("weekday-mismatch");
        detail.Report.ShouldBeNull();
        var summary = (await host.Desk.ListAsync()).Single();
        (summary.Id, summary.Warnings, summary.Counts.Count).ShouldBe((id, 1, 0));
    }

    [Fact]
    public async Task Approved_PutsEveryFollowerIntoTheLedgerWithReasons()
    {
        await using var host = await LaneHost.StartAsync();
        await host.FollowAsync("slack", "T1", 2);
        var gone = await host.FollowAsync("slack", "T1", "archived");
        await host.Conversations.LostAsync(gone, "is_archived");
        var silent = await host.FollowAsync("slack", "T1", "silent");
        await host.Conversations.FollowAsync(silent, false);
        var id = await host.DraftAsync("letter");

        var result = await host.Desk.ApproveAsync(id, "Ana");

        result.ShouldBe(new DeskResult(DeskOutcome.Done, "Approved: 2 conversations will get it, and 1 conversation cannot be reached."));
        var report = (await host.Desk.ReportAsync(id))!;
        (report.Intended, report.Pending, report.Excluded).ShouldBe((3, 2, 1));
        report.Lines.Single(l => l.State == DeliveryState.Excluded).Reason.ShouldBe("is_archived");
        report.Lines.ShouldNotContain(l => l.ConversationId == silent);
    }

    [Fact]
    public async Task ApprovedTwice_SaysByWhomAndAddsNothing()
    {
        await using var host = await LaneHost.StartAsync();
        await host.FollowAsync("slack", "T1", 2);
        var id = await host.AnnounceAsync("letter");
        await host.FollowAsync("slack", "T1", "later");

        var again = await host.Desk.ApproveAsync(id, "Ben");

        again.Outcome.ShouldBe(DeskOutcome.Already);
        again.Sentence.ShouldContain("was approved by Ana");
        (await host.Desk.ReportAsync(id))!.Intended.ShouldBe(2);
    }

    [Fact]
    public async Task ApprovedByManyAtOnce_HasOneSetOfDeliveries()
    {
        await using var host = await LaneHost.StartAsync();
        await host.FollowAsync("slack", "T1", 40);
        var id = await host.DraftAsync("letter");

        var results = await Task.WhenAll(Enumerable.Range(1, 12).Select(n => Task.Run(() => host.Desk.ApproveAsync(id, $"staff {n}"))));

        results.Count(r => r.Outcome == DeskOutcome.Done).ShouldBe(1);
        results.Count(r => r.Outcome == DeskOutcome.Already).ShouldBe(11);
        (await host.Desk.ReportAsync(id))!.Intended.ShouldBe(40);
    }

    [Fact]
    public async Task Dropped_CannotBeApproved()
    {
        await using var host = await LaneHost.StartAsync();
        await host.FollowAsync("slack", "T1", 1);
        var id = await host.DraftAsync("letter");

        (await host.Desk.DropAsync(id, "Ana")).Outcome.ShouldBe(DeskOutcome.Done);
        (await host.Desk.DropAsync(id, "Ana")).Outcome.ShouldBe(DeskOutcome.Already);
        var approval = await host.Desk.ApproveAsync(id, "Ben");

        approval.Outcome.ShouldBe(DeskOutcome.Refused);
        approval.Sentence.ShouldContain("was dropped by Ana");
        (await host.Desk.ReportAsync(id))!.Intended.ShouldBe(0);
    }

    [Fact]
    public async Task Edited_IsWhatIsShownAndSent()
    {
        var slack = new FakeSender("slack");
        await using var host = await LaneHost.StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 1);
        var id = await host.DraftAsync("letter");
        var edited = (await host.Desk.FindAsync(id))!.Announcement.Message with { Headline = "Another headline" };

        (await host.Desk.EditAsync(id, edited, "Ana")).Outcome.ShouldBe(DeskOutcome.Done);
        await host.Desk.ApproveAsync(id, "Ben");
        await host.SettledAsync(id);

        slack.Posts.Single().Message.Headline.ShouldBe("Another headline");
        (await host.Desk.FindAsync(id))!.Announcement.EditedBy.ShouldBe("Ana");
        (await host.Desk.EditAsync(id, edited, "Ana")).Outcome.ShouldBe(DeskOutcome.Refused);
    }

    [Fact]
    public async Task EditedToNothing_IsRefused()
    {
        await using var host = await LaneHost.StartAsync();
        var id = await host.DraftAsync("letter");

        (await host.Desk.EditAsync(id, new Message { Headline = " " }, "Ana")).Outcome.ShouldBe(DeskOutcome.Refused);
        (await host.Desk.FindAsync(id))!.Announcement.Message.Headline.ShouldContain("Subject of letter");
    }

    [Fact]
    public async Task Withdrawn_StopsWhatWaitsAndCountsWhatWasPosted()
    {
        var slack = new FakeSender("slack") { Answer = (o, _) => o.Conversation.Name == "C001" ? null : new SendResult(SendOutcome.StopWorkspace, Reason: "invalid_auth") };
        await using var host = await LaneHost.StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 1);
        await host.FollowAsync("slack", "T2", "other");
        var id = await host.AnnounceAsync("letter");
        await host.UntilAsync(id, r => r.Sent == 1 && r.Pending == 1 && r.Lines.Any(l => l.Reason == "invalid_auth"));

        var result = await host.Desk.WithdrawAsync(id, "Ana");

        result.ShouldBe(new DeskResult(DeskOutcome.Done, "Withdrawn: 1 conversation will not get it; 1 copy will be taken back."));
        var report = (await host.Desk.ReportAsync(id))!;
        (report.Intended, report.Sent, report.Withdrawn).ShouldBe((2, 1, 1));
        (await host.Desk.WithdrawAsync(id, "Ana")).Outcome.ShouldBe(DeskOutcome.Already);
    }

    [Fact]
    public async Task Automatic_ApprovesInTheTransactionOfTheDraft()
    {
        await using var host = await LaneHost.StartAsync(settings: new() { ["Announcements:Approval"] = "automatic" });
        await host.FollowAsync("slack", "T1", 3);

        var id = await host.DraftAsync("letter");

        (await host.Desk.FindAsync(id))!.Announcement.State.ShouldBe(AnnouncementState.Approved);
        (await host.Desk.ReportAsync(id))!.Pending.ShouldBe(3);
    }

    [Fact]
    public async Task UnlessWarned_LeavesALetterWithAWarningToStaff()
    {
        await using var host = await LaneHost.StartAsync(settings: new() { ["Announcements:Approval"] = "unless-warned" });

        (await host.Desk.FindAsync(await host.DraftAsync("letter")))!.Announcement.State.ShouldBe(AnnouncementState.Draft);
    }

    [Fact]
    public async Task Approval_WithoutHavingSeenTheWarnings_IsRefused()
    {
        await using var host = await LaneHost.StartAsync();
        var id = await host.DraftAsync("letter");

        var result = await host.Desk.ApproveAsync(id, "Ana", seen: 0);

        result.Outcome.ShouldBe(DeskOutcome.Refused);
        result.Sentence.ShouldStartWith("Not approved: the letter has 1 warning.");
        (await host.Desk.ApproveAsync(id, "Ana", seen: 1)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task TransactionThatFails_LeavesNeitherDraftNorDelivery()
    {
        await using var host = await LaneHost.StartAsync(settings: new() { ["Announcements:Approval"] = "automatic" });
        await host.FollowAsync("slack", "T1", 3);
        await host.DraftAsync("letter");

        // The same letter again breaks the letter's key after nothing, or the draft's key after the letter: all of it is undone.
        await Should.ThrowAsync<Exception>(() => host.DraftAsync("letter"));

        (await host.Desk.ListAsync()).Count.ShouldBe(1);
        (await host.Desk.ReportAsync("letter"))!.Intended.ShouldBe(3);
    }

    [Fact]
    public async Task Unknown_IsSaidAndNotThrown()
    {
        await using var host = await LaneHost.StartAsync();

        (await host.Desk.FindAsync("none")).ShouldBeNull();
        (await host.Desk.ReportAsync("none")).ShouldBeNull();
        (await host.Desk.ApproveAsync("none", "Ana")).ShouldBe(new DeskResult(DeskOutcome.NotFound, "There is no announcement none."));
        (await host.Desk.ReplayAsync("none", "Ana")).Outcome.ShouldBe(DeskOutcome.NotFound);
    }
}
