using NodaTime;

namespace CompactBot.Tests.Channels.Slack;

/// <summary>A clock that stands where it is set.</summary>
internal sealed class TurnableClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
