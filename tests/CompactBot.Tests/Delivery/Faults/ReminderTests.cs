using System.Globalization;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using CompactBot.Tests.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>
/// Reminders of a session on the day after the clocks change, a day ahead and as many hours ahead as make the same moment, while one of two
/// processes, whose clocks are a second fast and a second slow, is killed.
/// </summary>
[Collection("faults")]
public sealed class ReminderTests
{
    private const int Workspaces = 20;
    private const string Triggers = "SELECT COUNT(*) FROM qrtz_triggers WHERE trigger_group = 'reminders'";
    private static readonly int Conversations = FaultRow.IsFull ? 10_000 : 400;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(1);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Fact]
    public async Task NodeIsKilledAsTheyFallDue_EveryoneIsRemindedOnceAndInTime()
    {
        Assert.SkipUnless(PostgreSqlServer.IsInstalled, PostgreSqlServer.Missing);
        var row = new FaultRow("reminders due as a node is killed, summer time, clocks ± 1 s", 20);
        await using var platform = await FaultPlatform.StartAsync();
        await using var store = await FaultStore.CreateAsync(await PostgreSqlServer.SharedAsync());
        await store.FollowAsync("asked", Conversations, Workspaces);
        var change = Instant.FromUtc(2027, 1, 1, 0, 0);
        for (var run = 0; run < row.Runs;)
        {
            // Forward in spring and back in autumn by turns, from year to year.
            change = Zone.GetZoneInterval(change).End;
            var nodes = new RemindingNodes(store, platform, change);
            try
            {
                await nodes.ReadyAsync();
                await WishAsync(store, nodes.HoursAhead);
                for (var till = Math.Min(run + 2, row.Runs); run < till; run++)
                {
                    await RunAsync(run, nodes, store, platform, row);
                }
            }
            finally
            {
                nodes.Dispose();
            }
        }

        row.Hold(within: Latest);
    }

    private static async Task RunAsync(int run, RemindingNodes nodes, FaultStore store, FaultPlatform platform, FaultRow row)
    {
        var before = platform.Posts.Count;
        var due = nodes.Now.Plus(Duration.FromSeconds(FaultRow.IsFull ? 8 : 4)).InUtc().LocalDateTime.With(TimeAdjusters.TruncateToSecond).InUtc().ToInstant();
        await ConveneAsync(store, run, due.InZone(Zone).LocalDateTime.PlusDays(1));
        var at = nodes.Real(due);
        var kill = at + TimeSpan.FromMilliseconds(Random.Shared.Next(-1200, 1500));
        var triggers = 0L;
        while (TimeProvider.System.GetUtcNow() is var now && now < kill)
        {
            triggers = Math.Max(triggers, now < at ? await TriggersAsync(store) : 0);
            await Task.Delay(10);
        }

        var victim = Random.Shared.Next(2);
        nodes.Kill(victim);
        await KillTests.PostedAsync(platform, before + Conversations);
        await store.SettledAsync(Limit, () => nodes.Said);
        await nodes.StartAsync(victim);

        // What the process that was started again would send once more, it sends by now.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var posts = platform.Posts.Skip(before).ToList();
        var perConversation = posts.GroupBy(p => p.Conversation, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var repeated = perConversation.Values.Sum(n => n - 1);
        var late = posts.Count == 0 ? Limit : posts.Max(p => p.At) - at;
        row.Add(new FaultCount(Conversations, Conversations - perConversation.Count, repeated, repeated, 0, 0), late);
        perConversation.Count.ShouldBe(Conversations, $"{triggers} triggers, {await CountAsync(store, "SELECT COUNT(*) FROM announcement WHERE kind = 'reminder'")} reminders; {nodes.Said}");
        posts.ShouldAllBe(p => p.Headline.StartsWith("Reminder: ", StringComparison.Ordinal));
        posts.Min(p => p.At).ShouldBeGreaterThan(at - Skew - TimeSpan.FromMilliseconds(50), "one came before its time");
        late.ShouldBeLessThanOrEqualTo(Latest);
        triggers.ShouldBeInRange(FaultRow.IsFull ? 2 : 0, 2, "one for each session and time ahead");
        (await CountAsync(store, "SELECT COUNT(*) FROM announcement WHERE kind = 'reminder'")).ShouldBe(2 * (run + 1));
    }

    /// <summary>Half of them wish for a day ahead, the others for so many hours.</summary>
    private static Task WishAsync(FaultStore store, int hours) => store.Host.Database.InTransactionAsync(async transaction =>
    {
        await transaction.Connection!.ExecuteAsync("DELETE FROM reminder_wish", transaction: transaction);
        return await transaction.Connection!.ExecuteAsync(
            "INSERT INTO reminder_wish (conversation_id, about, ahead, asked_at) SELECT id, 'session', CASE WHEN id < @middle THEN 'P1D' ELSE @hours END, 0 FROM conversation",
            new { middle = string.Create(CultureInfo.InvariantCulture, $"asked:C{Conversations / 2:000000}"), hours = string.Create(CultureInfo.InvariantCulture, $"PT{hours}H") },
            transaction);
    });

    /// <summary>A letter about a briefing that begins then, at its place.</summary>
    private static Task ConveneAsync(FaultStore store, int run, LocalDateTime begins)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"briefing-{run + 2}");
        var letter = string.Create(CultureInfo.InvariantCulture, $"letter-{run}");
        var reading = Readings.Letter(letter) with
        {
            Sessions =
            [
                new Session
                {
                    Id = id,
                    Kind = SessionKind.Briefing,
                    Ordinal = run + 2,
                    Title = $"briefing {run + 2}",
                    Start = begins.Date,
                    End = begins.Date,
                    Days = [begins.Date],
                    City = "New York",
                    Zone = Zone.Id,
                    Sittings = [new Sitting(begins.Date, begins.TimeOfDay, null, null)],
                    Evidence = [new Evidence("start", letter, 1, 0, "We meet")],
                },
            ],
        };
        return store.Host.Database.InTransactionAsync(async transaction =>
        {
            var file = await store.Host.Services.GetRequiredService<LetterStore>().InsertAsync(new StoredFile(id, id, [1], "test"), [reading], transaction);
            return await store.Host.Desk.DraftAsync(transaction, file, [reading], CatalogueSnapshot.Empty, CatalogueSnapshot.Of([reading]));
        });
    }

    private static async Task<long> TriggersAsync(FaultStore store)
    {
        try
        {
            return await CountAsync(store, Triggers);
        }
        catch (System.Data.Common.DbException missing) when (missing.SqlState == "42P01")
        {
            // A service makes the scheduler's tables once it answers.
            return 0;
        }
    }

    private static async Task<long> CountAsync(FaultStore store, string query)
    {
        await using var connection = await store.Host.Database.OpenAsync();
        return await connection.ExecuteScalarAsync<long>(query);
    }

    /// <summary>Two processes on the day before the clocks change, the one a second fast and the other a second slow.</summary>
    private sealed class RemindingNodes : IDisposable
    {
        private readonly FaultStore _store;
        private readonly FaultPlatform _platform;
        private readonly Duration _shift;
        private readonly FaultNode[] _nodes;

        public RemindingNodes(FaultStore store, FaultPlatform platform, Instant change)
        {
            (_store, _platform) = (store, platform);
            var dayBefore = change.InZone(Zone).Date.PlusDays(-1);
            _shift = dayBefore.At(new LocalTime(11, 0)).InZoneStrictly(Zone).ToInstant() - SystemClock.Instance.GetCurrentInstant();
            HoursAhead = Zone.GetUtcOffset(change) > Zone.GetUtcOffset(change - Duration.Epsilon) ? 23 : 25;
            _nodes = [Start(0), Start(1)];
        }

        /// <summary>How long the day of the change is.</summary>
        public int HoursAhead { get; }

        /// <summary>The right time, there.</summary>
        public Instant Now => SystemClock.Instance.GetCurrentInstant() + _shift;

        public string Said => string.Concat(_nodes.Select(n => n.Said));

        /// <summary>When that is by the machine's clock.</summary>
        public DateTimeOffset Real(Instant there) => (there - _shift).ToDateTimeOffset();

        public Task ReadyAsync() => Task.WhenAll(_nodes.Select(n => n.ReadyAsync()));

        public void Kill(int which) => _nodes[which].Kill();

        public Task StartAsync(int which)
        {
            _nodes[which].Dispose();
            _nodes[which] = Start(which);
            return _nodes[which].ReadyAsync();
        }

        public void Dispose() => Array.ForEach(_nodes, n => n.Dispose());

        private FaultNode Start(int which)
        {
            var shift = _shift + Duration.FromTimeSpan(which == 0 ? Skew : -Skew);
            var settings = new Dictionary<string, string?>(_store.Settings) { [ShiftedClock.ShiftVariable] = ((long)shift.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) };
            return FaultNode.Start(settings, _platform.Address);
        }
    }
}
