using System.Data.Common;
using System.Diagnostics;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// The right to send one delivery. It is trusted for a short time after the store said that it stands; then the store is asked again.
/// Whoever takes the lane over leaves what was claimed alone for four times as long, counted from when the lane was taken, and only then
/// looks for it: a send that was let go until then has arrived, and is found. Both are spans and not times of day, so that clocks may differ.
/// </summary>
/// <param name="ledger">The store.</param>
/// <param name="delivery">The delivery's id.</param>
/// <param name="hold">The lane, as the run has it.</param>
/// <param name="trust">How long the store's word counts.</param>
/// <param name="clock">The time of day: a machine that was suspended shows there, if not on its own stop-watch.</param>
/// <param name="begun">When the claim was begun.</param>
internal sealed class Claim(DeliveryLedger ledger, string delivery, LaneHold hold, Duration trust, IClock clock, Claim.Moment begun)
{
    private Moment _seen = begun;

    /// <summary>Ends while the claim stands; throws <see cref="SendWithheldException"/> where it does not, or nobody can tell.</summary>
    public ValueTask ConfirmAsync(CancellationToken cancellation) =>
        _seen.IsWithin(trust, clock) && !hold.IsLost ? ValueTask.CompletedTask : AskAsync(cancellation);

    private async ValueTask AskAsync(CancellationToken cancellation)
    {
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var moment = Moment.Now(clock);
            try
            {
                hold.IsLost |= !await ledger.IsOursAsync(delivery, hold);
            }
            catch (DbException failure)
            {
                throw new SendWithheldException($"The store does not say whose delivery {delivery} is.", failure);
            }

            if (hold.IsLost)
            {
                throw new SendWithheldException($"Delivery {delivery} is another's by now.");
            }

            _seen = moment;
        }
        while (!_seen.IsWithin(trust, clock));
    }

    /// <summary>An instant on both clocks: the stop-watch, which runs on while a process is held, and the time of day.</summary>
    internal readonly record struct Moment(long Ticks, Instant At)
    {
        public static Moment Now(IClock clock) => new(Stopwatch.GetTimestamp(), clock.GetCurrentInstant());

        public bool IsWithin(Duration span, IClock clock)
        {
            var passed = clock.GetCurrentInstant() - At;
            return passed <= span && passed >= -span && Stopwatch.GetElapsedTime(Ticks) <= span.ToTimeSpan();
        }
    }
}
