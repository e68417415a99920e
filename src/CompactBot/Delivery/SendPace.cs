using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// Keeps the sends within the platforms' windows. A send counts from its end, or as now while it is under way: whenever in between the
/// platform took it, the windows hold at its side too. From its end the shortest round trip of late is taken off: the reply of the one
/// and the request of the next need that long at least, so that a platform far away costs nothing of what it allows.
/// </summary>
public sealed class SendPace(PlatformLimits limits)
{
    /// <summary>Beyond this many, pasts that no window looks at any more are forgotten.</summary>
    private const int Remembered = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Slot>> _past = new(StringComparer.Ordinal);
    private readonly Dictionary<WorkspaceKey, RoundTrips> _trips = [];

    /// <summary>So long before it is free a place can be taken: what is done before the send is then done meanwhile.</summary>
    public static readonly Duration Ahead = Duration.FromMilliseconds(50);

    /// <summary>
    /// Takes a place for one send, now or at <see cref="Slot.From"/>, which is soon. Null where the windows have none: <paramref name="free"/>
    /// is when to ask again.
    /// </summary>
    public Slot? TryTake(WorkspaceKey workspace, string conversation, Instant now, out Instant free) => TryTake(workspace, conversation, now, out free, out _);

    /// <summary>The same; <paramref name="isWorkspace"/> where it is the whole workspace that has no place.</summary>
    public Slot? TryTake(WorkspaceKey workspace, string conversation, Instant now, out Instant free, out bool isWorkspace)
    {
        var limit = limits.For(workspace.Platform);
        var workspaceKey = $"{workspace.Platform} {workspace.Workspace}";
        lock (_gate)
        {
            var trip = _trips.GetValueOrDefault(workspace)?.Shortest ?? Duration.Zero;
            var workspaceFree = FreeAt(workspaceKey, limit.Workspace, now, trip);
            isWorkspace = workspaceFree > now + Ahead;
            var from = Instant.Max(FreeAt(conversation, limit.Conversation, now, trip), workspaceFree);
            free = from > now + Ahead ? from - Ahead : from;
            if (from > now + Ahead)
            {
                return null;
            }

            Forget(now);
            var slot = new Slot { From = from };
            Add(conversation, limit.Conversation, slot);
            Add(workspaceKey, limit.Workspace, slot);
            return slot;
        }
    }

    /// <summary>The longest time that any window looks back; nothing where no platform has one.</summary>
    public Duration Horizon => limits.Longest;

    /// <summary>Takes over what another process sent, or this one before it was started again.</summary>
    public void Remember(WorkspaceKey workspace, string conversation, Instant end)
    {
        var limit = limits.For(workspace.Platform);
        var slot = new Slot { From = end, End = end };
        lock (_gate)
        {
            Add(conversation, limit.Conversation, slot);
            Add($"{workspace.Platform} {workspace.Workspace}", limit.Workspace, slot);
        }
    }

    /// <summary>The send has ended, with whatever outcome.</summary>
    /// <param name="slot">Its place.</param>
    /// <param name="workspace">Where it went.</param>
    /// <param name="began">Just before the request.</param>
    /// <param name="now">Just after the reply.</param>
    public void End(Slot slot, WorkspaceKey workspace, Instant began, Instant now)
    {
        ArgumentNullException.ThrowIfNull(slot);
        lock (_gate)
        {
            if (!_trips.TryGetValue(workspace, out var trips))
            {
                _trips[workspace] = trips = new RoundTrips();
            }

            slot.End = now;
            trips.Add(now - began);
        }
    }

    /// <summary>Nothing was sent after all.</summary>
    public void GiveBack(Slot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        lock (_gate)
        {
            slot.End = Instant.MinValue;
        }
    }

    private Instant FreeAt(string key, IReadOnlyList<SendWindow> windows, Instant now, Duration trip)
    {
        if (windows.Count == 0 || !_past.TryGetValue(key, out var past))
        {
            return now;
        }

        var longest = Duration.FromSeconds(windows.Max(w => w.Seconds));
        past.RemoveAll(slot => slot.End == Instant.MinValue || Counts(slot) + longest <= now);
        var free = now;
        foreach (var window in windows.Where(w => w.Count <= past.Count))
        {
            var ends = past.Select(Counts).Order().ToList();
            free = Instant.Max(free, ends[^window.Count] + Duration.FromSeconds(window.Seconds));
        }

        return free;

        Instant Counts(Slot slot) => slot.End is { } end ? end - trip : Instant.Max(now, slot.From);
    }

    private void Add(string key, IReadOnlyList<SendWindow> windows, Slot slot)
    {
        if (windows.Count == 0)
        {
            return;
        }

        if (!_past.TryGetValue(key, out var past))
        {
            _past[key] = past = [];
        }

        past.Add(slot);
    }

    private void Forget(Instant now)
    {
        if (_past.Count < Remembered)
        {
            return;
        }

        var old = now - Duration.FromHours(1);
        foreach (var (key, past) in _past)
        {
            past.RemoveAll(slot => slot.End <= old);
            if (past.Count == 0)
            {
                _past.Remove(key);
            }
        }
    }

    /// <summary>One send's place in the windows.</summary>
    public sealed class Slot
    {
        /// <summary>Not before that.</summary>
        public Instant From { get; init; }

        internal Instant? End { get; set; }

        /// <summary>Ends when its time has come, or with the token. Timers tick some milliseconds apart and may end before theirs.</summary>
        internal async Task CameAsync(IClock clock, TimeProvider time, CancellationToken abort)
        {
            while (From - clock.GetCurrentInstant() is var wait && wait > Duration.Zero && !abort.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, abort).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
