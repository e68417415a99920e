using NodaTime;

namespace CompactBot.Tests.Delivery;

/// <summary>
/// A clock that stands still while anything is done, and goes on to the next timer once nobody has looked at it for a while. What is only
/// waited for takes no time; what is worked at takes none by this clock. Where work is slower than it is patient, it goes on too early: what
/// is measured by it is then too long, never too short.
/// </summary>
internal sealed class SimulatedTime : TimeProvider, IClock, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Timer, DateTimeOffset> _timers = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TimeSpan _patience;
    private readonly Task _running;
    private DateTimeOffset _now = new(2018, 2, 5, 12, 0, 0, TimeSpan.Zero);
    private long _looks;

    /// <param name="patience">How long nobody looks at the clock before it goes on.</param>
    public SimulatedTime(TimeSpan patience)
    {
        _patience = patience;
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        Interlocked.Increment(ref _looks);
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(GetUtcNow());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    private void Run()
    {
        // Not one long wait: where the machine is busy, this thread is held up as the others are.
        const int Times = 5;
        var quiet = 0;
        while (!_end.IsCancellationRequested)
        {
            var looks = Interlocked.Read(ref _looks);
            _end.Token.WaitHandle.WaitOne(_patience / Times);
            quiet = looks == Interlocked.Read(ref _looks) ? quiet + 1 : 0;
            if (quiet >= Times)
            {
                quiet = 0;
                GoOn();
            }
        }
    }

    private void GoOn()
    {
        var due = new List<Timer>();
        lock (_gate)
        {
            while (_timers.TryPeek(out var timer, out var at) && (due.Count == 0 || at <= _now))
            {
                _timers.Dequeue();
                if (timer.Due == at)
                {
                    _now = at > _now ? at : _now;
                    timer.Due = null;
                    due.Add(timer);
                }
            }
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(SimulatedTime time, Action callback) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>When it fires next; an entry of the queue for another time is an old one.</summary>
        public DateTimeOffset? Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref time._looks);
            lock (time._gate)
            {
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                if (Due is { } due)
                {
                    time._timers.Enqueue(this, due);
                }
            }

            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }

            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(), null);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
