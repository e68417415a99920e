using System.Collections.Concurrent;
using CompactBot.Delivery;
using NodaTime;

namespace CompactBot.Benchmarks;

/// <summary>A platform in memory that takes everything half-way between request and reply, and keeps the keys.</summary>
internal sealed class CountingSender(string platform, TimeSpan latency, TimeProvider? time = null) : ISender
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private int _underWay;
    private long _last;

    public ConcurrentDictionary<string, int> Posts { get; } = new(StringComparer.Ordinal);

    public int MostUnderWay { get; private set; }

    /// <summary>When it took the last.</summary>
    public DateTimeOffset Last => new(Interlocked.Read(ref _last), TimeSpan.Zero);

    public string Platform => platform;

    public bool CanLookUp => true;

    public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        MostUnderWay = Math.Max(MostUnderWay, Interlocked.Increment(ref _underWay));
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency / 2, _time, cancellation);
        }

        Posts.AddOrUpdate(outgoing.DeliveryId, 1, (_, n) => n + 1);
        Interlocked.Exchange(ref _last, _time.GetUtcNow().UtcTicks);
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency / 2, _time, cancellation);
        }

        Interlocked.Decrement(ref _underWay);
        return new SendResult(SendOutcome.Sent, outgoing.DeliveryId);
    }

    public Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation) =>
        Task.FromResult(new LookUpResult(true, Posts.ContainsKey(outgoing.DeliveryId) ? outgoing.DeliveryId : null));
}
