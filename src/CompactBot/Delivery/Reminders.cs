using System.Collections.Concurrent;
using CompactBot.Channels;
using CompactBot.Core.Announcements;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>Which reminders there are by the catalogue as it stands, and the way of one into the ledger: in one transaction, once.</summary>
public sealed class Reminders(
    Database database,
    WishStore wishes,
    DispatchStore dispatches,
    AnnouncementStore announcements,
    LiveCatalogue catalogue,
    AnnouncementsOptions options,
    AnsweringOptions answering,
    DeliveryWake wake,
    IClock clock,
    TimeProvider time)
{
    /// <summary>One that could not be sent in time is sent this much later at most, and never after what it reminds of.</summary>
    private static readonly Duration Latest = Duration.FromHours(12);

    /// <summary>The scheduler may be early by milliseconds.</summary>
    private static readonly Duration Early = Duration.FromSeconds(1);

    /// <summary>Those that are late, and were seen in the ledger, or have nothing to say any more.</summary>
    private readonly ConcurrentDictionary<string, bool> _settled = new(StringComparer.Ordinal);

    private IReadOnlyList<ReminderWish> _wished = [];
    private int _version = -1;
    private Instant _until = Instant.MinValue;
    private IReadOnlyList<Reminder> _planned = [];

    /// <summary>Those that are to come, and those that are late, not too late and not in the ledger yet; read anew where the catalogue or a wish changed.</summary>
    public async Task<IReadOnlyList<Reminder>> PlannedAsync(CancellationToken cancellation = default)
    {
        var wished = await wishes.RemindersAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var current = catalogue.Current;
        if (current.Version != _version || !wished.SequenceEqual(_wished) || now > _until)
        {
            _planned = Plan().For(current, wished, now);
            (_wished, _version, _until) = (wished, current.Version, now + Duration.FromMinutes(10));
        }

        var open = _planned.Where(r => r.Of > now && r.At > now - Latest && !_settled.ContainsKey(r.Key)).ToList();
        foreach (var late in open.Where(r => r.At < now).ToList())
        {
            if (await dispatches.ExistsAsync(late.Key, cancellation))
            {
                _settled[late.Key] = true;
                open.Remove(late);
            }
        }

        return open;
    }

    /// <summary>Sends what is due, and nothing else: a reminder whose session moved since its time was set is not in the plan any more.</summary>
    public async Task SendDueAsync(CancellationToken cancellation)
    {
        await catalogue.RefreshAsync(cancellation);
        var now = clock.GetCurrentInstant();
        foreach (var reminder in Plan().For(catalogue.Current, await wishes.RemindersAsync(cancellation), now).Where(r => r.At > now - Latest && r.At <= now + Early))
        {
            var wait = reminder.At - clock.GetCurrentInstant();
            if (wait > Duration.Zero)
            {
                await Task.Delay(wait.ToTimeSpan() + TimeSpan.FromMilliseconds(1), time, cancellation);
            }

            await SendAsync(reminder, cancellation);
        }
    }

    private async Task SendAsync(Reminder reminder, CancellationToken cancellation)
    {
        var known = catalogue.Current;
        if (ReminderComposer.Compose(reminder, known) is not { } message || await announcements.OfLetterAsync(reminder.Letter, cancellation) is not { } announcement)
        {
            _settled[reminder.Key] = true;
            return;
        }

        var session = reminder.Session is { } id ? known.Session(id) : null;
        var subject = new FollowRule(session?.Kind, session?.City, session?.Process ?? known.Letter(reminder.Letter)?.Process?.Key);
        var isNew = await database.InTransactionAsync(
            async transaction =>
            {
                if (!await dispatches.InsertAsync(reminder.Key, DispatchKind.Reminder, announcement, message, "the timetable", transaction))
                {
                    return false;
                }

                await wishes.EnqueueAsync(reminder.Key, reminder.Wish, subject, reminder.At, transaction);
                return true;
            },
            cancellation);
        if (isNew)
        {
            wake.Signal();
        }
    }

    private ReminderPlan Plan() => new(answering.Home, options.RemindersHour!.Value);
}
