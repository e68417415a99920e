using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>What became of a request to Slack.</summary>
/// <param name="Fate">Whether it was taken.</param>
/// <param name="Value">What Slack answered, where it did what it was asked.</param>
/// <param name="Error">Slack's word for what was wrong ("channel_not_found"), or ours ("http 503", "timeout").</param>
/// <param name="RetryAfter">How long Slack wants to be left alone, where it said so.</param>
public sealed record SlackReply<T>(SlackFate Fate, T? Value = null, string? Error = null, Duration? RetryAfter = null)
    where T : class;

public enum SlackFate
{
    /// <summary>Slack did it.</summary>
    Done,

    /// <summary>Slack took the request and said no.</summary>
    Refused,

    /// <summary>Slack did not take it: it can be sent again.</summary>
    NotTaken,

    /// <summary>It was sent, and nothing or nothing readable came back: Slack may have done it.</summary>
    Unknown,
}
