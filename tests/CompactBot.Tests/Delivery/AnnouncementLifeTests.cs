using CompactBot.Core.Announcements;
using CompactBot.Delivery;
using CompactBot.Storage;
using Dapper;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>The way from draft to sent, who may take which step, and the log of it.</summary>
public class AnnouncementLifeTests : LaneHostTests
{
    private static readonly Dictionary<string, string?> FourEyes = new() { ["Announcements:FourEyes"] = "true" };

    [Fact]
    public async Task FourEyes_NeedsAnotherPersonWithAName()
    {
        await using var host = await StartAsync(settings: FourEyes);
        await host.FollowAsync("slack", "T1", 1);
        var id = await host.DraftAsync("letter");

        (await host.Desk.ApproveAsync(id, "Ben")).Sentence.ShouldContain("Submit it");
        (await host.Desk.SubmitAsync(id, new Actor("the command line", "") { IsNamed = false })).Outcome.ShouldBe(DeskOutcome.Refused);
        (await host.Desk.SubmitAsync(id, "Ana")).IsDone.ShouldBeTrue();
        (await host.Desk.ApproveAsync(id, " ana ")).Sentence.ShouldContain("Ana submitted it");
        (await host.Desk.ApproveAsync(id, new Actor("staff on loopback", "") { IsNamed = false })).Outcome.ShouldBe(DeskOutcome.Refused);
        (await host.Desk.ApproveAsync(id, "Ben")).IsDone.ShouldBeTrue();
        (await host.Desk.FindAsync(id))!.Announcement.State.ShouldBe(AnnouncementState.Approved);
    }

    [Fact]
    public async Task Submitted_CannotBeEdited_UntilItIsADraftAgain()
    {
        await using var host = await StartAsync();
        var id = await host.DraftAsync("letter");
        await host.Desk.SubmitAsync(id, "Ana");
        var edited = (await host.Desk.FindAsync(id))!.Announcement.Message with { Headline = "Another" };

        (await host.Desk.EditAsync(id, edited, "Ana")).Outcome.ShouldBe(DeskOutcome.Refused);
        (await host.Desk.ReturnAsync(id, "Ana")).IsDone.ShouldBeTrue();
        (await host.Desk.EditAsync(id, edited, "Ana")).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task TextChangedSinceItWasRead_IsNotApproved()
    {
        await using var host = await StartAsync();
        var id = await host.DraftAsync("letter");
        var read = AnnouncementDetail.MarkOf((await host.Desk.FindAsync(id))!.Announcement.Message);
        await host.Desk.EditAsync(id, (await host.Desk.FindAsync(id))!.Announcement.Message with { Headline = "Another" }, "Ana");

        (await host.Desk.ApproveAsync(id, "Ben", over: read)).Outcome.ShouldBe(DeskOutcome.Meanwhile);
    }

    [Fact]
    public async Task EveryStep_IsInTheLog_WithWhoAndWhere()
    {
        await using var host = await StartAsync();
        var id = await host.DraftAsync("letter");
        await host.Desk.SubmitAsync(id, new Actor("Ana", "staff page (127.0.0.1)"));
        await host.Desk.ApproveAsync(id, new Actor("Ben", "command line (ben)"));
        await host.Desk.WithdrawAsync(id, "Ben");

        var log = (await host.Desk.FindAsync(id))!.Log;

        log.Select(l => (l.What, l.By.Name, l.By.From)).ShouldBe(
        [
            ("drafted", "the reader", "the service"),
            ("submitted", "Ana", "staff page (127.0.0.1)"),
            ("approved", "Ben", "command line (ben)"),
            ("withdrawn", "Ben", ""),
        ]);
    }

    [Theory]
    [InlineData("UPDATE announcement_log SET by_whom = 'nobody'")]
    [InlineData("DELETE FROM announcement_log")]
    public async Task Log_CanOnlyBeAddedTo(string change)
    {
        await using var host = await StartAsync();
        await host.DraftAsync("letter");

        await Should.ThrowAsync<System.Data.Common.DbException>(() => host.Database.InTransactionAsync(
            t => t.Connection!.ExecuteAsync(change, transaction: t),
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Scheduled_WaitsForItsTime_AndThenGoesOnce()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        await host.FollowAsync("slack", "T1", 3);
        var id = await host.DraftAsync("letter");
        var zone = DateTimeZoneProviders.Tzdb["Europe/Vienna"];

        var result = await host.Desk.ApproveAsync(id, "Ana", when: new SendTime(SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(2), zone));

        result.Sentence.ShouldContain("(Europe/Vienna), ");
        result.Sentence.ShouldContain("(America/New_York)");
        (await host.Desk.FindAsync(id))!.Stage.ShouldBe(AnnouncementStage.Scheduled);
        slack.Posts.ShouldBeEmpty();
        (await host.UntilAsync(id, r => r.Intended == 3 && r.IsSettled)).Sent.ShouldBe(3);
        (await host.Desk.SendScheduledAsync(id)).Outcome.ShouldBe(DeskOutcome.Already);
    }

    [Fact]
    public async Task Schedule_SurvivesARestart()
    {
        var folder = Directory.CreateTempSubdirectory("compactbot-lanes-").FullName;
        await using (var host = await StartAsync([new FakeSender("slack")], folder: folder))
        {
            await host.FollowAsync("slack", "T1", 3);
            await host.DraftAsync("letter");
            await host.Desk.ApproveAsync("letter", "Ana", when: new SendTime(SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(3), DateTimeZone.Utc));

            // It ends once the timetable has placed the trigger, and before that fires.
            var limit = System.Diagnostics.Stopwatch.StartNew();
            while (await TriggersAsync(host) == 0)
            {
                limit.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "the timetable places no trigger");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        var slack = new FakeSender("slack");
        await using (var host = await StartAsync([slack], folder: folder))
        {
            (await host.UntilAsync("letter", r => r.Intended == 3 && r.IsSettled)).Sent.ShouldBe(3);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<long> TriggersAsync(LaneHost host)
    {
        await using var connection = await host.Database.OpenAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM qrtz_triggers WHERE trigger_group = 'schedules'");
    }

    [Fact]
    public async Task ScheduledForThePast_IsRefused()
    {
        await using var host = await StartAsync();
        var id = await host.DraftAsync("letter");

        (await host.Desk.ApproveAsync(id, "Ana", when: new SendTime(Instant.FromUtc(2018, 2, 10, 8, 0), DateTimeZoneProviders.Tzdb["Europe/Vienna"])))
            .Sentence.ShouldBe("Not approved: 2018-02-10 09:00 (Europe/Vienna), 2018-02-10 03:00 (America/New_York) is past. Give a later time, or none to send it now.");
    }
}
