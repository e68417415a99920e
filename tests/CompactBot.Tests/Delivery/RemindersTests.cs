using CompactBot.Core.Announcements;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using CompactBot.Delivery;
using CompactBot.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery;

/// <summary>Reminders go out through the ledger: once each, with one trigger however many get them.</summary>
public class RemindersTests : LaneHostTests
{
    [Fact]
    public async Task EveryoneWhoAsked_IsRemindedOnce_ByOneTrigger()
    {
        var slack = new FakeSender("slack");
        await using var host = await StartAsync([slack]);
        var wish = new ReminderWish(ReminderSubject.Session, "PT1H");
        foreach (var id in await host.FollowAsync("slack", "T1", 8))
        {
            await WantAsync(host, id, wish);
        }

        await host.FollowAsync("slack", "T1", "others");
        await LetterAsync(host, SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1) + Duration.FromSeconds(4));
        const string Triggers = "SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP = 'reminders'";
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await CountAsync(host, Triggers) == 0 && slack.Posts.IsEmpty)
        {
            await Task.Delay(50, limit.Token);
        }

        (await CountAsync(host, Triggers)).ShouldBeInRange(0, 1);
        await UntilAsync(() => slack.Posts.Count >= 8);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        slack.Posts.Count.ShouldBe(8);
        slack.Posts.Select(p => p.Conversation.Id).Distinct().Count().ShouldBe(8);
        slack.Posts.ShouldAllBe(p => p.Message.Headline.StartsWith("Reminder: "));
        (await CountAsync(host, "SELECT COUNT(*) FROM announcement WHERE kind = 'reminder'")).ShouldBe(1);
    }

    [Fact]
    public async Task SentTwice_IsSentOnce()
    {
        await using var host = await StartAsync();
        await WantAsync(host, await host.FollowAsync("slack", "T1", "one"), new ReminderWish(ReminderSubject.Session, "PT1H"));
        await LetterAsync(host, NextSecond() + Duration.FromHours(1));
        var reminders = host.Services.GetRequiredService<Reminders>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => reminders.SendDueAsync(TestContext.Current.CancellationToken)));

        (await CountAsync(host, "SELECT COUNT(*) FROM delivery")).ShouldBe(1);
    }

    [Fact]
    public async Task FollowsOtherSessions_IsNotReminded()
    {
        await using var host = await StartAsync();
        var id = await host.FollowAsync("slack", "T1", "one");
        await WantAsync(host, id, new ReminderWish(ReminderSubject.Session, "PT1H"));
        await host.Services.GetRequiredService<WishStore>().SetRulesAsync(id, [new(SessionKind.Conference, null, null)], TestContext.Current.CancellationToken);
        await LetterAsync(host, NextSecond() + Duration.FromHours(1));

        await host.Services.GetRequiredService<Reminders>().SendDueAsync(TestContext.Current.CancellationToken);

        (await CountAsync(host, "SELECT COUNT(*) FROM delivery")).ShouldBe(0);
    }

    [Fact]
    public async Task AskedForAfterItsTime_DoesNotCome()
    {
        await using var host = await StartAsync();
        await LetterAsync(host, SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(30));
        await WantAsync(host, await host.FollowAsync("slack", "T1", "one"), new ReminderWish(ReminderSubject.Session, "PT1H"));

        await host.Services.GetRequiredService<Reminders>().SendDueAsync(TestContext.Current.CancellationToken);

        (await CountAsync(host, "SELECT COUNT(*) FROM delivery")).ShouldBe(0);
    }

    /// <summary>Hours of sittings are kept to the second.</summary>
    private static Instant NextSecond() => Instant.FromUnixTimeSeconds(SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() + 1);

    private static Task WantAsync(LaneHost host, string conversation, ReminderWish wish) => host.Services.GetRequiredService<WishStore>().SetRemindersAsync(conversation, [wish]);

    /// <summary>A letter about a briefing that begins then, to the millisecond.</summary>
    private static async Task LetterAsync(LaneHost host, Instant begins)
    {
        var zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        var at = begins.InZone(zone).LocalDateTime;
        var reading = Readings.Letter("letter") with
        {
            Sessions =
            [
                new Session
                {
                    Id = "briefing-2",
                    Kind = SessionKind.Briefing,
                    Ordinal = 2,
                    Title = "second briefing",
                    Start = at.Date,
                    End = at.Date,
                    Days = [at.Date],
                    City = "New York",
                    Zone = zone.Id,
                    Sittings = [new Sitting(at.Date, at.TimeOfDay, null, null)],
                    Evidence = [new Evidence("start", "letter", 1, 0, "We meet")],
                },
            ],
        };
        await host.Database.InTransactionAsync(async transaction =>
        {
            var file = await host.Services.GetRequiredService<LetterStore>().InsertAsync(new StoredFile("letter", "letter", [1], "test"), [reading], transaction);
            return await host.Desk.DraftAsync(transaction, file, [reading], CatalogueSnapshot.Empty, CatalogueSnapshot.Of([reading]));
        });
        await host.Services.GetRequiredService<LiveCatalogue>().RefreshAsync();
    }

    private static async Task<long> CountAsync(LaneHost host, string query)
    {
        await using var connection = await host.Database.OpenAsync();
        return await connection.ExecuteScalarAsync<long>(query);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
