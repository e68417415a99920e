namespace CompactBot.Intake;

/// <summary>A thread that does one work after another: to make a new one for each costs a tenth of what reading a short letter does.</summary>
internal sealed class BenchThread : IDisposable
{
    private readonly SemaphoreSlim _called = new(0);
    private Action? _work;

    public BenchThread() => new Thread(Run) { IsBackground = true, Name = "Reading bench" }.Start();

    /// <summary>What the work that it does has used of a processor.</summary>
    public ThreadTime Time { get; } = new();

    /// <summary>Begins a work that throws nothing. The one before must have called <paramref name="free"/>.</summary>
    /// <param name="work">The work.</param>
    /// <param name="free">Called when it is done and the thread can have another.</param>
    public void Begin(Action work, Action<BenchThread> free)
    {
        _work = () =>
        {
            Time.Begin();
            work();
            Time.End();
            free(this);
        };
        _called.Release();
    }

    /// <summary>Ends the thread, which must be free.</summary>
    public void Dispose() => _called.Release();

    private void Run()
    {
        Time.Watch();
        while (true)
        {
            _called.Wait();
            if (Interlocked.Exchange(ref _work, null) is not { } work)
            {
                _called.Dispose();
                return;
            }

            work();
        }
    }
}
