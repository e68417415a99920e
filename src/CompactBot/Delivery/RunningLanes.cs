using System.Collections.Concurrent;

namespace CompactBot.Delivery;

/// <summary>Which lanes run in this process now: they look for what is due themselves, and need not be started.</summary>
public sealed class RunningLanes
{
    private readonly ConcurrentDictionary<int, bool> _running = new();

    public bool Contains(int lane) => _running.ContainsKey(lane);

    /// <summary>The lane runs until the mark is disposed.</summary>
    internal IDisposable Mark(int lane)
    {
        _running[lane] = true;
        return new Running(this, lane);
    }

    private sealed class Running(RunningLanes lanes, int lane) : IDisposable
    {
        public void Dispose() => lanes._running.TryRemove(lane, out _);
    }
}
