using System.Data.Common;
using CompactBot.Channels;
using CompactBot.Core.Messages;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>Keeps back what a conversation wants later (quiet hours, a daily digest, letters in one post), and hands it to the lanes when it is due.</summary>
public sealed class HeldDeliveries(Database database, HeldStore held, DispatchStore dispatches, AnsweringOptions answering, DeliveryWake wake, IClock clock)
{
    private const int AtOnce = 200;

    /// <summary>Keeps back the deliveries of an announcement that was just put into the ledger.</summary>
    public async Task HoldAsync(string announcement, DbTransaction transaction)
    {
        var now = clock.GetCurrentInstant();
        foreach (var hours in await held.HoursAsync(transaction))
        {
            if (hours.HoldUntil(now, answering.Home) is { } until)
            {
                await held.HoldAsync(announcement, hours, until, now, transaction);
            }
        }
    }

    /// <summary>Hands over what is due: alone, or as one post where the conversation wants that and there is more than one.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (!await held.IsDueAsync(now, cancellation))
        {
            return;
        }

        await database.InTransactionAsync(transaction => held.ReleaseSinglesAsync(now, transaction), cancellation);
        while (await database.InTransactionAsync(transaction => BundleAsync(now, transaction), cancellation) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        wake.Signal();
    }

    private async Task<int> BundleAsync(Instant now, DbTransaction transaction)
    {
        var due = await held.BundlesAsync(now, AtOnce, transaction);
        foreach (var post in due.GroupBy(d => d.Conversation, StringComparer.Ordinal))
        {
            var id = FormattableString.Invariant($"digest of {post.Min(d => d.Until)} to {post.Key}");
            var delivery = Guid.NewGuid().ToString("N");

            // What it says is composed when it is sent: a letter that is withdrawn until then is left out.
            if (await dispatches.InsertAsync(id, DispatchKind.Digest, post.Last().Announcement, new Message { Headline = "" }, "the conversation's hours", transaction))
            {
                await dispatches.EnqueueToAsync(id, post.Key, delivery, regardless: false, transaction);
                await held.CarryAsync(delivery, [.. post.Select(d => d.Id)], now, transaction);
            }
        }

        return due.Count;
    }
}
