using CompactBot.Core.Messages;
using CompactBot.Delivery;
using CompactBot.Storage;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>Corrections, withdrawals and supersessions reach every copy that is posted, once, and say which could not be changed.</summary>
public class CopiesTests : LaneHostTests
{
    [Fact]
    public async Task Corrected_EditsEveryCopyAndMarksIt()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 5);
        var id = await host.AnnounceAsync("letter");
        await host.SettledAsync(id);

        var result = await host.Desk.CorrectAsync(id, Text(host, id) with { Headline = "The right headline" }, "Ben");
        var report = await ChangeAsync(host, id, DispatchKind.Correction);

        result.Sentence.ShouldBe("Corrected: 5 copies will be edited, and what is not posted yet says the new text.");
        (report.Intended, report.Sent).ShouldBe((5, 5));
        slack.Changes.Select(c => c.Message.Headline).Distinct().ShouldBe(["Corrected – The right headline"]);
        slack.Changes.Select(c => c.Post).Order().ShouldBe(slack.Posts.Select(p => FakeSender.IdOf(p.DeliveryId)).Order());
        (await host.Desk.FindAsync(id))!.Stage.ShouldBe(AnnouncementStage.Corrected);
    }

    [Fact]
    public async Task Corrected_WhileSending_NoConversationEndsWithTheOldText()
    {
        var slack = new FakeSender("slack") { Hold = _ => Task.Delay(15) };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 60);
        var id = await host.AnnounceAsync("letter");
        await host.UntilAsync(id, r => r.Sent >= 10);

        await host.Desk.CorrectAsync(id, Text(host, id) with { Headline = "The right headline" }, "Ben");
        var report = await host.SettledAsync(id);
        await ChangeAsync(host, id, DispatchKind.Correction);

        report.Sent.ShouldBe(60);
        slack.Posts.Count.ShouldBe(60);
        var last = slack.Posts.ToDictionary(p => p.Conversation.Id, p => p.Message.Headline);
        foreach (var change in slack.Changes)
        {
            last[change.Conversation.Id] = change.Message.Headline;
        }

        last.Values.ShouldAllBe(headline => headline.EndsWith("The right headline"));
    }

    [Fact]
    public async Task CorrectedTwiceWhileOneWaits_TheFirstNeverTakesTheSecondBack()
    {
        // Its first try is under way when the first correction comes, and is refused before the second does.
        var (first, corrected) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slack = new FakeSender("slack")
        {
            Hold = async _ =>
            {
                first.TrySetResult();
                await corrected.Task;
            },
            Answer = (_, n) => n == 1 ? new SendResult(SendOutcome.Retry, Reason: "http 503", RetryAfter: NodaTime.Duration.FromSeconds(0.5)) : null,
        };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 1);
        var id = await host.AnnounceAsync("letter");
        await first.Task;
        await host.Desk.CorrectAsync(id, Text(host, id) with { Headline = "The first correction" }, "Ben");
        corrected.SetResult();
        await host.UntilAsync(id, r => r.Pending == 1);
        await host.Desk.CorrectAsync(id, Text(host, id) with { Headline = "The second correction" }, "Ben");

        (await host.SettledAsync(id)).Sent.ShouldBe(1);
        await ChangeAsync(host, id, DispatchKind.Correction);

        slack.Posts.Count.ShouldBe(1);
        slack.Changes.Last().Message.Headline.ShouldBe("Corrected – The second correction");
    }

    [Fact]
    public async Task SupersededWhileSending_WhatIsPostedLateSaysSoToo()
    {
        var slack = new FakeSender("slack") { Hold = o => o.Message.Headline.EndsWith("older", StringComparison.Ordinal) ? Task.Delay(15) : Task.CompletedTask };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 60);
        var older = await host.AnnounceAsync("older");
        await host.UntilAsync(older, r => r.Sent >= 10);
        var newer = await host.AnnounceAsync("newer");

        (await host.Desk.SupersedeAsync(older, newer, "Ben")).IsDone.ShouldBeTrue();
        await host.SettledAsync(older);
        await ChangeAsync(host, older, DispatchKind.Supersession);

        var marked = slack.Posts.Where(p => p.Message.Headline.StartsWith("Superseded", StringComparison.Ordinal)).Select(p => p.Conversation.Id)
            .Concat(slack.Changes.Select(c => c.Conversation.Id)).ToList();
        marked.Count.ShouldBe(60);
        marked.Distinct().Count().ShouldBe(60);
    }

    [Fact]
    public async Task Withdrawn_TakesBackEveryCopy_AndNamesThoseThatStay()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        var kept = (await host.FollowAsync("slack", "T1", 3))[1];
        var gone = await host.FollowAsync("slack", "T1", "gone");
        var id = await host.AnnounceAsync("letter");
        await host.SettledAsync(id);
        await host.Conversations.LostAsync(gone, "is_archived");
        slack.ChangeAnswer = (c, _) => c.Conversation.Id == kept ? new SendResult(SendOutcome.GiveUp, Reason: "edit_window_closed") : null;

        await host.Desk.WithdrawAsync(id, "Ben");
        var report = await ChangeAsync(host, id, DispatchKind.Withdrawal);

        (report.Intended, report.Sent, report.Failed, report.Excluded).ShouldBe((4, 2, 1, 1));
        report.Lines.Single(l => l.State == DeliveryState.Failed).Reason.ShouldBe("edit_window_closed");
        report.Lines.Single(l => l.State == DeliveryState.Excluded).Reason.ShouldBe("is_archived");
        slack.Changes.ShouldAllBe(c => c.TakesBack && c.Message.Sections.Count == 0 && c.Message.Headline.StartsWith("Withdrawn – "));
    }

    [Fact]
    public async Task ChangeWithoutReply_IsMadeAgainAndIsNoRepetition()
    {
        var teams = new FakeSender("teams", canLookUp: false) { ChangeAnswer = (_, n) => n < 3 ? new SendResult(SendOutcome.Uncertain, Reason: "no reply") : null };
        await using var host = await StartAsync([teams], new() { ["Delivery:Uncertain"] = "hold" });
        await host.FollowAsync("teams", "tenant", 2);
        var id = await host.AnnounceAsync("letter");
        await host.SettledAsync(id);

        await host.Desk.WithdrawAsync(id, "Ben");
        var report = await ChangeAsync(host, id, DispatchKind.Withdrawal);

        (report.Sent, report.MayBeRepeated).ShouldBe((2, 0));
    }

    [Fact]
    public async Task NeverPosted_IsNotTakenBack()
    {
        var slack = new FakeSender("slack") { Answer = (_, n) => n == 1 ? new SendResult(SendOutcome.Uncertain, Reason: "no reply") : null, LooksUp = true };
        await using var host = await StartAsync([slack], new() { ["Delivery:UncertainRestSeconds"] = "0.5" });
        await host.FollowAsync("slack", "T1", 1);
        var id = await host.AnnounceAsync("letter");
        await host.UntilAsync(id, r => r.Uncertain == 1);

        await host.Desk.WithdrawAsync(id, "Ben");
        var report = await ChangeAsync(host, id, DispatchKind.Withdrawal);

        slack.Posts.ShouldBeEmpty();
        slack.Changes.ShouldBeEmpty();
        report.Lines.Single().Reason.ShouldBe("it was not posted there");
        (await host.Desk.ReportAsync(id))!.Withdrawn.ShouldBe(1);
    }

    [Fact]
    public async Task FailedChange_CanBeTriedAgain()
    {
        var broken = true;
        var slack = new FakeSender("slack") { ChangeAnswer = (_, _) => broken ? new SendResult(SendOutcome.GiveUp, Reason: "cant_update_message") : null };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 2);
        var id = await host.AnnounceAsync("letter");
        await host.SettledAsync(id);
        await host.Desk.CorrectAsync(id, Text(host, id) with { Headline = "Right" }, "Ben");
        (await ChangeAsync(host, id, DispatchKind.Correction)).Failed.ShouldBe(2);

        broken = false;
        (await host.Desk.ReplayAsync($"{id}~correction-1", "Ben")).IsDone.ShouldBeTrue();

        (await ChangeAsync(host, id, DispatchKind.Correction)).Sent.ShouldBe(2);
    }

    [Fact]
    public async Task FailedChangeThatWasOvertaken_IsNotMadeAgain()
    {
        var slack = new FakeSender("slack") { ChangeAnswer = (c, _) => c.TakesBack ? null : new SendResult(SendOutcome.GiveUp, Reason: "edit_window_closed") };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 1);
        var id = await host.AnnounceAsync("letter");
        await host.SettledAsync(id);
        await host.Desk.CorrectAsync(id, Text(host, id) with { Headline = "Right" }, "Ben");
        await ChangeAsync(host, id, DispatchKind.Correction);
        await host.Desk.WithdrawAsync(id, "Ben");
        await ChangeAsync(host, id, DispatchKind.Withdrawal);

        (await host.Desk.ReplayAsync($"{id}~correction-1", "Ben")).Outcome.ShouldBe(DeskOutcome.NotFound);
    }

    [Fact]
    public async Task Superseded_CopiesNameTheNewerLetter()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 2);
        var (older, newer) = (await host.AnnounceAsync("older"), await host.AnnounceAsync("newer"));
        await host.SettledAsync(older);
        await host.SettledAsync(newer);

        (await host.Desk.SupersedeAsync(older, newer, "Ben")).IsDone.ShouldBeTrue();
        (await host.Desk.SupersedeAsync(older, "nothing", "Ben")).Outcome.ShouldBe(DeskOutcome.Refused);
        await ChangeAsync(host, older, DispatchKind.Supersession);

        slack.Changes.Count.ShouldBe(2);
        slack.Changes.ShouldAllBe(c => c.Message.Headline.StartsWith("Superseded – ") && c.Message.Paragraphs[0].Contains("Subject of newer"));
        (await host.Desk.FindAsync(older))!.Stage.ShouldBe(AnnouncementStage.Superseded);
    }

    [Fact]
    public async Task Tested_GoesToOneConversationAlone_EvenWhereItDoesNotFollow()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack], new() { ["Announcements:TestFirst"] = "true" });
        await host.FollowAsync("slack", "T1", 2);
        var staff = await host.FollowAsync("slack", "T1", "staff");
        await host.Conversations.FollowAsync(staff, false);
        var id = await host.DraftAsync("letter");

        (await host.Desk.ApproveAsync(id, "Ana")).Outcome.ShouldBe(DeskOutcome.Refused);
        (await host.Desk.TestAsync(id, "slack:T1/nowhere", "Ana")).Outcome.ShouldBe(DeskOutcome.Refused);
        (await host.Desk.TestAsync(id, null, "Ana")).Outcome.ShouldBe(DeskOutcome.Refused);
        (await host.Desk.TestAsync(id, staff, "Ana")).IsDone.ShouldBeTrue();
        (await ChangeAsync(host, id, DispatchKind.Test)).Sent.ShouldBe(1);

        slack.Posts.Single().Message.Headline.ShouldStartWith("Test – ");
        slack.Posts.Single().Conversation.Id.ShouldBe(staff);
        (await host.Desk.ApproveAsync(id, "Ana")).IsDone.ShouldBeTrue();
    }

    private static Message Text(LaneHost host, string id) => host.Desk.FindAsync(id).GetAwaiter().GetResult()!.Announcement.Message;

    /// <summary>The report of the last change of a kind, once it is settled.</summary>
    private static async Task<DeliveryReport> ChangeAsync(LaneHost host, string id, DispatchKind kind)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            var report = (await host.Desk.FindAsync(id))!.Changes.Last(c => c.Dispatch.Kind == kind).Report;
            if (report.IsSettled)
            {
                return report;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
