using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// Sends all that is due in one workspace: several conversations at once, in each the deliveries in their order. What is due is claimed
/// together, as many as can be sent at once.
/// </summary>
internal sealed class WorkspaceRun(
    WorkspaceKey workspace,
    LaneHold hold,
    int atOnce,
    Duration rest,
    DeliveryLedger ledger,
    Courier courier,
    SendPace pace,
    DeliveryWake wake,
    IClock clock,
    TimeProvider time)
{
    private const int Batch = 256;

    /// <summary>What is due within this is waited for; for what is due later the lane is started again.</summary>
    private static readonly Duration Linger = Duration.FromSeconds(2);

    /// <summary>While sends are under way, what has become due beside them is looked for this often.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>So many times what there is room for is read at once.</summary>
    private const int Ahead = 8;

    /// <summary>What was read and not begun within this is read again.</summary>
    private static readonly Duration Fresh = Duration.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly DeliveryWake _ended = new();
    private readonly List<DueDelivery> _unsure = [];
    private readonly List<DueDelivery> _read = [];
    private Instant _readAt;
    private Instant _next = Instant.MaxValue;
    private int _idle;

    /// <summary>Claims are made for several at a time where several can be sent at once.</summary>
    private int Room => atOnce - UnderWay >= Math.Max(1, Math.Min(atOnce, Batch) / 4) ? Math.Min(atOnce - UnderWay, Batch) : 0;

    private int UnderWay
    {
        get
        {
            lock (_gate)
            {
                return _underWay.Count;
            }
        }
    }

    /// <param name="stopping">Nothing new is begun after it.</param>
    /// <param name="abort">What is under way is ended after it.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        // A post of the run before may still be on its way: it is not looked for at once.
        await ledger.ReclaimAsync(workspace, hold, Now + rest, Now);
        try
        {
            await SendDueAsync(stopping, abort);
        }
        finally
        {
            // Whatever happened: the run has not ended before its sends have, or the next run would take them for lost ones.
            while (_ended.Next is var ended && UnderWay > 0)
            {
                await ended;
            }
        }
    }

    private async Task SendDueAsync(CancellationToken stopping, CancellationToken abort)
    {
        while (!stopping.IsCancellationRequested && !hold.IsLost)
        {
            var (signal, ended) = (wake.Next, _ended.Next);
            if (Room is > 0 and var room && await BeginDueAsync(room, stopping, abort))
            {
                continue;
            }

            if (UnderWay > 0)
            {
                await Task.WhenAny(ended, signal, Task.Delay(UntilNext(), time, stopping));
            }
            else if (!await WaitForNextAsync(signal, stopping))
            {
                break;
            }
        }
    }

    /// <summary>Begins what is due, as far as there is room. False where nothing could be begun.</summary>
    private async Task<bool> BeginDueAsync(int room, CancellationToken stopping, CancellationToken abort)
    {
        if (_unsure.Count > 0)
        {
            await ledger.UnclaimAsync(_unsure, hold, Now);
            _unsure.Clear();
        }

        await ReadAsync(room);
        var taken = new List<(DueDelivery Due, SendPace.Slot Slot)>();
        var waiting = new List<Task>();
        var begun = false;
        foreach (var due in _read.Take(room))
        {
            if (stopping.IsCancellationRequested)
            {
                break;
            }

            if (pace.TryTake(workspace, due.ConversationId, Now, out var free, out var isWorkspace) is { } slot)
            {
                taken.Add((due, slot));
            }
            else if (!isWorkspace)
            {
                // The ledger counts milliseconds: the next whole one, or it would be looked at too early once more.
                free += Duration.FromMilliseconds(1) - Duration.Epsilon;
                _next = Instant.Min(_next, free);
                waiting.Add(ledger.WaitAsync(due, hold, new Waiting(free, null, due.IsUncertain), Now));
            }
            else
            {
                if (taken.Count == 0)
                {
                    await PauseUntilAsync(free, stopping);
                    begun = true;
                }

                break;
            }
        }

        // What is uncertain is never begun by what was read of it a while ago.
        _read.RemoveRange(0, taken.Count + waiting.Count);
        _read.RemoveAll(due => due.IsUncertain);
        await Task.WhenAll(waiting);
        foreach (var (due, slot) in taken.Where(t => t.Due.IsUncertain))
        {
            Begin(due, InTimeAsync(slot, () => courier.ResolveAsync(due, slot, hold, abort), abort));
        }

        await BeginPendingAsync([.. taken.Where(t => !t.Due.IsUncertain)], abort);
        begun |= taken.Count + waiting.Count > 0;
        _idle = begun ? 0 : _idle;
        return begun;
    }

    /// <summary>
    /// Reads what is due, more of it than there is room for: what is left is begun next, unless it has grown old. A claim looks at each
    /// again. Of each conversation the first is read, so what is left of others stays right whatever is begun.
    /// </summary>
    private async Task ReadAsync(int room)
    {
        var now = Now;
        if (_read.Count > 0 && now - _readAt is var age && age >= Duration.Zero && age < Fresh)
        {
            return;
        }

        // What was under way when the ledger was read may have moved on since: it is read again before it is begun.
        HashSet<string> unsettled;
        lock (_gate)
        {
            unsettled = [.. _underWay];
        }

        var heads = await ledger.HeadsAsync(workspace, now, Math.Min(room * Ahead, Batch) + unsettled.Count, CancellationToken.None);
        _read.Clear();
        _read.AddRange(heads.Where(due => !unsettled.Contains(due.ConversationId)));
        _readAt = now;
    }

    private async Task BeginPendingAsync(List<(DueDelivery Due, SendPace.Slot Slot)> pending, CancellationToken abort)
    {
        if (pending.Count == 0)
        {
            return;
        }

        var begun = Claim.Moment.Now(clock);
        IReadOnlySet<string> claimed;
        try
        {
            claimed = await ledger.ClaimAsync([.. pending.Select(p => p.Due)], hold, begun.At);
        }
        catch (Exception)
        {
            // Whether it was committed is not known, but that nothing of it was sent is.
            _unsure.AddRange(pending.Select(p => p.Due));
            _read.Clear();
            pending.ForEach(p => pace.GiveBack(p.Slot));
            throw;
        }

        var refused = new List<DueDelivery>();
        foreach (var (due, slot) in pending)
        {
            if (claimed.Contains(due.Id))
            {
                Begin(due, InTimeAsync(slot, () => courier.CarryAsync(due, slot, hold, begun, abort), abort));
            }
            else
            {
                pace.GiveBack(slot);
                refused.Add(due);
            }
        }

        if (refused.Count > 0)
        {
            // The ledger is not as it was read.
            _read.Clear();
            await ledger.SettleUnwantedAsync(refused, Now);
        }
    }

    /// <summary>The place may have been taken a little before it is free.</summary>
    private async Task InTimeAsync(SendPace.Slot slot, Func<Task> send, CancellationToken abort)
    {
        await slot.CameAsync(clock, time, abort);
        await send();
    }

    private void Begin(DueDelivery due, Task send)
    {
        lock (_gate)
        {
            _underWay.Add(due.ConversationId);
        }

        _ = EndAsync();

        async Task EndAsync()
        {
            // It never throws: what went wrong with a send is an outcome.
            await send;
            lock (_gate)
            {
                _underWay.Remove(due.ConversationId);
            }

            _ended.Signal();
        }
    }

    private async Task PauseUntilAsync(Instant free, CancellationToken stopping)
    {
        var wait = Duration.Max(free - Now, Duration.FromMilliseconds(1));
        await Task.Delay(Whole(wait), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>False where nothing is due soon.</summary>
    private async Task<bool> WaitForNextAsync(Task signal, CancellationToken stopping)
    {
        var now = Now;
        var next = (await ledger.OpenAsync(CancellationToken.None)).FirstOrDefault(open => open.Key == workspace);
        if (next is null || next.Due > now + Linger)
        {
            return false;
        }

        // What is due and could not be begun waits for something else, such as the same conversation in another workspace: the next look
        // of the watch comes back to it.
        if (next.Due <= now && ++_idle > 2)
        {
            return false;
        }

        var wait = next.Due > now ? next.Due - now : Duration.FromMilliseconds(20);
        await Task.WhenAny(signal, Task.Delay(Whole(wait), time, stopping));
        return true;
    }

    /// <summary>Until a conversation that had to wait may be sent to again, but not longer than what has become due beside them is left unseen.</summary>
    private TimeSpan UntilNext()
    {
        var now = Now;
        var wait = _next > now && _next - now < Duration.FromTimeSpan(Look) ? _next - now : Duration.FromTimeSpan(Look);
        _next = _next > now ? _next : Instant.MaxValue;
        return Whole(wait);
    }

    /// <summary>Timers count whole milliseconds, and cut off what is less.</summary>
    private static TimeSpan Whole(Duration wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private Instant Now => clock.GetCurrentInstant();
}
