using System.Collections.Concurrent;
using CompactBot.Delivery;
using NodaTime;

namespace CompactBot.Benchmarks;

/// <summary>A platform in memory that takes everything after a moment, and keeps the keys.</summary>
internal sealed class CountingSender(string platform, TimeSpan latency) : ISender
{
    private int _underWay;

    public ConcurrentDictionary<string, int> Posts { get; } = new(StringComparer.Ordinal);

    public int MostUnderWay { get; private set; }

    public string Platform => platform;

    public bool CanLookUp => true;

    public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        MostUnderWay = Math.Max(MostUnderWay, Interlocked.Increment(ref _underWay));
        if (latency > TimeSpan.Zero)
        {
            await Task.Delay(latency, cancellation);
        }

        Posts.AddOrUpdate(outgoing.DeliveryId, 1, (_, n) => n + 1);
        Interlocked.Decrement(ref _underWay);
        return new SendResult(SendOutcome.Sent, outgoing.DeliveryId);
    }

    public Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation) =>
        Task.FromResult(new LookUpResult(true, Posts.ContainsKey(outgoing.DeliveryId) ? outgoing.DeliveryId : null));
}
