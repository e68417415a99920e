using NodaTime;

namespace CompactBot.Delivery;

/// <summary>How long a workspace's platform takes to answer, at the least: the shortest of the last sends, of twenty at least.</summary>
internal sealed class RoundTrips
{
    private const int Several = 20;

    /// <summary>However slowly a platform answers, no more is taken for the way there and back.</summary>
    private static readonly Duration Longest = Duration.FromMilliseconds(500);

    private Duration? _before;
    private Duration _since = Longest;
    private int _count;

    /// <summary>Nothing until enough were seen: the first ones are slow.</summary>
    public Duration Shortest => _before is { } before ? Duration.Min(before, _since) : Duration.Zero;

    public void Add(Duration took)
    {
        _since = Duration.Min(_since, Duration.Max(took, Duration.Zero));
        if (++_count == Several)
        {
            (_before, _since, _count) = (_since, Longest, 0);
        }
    }
}
