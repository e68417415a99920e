using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>Sends all that is due in one workspace: several conversations at once, in each the deliveries in their order.</summary>
internal sealed class WorkspaceRun(
    WorkspaceKey workspace,
    string run,
    int atOnce,
    DeliveryLedger ledger,
    Courier courier,
    SendPace pace,
    DeliveryWake wake,
    IClock clock)
{
    private const int Batch = 64;

    /// <summary>What is due within this is waited for; for what is due later the lane is started again.</summary>
    private static readonly Duration Linger = Duration.FromSeconds(2);

    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private int _idle;

    /// <param name="stopping">Nothing new is begun after it.</param>
    /// <param name="abort">What is under way is ended after it.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        await ledger.ReclaimAsync(workspace, run, Now);
        try
        {
            await SendDueAsync(stopping, abort);
        }
        finally
        {
            // Whatever happened: the run has not ended before its sends have, or the next run would take them for lost ones.
            await Task.WhenAll(_underWay.Values);
        }
    }

    private async Task SendDueAsync(CancellationToken stopping, CancellationToken abort)
    {
        while (!stopping.IsCancellationRequested)
        {
            var signal = wake.Next;
            if (await BeginDueAsync(stopping, abort))
            {
                continue;
            }

            if (_underWay.Count > 0)
            {
                await Task.WhenAny([.. _underWay.Values, signal]);
                Reap();
            }
            else if (!await WaitForNextAsync(signal, stopping))
            {
                break;
            }
        }
    }

    /// <summary>Begins what is due, as far as there is room. False where nothing could be begun.</summary>
    private async Task<bool> BeginDueAsync(CancellationToken stopping, CancellationToken abort)
    {
        var begun = false;

        // What was under way when the ledger was read may have moved on since: it is read again before it is begun.
        var unsettled = _underWay.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var due in await ledger.HeadsAsync(workspace, Now, Batch + _underWay.Count, CancellationToken.None))
        {
            if (unsettled.Contains(due.ConversationId))
            {
                continue;
            }

            while (_underWay.Count >= atOnce)
            {
                await Task.WhenAny(_underWay.Values);
                Reap();
            }

            if (stopping.IsCancellationRequested || !await WorkspaceHasRoomAsync(stopping))
            {
                break;
            }

            if (pace.TryTake(workspace, due.ConversationId, Now, out var free) is { } slot)
            {
                _underWay[due.ConversationId] = courier.CarryAsync(due, slot, run, abort);
            }
            else
            {
                await ledger.WaitAsync(due, new Waiting(free, null, due.IsUncertain), Now);
            }

            begun = true;
            _idle = 0;
        }

        return begun;
    }

    private async Task<bool> WorkspaceHasRoomAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var now = Now;
            var wait = pace.WorkspaceFreeAt(workspace, now) - now;
            if (wait <= Duration.Zero)
            {
                return true;
            }

            await Task.Delay(wait.ToTimeSpan(), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
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

        var wait = Duration.Max(next.Due - now, Duration.FromMilliseconds(20));
        await Task.WhenAny(signal, Task.Delay(wait.ToTimeSpan(), stopping));
        return true;
    }

    private void Reap()
    {
        foreach (var (conversation, task) in _underWay)
        {
            if (task.IsCompleted)
            {
                _underWay.Remove(conversation);
            }
        }
    }

    private Instant Now => clock.GetCurrentInstant();
}
