using CompactBot.Delivery;
using CompactBot.Storage;
using Dapper;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

public class DeliveryLaneTests : LaneHostTests
{
    [Fact]
    public async Task Approved_ReachesEveryFollowerOnce()
    {
        var slack = new FakeSender("slack");
        var teams = new FakeSender("teams", canLookUp: false);
        await using var host = await StartAsync([slack, teams]);
        await host.FollowAsync("slack", "T1", 60);
        await host.FollowAsync("slack", "T2", 5);
        await host.FollowAsync("teams", "tenant", 20);

        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        (report.Intended, report.Sent).ShouldBe((85, 85));
        slack.Posts.Select(p => p.Conversation.Id).Distinct().Count().ShouldBe(65);
        slack.Posts.Count.ShouldBe(65);
        teams.Posts.Count.ShouldBe(20);
        report.Lines.ShouldAllBe(l => l.PlatformMessageId == FakeSender.IdOf(l.DeliveryId));
    }

    [Fact]
    public async Task ApprovedByAnotherProcess_GoesOutWithinTheLook()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 1);
        await using var other = await StartAsync(folder: host.Folder);

        await other.AnnounceAsync("letter");

        (await host.SettledAsync("letter")).Sent.ShouldBe(1);
    }

    [Fact]
    public virtual async Task TwoProcessesOnOneStore_OneSendsAndTheOtherTakesOver()
    {
        var (first, second) = (new FakeSender("slack"), new FakeSender("slack"));
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var one = await StartAsync([first], folder: folder);
        await one.FollowAsync("slack", "T1", 10);
        await one.SettledAsync(await one.AnnounceAsync("first"));
        await using (var other = await StartAsync([second], folder: folder))
        {
            (await one.SettledAsync(await other.AnnounceAsync("second"))).Sent.ShouldBe(10);
            (first.Posts.Count, second.Posts.Count).ShouldBe((20, 0));

            await one.DisposeAsync();
            (await other.SettledAsync(await other.AnnounceAsync("third"))).Sent.ShouldBe(10);
            (first.Posts.Count, second.Posts.Count).ShouldBe((20, 10));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task RetryAfterInOneWorkspace_LetsTheOthersGoOn()
    {
        var isLimited = true;
        var slack = new FakeSender("slack")
        {
            Answer = (o, _) => isLimited && o.Conversation.Workspace == "T1" ? new SendResult(SendOutcome.Retry, Reason: "ratelimited", RetryAfter: Duration.FromSeconds(3)) : null,
        };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 20);
        await host.FollowAsync("slack", "T2", 20);
        await host.FollowAsync("slack", "T3", 20);
        var id = await host.AnnounceAsync("letter");

        var meanwhile = await host.UntilAsync(id, r => r.Sent == 40);
        meanwhile.Lines.ShouldAllBe(l => l.Workspace == "T1" ? l.State == DeliveryState.Pending && l.Reason == "ratelimited" : l.State == DeliveryState.Sent);
        var pause = (await host.Deliveries.PausesAsync()).Single();
        (pause.Workspace, pause.Reason).ShouldBe(("T1", "ratelimited"));
        var tried = meanwhile.Lines.Sum(l => l.Workspace == "T1" ? slack.Attempts(l.DeliveryId) : 0);
        tried.ShouldBeLessThanOrEqualTo(4, "no more than what was under way when the platform said to wait");

        isLimited = false;
        var report = await host.SettledAsync(id);
        report.Sent.ShouldBe(60);
        report.Lines.ShouldAllBe(l => l.Attempts == 1);
    }

    [Fact]
    public async Task RetryAfterNoTime_WaitsAllTheSame()
    {
        var slack = new FakeSender("slack") { Answer = (_, n) => n <= 3 ? new SendResult(SendOutcome.Retry, Reason: "http 503", RetryAfter: Duration.Zero) : null };
        await using var host = await StartAsync([slack], settings: new() { ["Delivery:FirstRetrySeconds"] = "0.2" });
        await host.FollowAsync("slack", "T1", 1);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        (await host.SettledAsync(await host.AnnounceAsync("letter"))).Sent.ShouldBe(1);

        // Three waits, each by a fifth shorter at the most.
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.4));
    }

    [Fact]
    public async Task RetryAfterYears_PausesNoLongerThanADeliveryIsKept()
    {
        var slack = new FakeSender("slack") { Answer = (_, _) => new SendResult(SendOutcome.Retry, Reason: "http 429", RetryAfter: Duration.FromDays(10_000_000)) };
        await using var host = await StartAsync([slack], settings: new() { ["Delivery:GiveUpAfterHours"] = "2" });
        await host.FollowAsync("slack", "T1", 1);

        await host.UntilAsync(await host.AnnounceAsync("letter"), r => r is { Pending: 1 } && r.Lines[0].Reason == "http 429");

        var left = (await host.Deliveries.PausesAsync()).ShouldHaveSingleItem().Until!.Value - SystemClock.Instance.GetCurrentInstant();
        left.ShouldBeInRange(Duration.FromMinutes(100), Duration.FromMinutes(120));
    }

    [Fact]
    public async Task PauseOfAWorkspace_OutlivesARestart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var slack = new FakeSender("slack") { Answer = (_, _) => new SendResult(SendOutcome.Retry, Reason: "ratelimited", RetryAfter: Duration.FromMinutes(10)) };
        await using (var host = await StartAsync([slack], folder: folder))
        {
            await host.FollowAsync("slack", "T1", 1);
            await host.AnnounceAsync("letter");
            await host.UntilAsync("letter", r => r.Lines[0].Reason == "ratelimited" && r.Pending == 1);
        }

        var after = new FakeSender("slack");
        await using (var host = await StartAsync([after], folder: folder))
        {
            await host.FollowAsync("slack", "T2", 1);
            await host.AnnounceAsync("second");
            (await host.UntilAsync("second", r => r.Sent == 1)).Lines.Single(l => l.State == DeliveryState.Sent).Workspace.ShouldBe("T2");
            after.Posts.ShouldAllBe(p => p.Conversation.Workspace == "T2");
            (await host.Deliveries.PausesAsync()).Single().Workspace.ShouldBe("T1");
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ServerErrorThenOk_IsTriedAgainAndSentOnce()
    {
        var slack = new FakeSender("slack") { Answer = (_, attempt) => attempt < 3 ? new SendResult(SendOutcome.Retry, Reason: "http 503") : null };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 3);

        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        report.Sent.ShouldBe(3);
        report.Lines.ShouldAllBe(l => l.Attempts == 3 && l.Reason == null);
        slack.Posts.Count.ShouldBe(3);
    }

    [Fact]
    public async Task ServerErrorsWithoutEnd_FailAfterTheBoundAndCanBeReplayed()
    {
        var isDown = true;
        var slack = new FakeSender("slack") { Answer = (_, _) => isDown ? new SendResult(SendOutcome.Retry, Reason: "http 503") : null };
        await using var host = await StartAsync([slack], new() { ["Delivery:Attempts"] = "3" });
        await host.FollowAsync("slack", "T1", 2);
        var id = await host.AnnounceAsync("letter");

        var report = await host.SettledAsync(id);
        (report.Failed, report.Lines[0].Attempts, report.Lines[0].Reason).ShouldBe((2, 3, "http 503"));

        isDown = false;
        (await host.Desk.ReplayAsync(report.Lines[0].DeliveryId, "Ana")).Sentence.ShouldBe("1 conversation will be tried again.");
        (await host.UntilAsync(id, r => r.Sent == 1)).Failed.ShouldBe(1);
        (await host.Desk.ReplayAsync(id, "Ana")).Outcome.ShouldBe(DeskOutcome.Done);
        (await host.SettledAsync(id)).Sent.ShouldBe(2);
        slack.Posts.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LostReply_IsLookedUpAndNeverSentTwice(bool wasPosted)
    {
        var slack = new FakeSender("slack")
        {
            Answer = (_, attempt) => attempt == 1 ? new SendResult(SendOutcome.Uncertain, Reason: "no reply") : null,
            PostsTheUncertain = _ => wasPosted,
        };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 5);

        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        (report.Sent, report.MayBeRepeated).ShouldBe((5, 0));
        slack.Posts.GroupBy(p => p.DeliveryId).Select(g => g.Count()).ShouldBe([1, 1, 1, 1, 1]);
        slack.LookUps.Count.ShouldBe(5);
        report.Lines.ShouldAllBe(l => l.PlatformMessageId == FakeSender.IdOf(l.DeliveryId));
    }

    [Fact]
    public async Task LostReplyWithoutALookUp_IsSentAgainAndListed()
    {
        var teams = new FakeSender("teams", canLookUp: false)
        {
            Answer = (o, attempt) => attempt == 1 && o.Conversation.Name == "C001" ? new SendResult(SendOutcome.Uncertain, Reason: "no reply") : null,
            PostsTheUncertain = _ => true,
        };
        await using var host = await StartAsync([teams]);
        await host.FollowAsync("teams", "tenant", 3);

        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        (report.Sent, report.MayBeRepeated).ShouldBe((3, 1));
        report.Lines.Single(l => l.MayBeRepeated).Name.ShouldBe("C001");
        teams.Posts.Count.ShouldBe(4);
    }

    [Fact]
    public async Task LostReplyWhereUncertainIsHeld_IsLeftToStaff()
    {
        var teams = new FakeSender("teams", canLookUp: false) { Answer = (_, _) => new SendResult(SendOutcome.Uncertain, Reason: "no reply") };
        await using var host = await StartAsync([teams], new() { ["Delivery:Uncertain"] = "hold" });
        await host.FollowAsync("teams", "tenant", 2);

        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        (report.Uncertain, report.MayBeRepeated).ShouldBe((2, 0));
        report.Lines.ShouldAllBe(l => l.Attempts == 1);
    }

    [Fact]
    public async Task LookUpThatNeverWorks_EndsUncertainAndIsNotSentAgain()
    {
        var slack = new FakeSender("slack") { Answer = (_, _) => new SendResult(SendOutcome.Uncertain, Reason: "no reply"), LooksUp = false };
        await using var host = await StartAsync([slack], new() { ["Delivery:LookUps"] = "3" });
        var conversation = await host.FollowAsync("slack", "T1", "C");
        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        report.Uncertain.ShouldBe(1);
        report.Lines[0].Reason.ShouldBe("it could not be looked up");
        slack.Attempts(report.Lines.Single(l => l.ConversationId == conversation).DeliveryId).ShouldBe(1);
        slack.LookUps.Count.ShouldBe(3);
    }

    [Fact]
    public async Task NoReplyInTime_IsUncertain()
    {
        var slack = new FakeSender("slack") { Hold = _ => Task.Delay(Timeout.Infinite) };
        await using var host = await StartAsync([slack], new() { ["Delivery:TimeoutSeconds"] = "0.2", ["Delivery:UncertainRestSeconds"] = "60" });
        await host.FollowAsync("slack", "T1", 1);
        await host.AnnounceAsync("letter");

        var report = await host.UntilAsync("letter", r => r.Uncertain == 1);

        report.Lines[0].Reason.ShouldBe("no reply");
    }

    [Fact]
    public async Task GivenUp_BlocksNothingBehindIt()
    {
        var slack = new FakeSender("slack")
        {
            Answer = (o, _) => o.Message.Headline.EndsWith("first", StringComparison.Ordinal) ? new SendResult(SendOutcome.GiveUp, Reason: "msg_too_long") : null,
        };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 4);
        await host.AnnounceAsync("first");
        await host.AnnounceAsync("second");

        (await host.SettledAsync("first")).Failed.ShouldBe(4);
        (await host.SettledAsync("second")).Sent.ShouldBe(4);
    }

    [Fact]
    public async Task ConversationGone_IsLeftOutFromThenOn()
    {
        var slack = new FakeSender("slack")
        {
            Answer = (o, _) => o.Conversation.Name == "C002" ? new SendResult(SendOutcome.GiveUp, Reason: "is_archived", ConversationGone: true) : null,
        };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 3);
        (await host.SettledAsync(await host.AnnounceAsync("first"))).Lines.Single(l => l.State == DeliveryState.Failed).Reason.ShouldBe("is_archived");

        var second = await host.SettledAsync(await host.AnnounceAsync("second"));

        (second.Intended, second.Sent, second.Excluded).ShouldBe((3, 2, 1));
        second.Lines.Single(l => l.State == DeliveryState.Excluded).Reason.ShouldBe("is_archived");
    }

    [Fact]
    public async Task BadToken_StopsThatWorkspaceUntilItIsResumed()
    {
        var isBad = true;
        var slack = new FakeSender("slack") { Answer = (o, _) => isBad && o.Conversation.Workspace == "T1" ? new SendResult(SendOutcome.StopWorkspace, Reason: "invalid_auth") : null };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 3);
        await host.FollowAsync("slack", "T2", 3);
        var id = await host.AnnounceAsync("letter");
        await host.UntilAsync(id, r => r.Sent == 3 && r.Lines.Count(l => l is { Workspace: "T1", State: DeliveryState.Pending, Reason: "invalid_auth" }) == 3);
        (await host.Deliveries.PausesAsync()).Single().Until.ShouldBeNull();

        isBad = false;
        (await host.Desk.ResumeAsync("slack", "T1")).Outcome.ShouldBe(DeskOutcome.Done);

        (await host.SettledAsync(id)).Sent.ShouldBe(6);
    }

    [Fact]
    public async Task PlatformWithoutASender_FailsWithItsNameAndDoesNotHang()
    {
        await using var host = await StartAsync([new FakeSender("slack")]);
        await host.FollowAsync("teams", "tenant", 2);

        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        report.Failed.ShouldBe(2);
        report.Lines.ShouldAllBe(l => l.Reason == "teams is not configured");
    }

    [Fact]
    public async Task ManyAnnouncements_ArriveInTheOrderOfTheirApproval()
    {
        var slack = new FakeSender("slack") { Answer = (o, attempt) => attempt == 1 && o.DeliveryId[0] < '6' ? new SendResult(SendOutcome.Retry, Reason: "http 500") : null };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 6);
        string[] ids = [.. Enumerable.Range(1, 8).Select(n => $"letter {n}")];
        foreach (var id in ids)
        {
            await host.AnnounceAsync(id);
        }

        foreach (var id in ids)
        {
            (await host.SettledAsync(id)).Sent.ShouldBe(6);
        }

        foreach (var conversation in slack.Posts.GroupBy(p => p.Conversation.Id))
        {
            conversation.Select(p => p.Message.Headline[^1]).ShouldBe("12345678");
        }
    }

    [Fact]
    public async Task UnfollowedBeforeItsTurn_IsExcludedWithTheReason()
    {
        var gate = new TaskCompletionSource();
        var slack = new FakeSender("slack") { Hold = o => o.Message.Headline.EndsWith("first", StringComparison.Ordinal) ? gate.Task : Task.CompletedTask };
        await using var host = await StartAsync([slack]);
        var conversation = await host.FollowAsync("slack", "T1", "C");
        await host.AnnounceAsync("first");
        await host.AnnounceAsync("second");
        await host.UntilAsync("first", r => r.Sending == 1);
        await host.Conversations.FollowAsync(conversation, false);
        gate.SetResult();

        (await host.SettledAsync("first")).Sent.ShouldBe(1);
        var report = await host.SettledAsync("second");
        (report.Excluded, report.Lines[0].Reason).ShouldBe((1, "unfollowed"));
    }

    [Fact]
    public async Task StoppedInTheMiddle_EndsWhatIsUnderWayAndGoesOnAtTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var gate = new TaskCompletionSource();
        var slack = new FakeSender("slack") { Hold = _ => gate.Task };
        var host = await StartAsync([slack], folder: folder);
        await host.FollowAsync("slack", "T1", 30);
        await host.AnnounceAsync("letter");
        var under = await host.UntilAsync("letter", r => r.Sending > 0);
        var stop = host.DisposeAsync();
        gate.SetResult();
        await stop;

        await using (var next = await StartAsync([slack], folder: folder))
        {
            (await next.SettledAsync("letter")).Sent.ShouldBe(30);
        }

        slack.Posts.GroupBy(p => p.DeliveryId).ShouldAllBe(g => g.Count() == 1);
        slack.LookUps.ShouldBeEmpty("a stop waits for what is under way");
        under.Sending.ShouldBeLessThanOrEqualTo(4);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task FoundInSendingAfterACrash_IsLookedUp()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        var slack = new FakeSender("slack");
        string posted;
        await using (var host = await StartAsync(folder: folder))
        {
            await host.FollowAsync("slack", "T1", 2);
            await host.AnnounceAsync("letter");
            var lines = (await host.Desk.ReportAsync("letter"))!.Lines;
            posted = lines[0].DeliveryId;
            slack.Posts.Enqueue(new Outgoing(posted, (await host.Conversations.FindAsync(lines[0].ConversationId))!, new Core.Messages.Message { Headline = "" }));
            await using var connection = await host.Database.OpenAsync();
            await connection.ExecuteAsync("UPDATE delivery SET state = 'sending', claimed_by = 'a run that died', claimed_at = 1, attempts = 1");
        }

        await using (var host = await StartAsync([slack], folder: folder))
        {
            var report = await host.SettledAsync("letter");
            report.Sent.ShouldBe(2);
        }

        slack.LookUps.Count.ShouldBe(2);
        slack.Attempts(posted).ShouldBe(0);
        slack.Posts.Count.ShouldBe(2);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Report_AddsUpWhateverHappens()
    {
        var slack = new FakeSender("slack")
        {
            Answer = (o, attempt) => (o.DeliveryId[0], attempt) switch
            {
                ('0' or '1', _) => new SendResult(SendOutcome.GiveUp, Reason: "channel_not_found"),
                ('2' or '3', 1) => new SendResult(SendOutcome.Uncertain, Reason: "no reply"),
                ('4' or '5', < 3) => new SendResult(SendOutcome.Retry, Reason: "http 502"),
                ('6', 1) => throw new InvalidOperationException("a sender with a fault"),
                _ => null,
            },
            PostsTheUncertain = o => o.DeliveryId[0] == '2',
        };
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 80);
        await host.Conversations.LostAsync(await host.FollowAsync("slack", "T1", "gone"), "is_archived");

        var report = await host.SettledAsync(await host.AnnounceAsync("letter"));

        report.Intended.ShouldBe(81);
        (report.Sent + report.Failed + report.Uncertain + report.Excluded).ShouldBe(81);
        report.Failed.ShouldBe(report.Lines.Count(l => l.DeliveryId[0] is '0' or '1' && l.State != DeliveryState.Excluded));
        report.Uncertain.ShouldBe(0);
        slack.Posts.Count.ShouldBe(report.Sent);
        report.Lines.Where(l => l.State != DeliveryState.Sent).ShouldAllBe(l => l.Reason != null);
    }

    [Fact]
    public void LaneOfAWorkspace_IsTheSameEverywhere()
    {
        // FNV-1a over "slack T1", worked out apart from the program.
        DeliveryLane.LaneOf(new WorkspaceKey("slack", "T1"), 1000).ShouldBe(LaneByHand("slack T1", 1000));
        Enumerable.Range(0, 400).Select(n => DeliveryLane.LaneOf(new WorkspaceKey("teams", $"tenant-{n}"), 4)).Distinct().Count().ShouldBe(4);
    }

    private static int LaneByHand(string text, int lanes)
    {
        var hash = text.Aggregate(0x811C9DC5L, (h, c) => ((h ^ c) * 0x01000193L) & 0xFFFFFFFFL);
        return (int)(hash % lanes);
    }
}
