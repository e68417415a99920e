using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// How long the way to a workspace's platform and back takes at the least: the shortest of the last sends, of a thousand at most, less a
/// margin. It holds between the reply of any one send and the taking of any other, whatever each of them met with beside it; the margin
/// is for what the shortest one had on another leg of its way.
/// </summary>
internal sealed class RoundTrips
{
    /// <summary>Nothing is known before as many were seen: the first ones are slow.</summary>
    private const int Several = 20;

    /// <summary>As many are remembered together; the block before them is remembered too.</summary>
    private const int Block = 500;

    /// <summary>However slowly a platform answers, no more is taken for the way there and back.</summary>
    private static readonly Duration Longest = Duration.FromMilliseconds(500);

    private static readonly Duration Margin = Duration.FromMilliseconds(5);

    private Duration _before = Longest;
    private Duration _since = Longest;
    private int _count;
    private bool _isKnown;

    /// <summary>Nothing where the platform is as near as the margin.</summary>
    public Duration Shortest => _isKnown ? Duration.Max(Duration.Min(_before, _since) - Margin, Duration.Zero) : Duration.Zero;

    public void Add(Duration took)
    {
        _since = Duration.Min(_since, Duration.Max(took, Duration.Zero));
        _count++;
        _isKnown |= _count >= Several;
        if (_count == Block)
        {
            (_before, _since, _count) = (_since, Longest, 0);
        }
    }
}
