using CompactBot.Core.Messages;

namespace CompactBot.Channels;

/// <summary>Shows staff what a platform will be sent.</summary>
public interface IPlatformRenderer
{
    /// <summary>"teams" or "slack".</summary>
    string Platform { get; }

    /// <summary>The body as the platform will get it: an Adaptive Card, or an array of blocks, as JSON.</summary>
    string Render(Message message);
}
