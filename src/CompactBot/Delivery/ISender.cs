using CompactBot.Channels;
using CompactBot.Core.Messages;
using NodaTime;

namespace CompactBot.Delivery;

/// <summary>One platform's way to post a message. The ledger decides what is sent and when; a sender sends it once, now, and tells how it went.</summary>
public interface ISender
{
    /// <summary>"teams" or "slack".</summary>
    string Platform { get; }

    /// <summary>Whether <see cref="LookUpAsync"/> can tell if an uncertain delivery arrived.</summary>
    bool CanLookUp { get; }

    /// <summary>Posts it. Throws only when cancelled, and what the <see cref="SendGate"/> throws: every failure is an outcome.</summary>
    Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation);

    /// <summary>Looks whether a delivery with that id was posted since then. Only where <see cref="CanLookUp"/>.</summary>
    Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation);
}

/// <summary>What is to be posted, and where. The delivery id goes with it where the platform has room for it (Slack: message metadata).</summary>
public sealed record Outgoing(string DeliveryId, Conversation Conversation, Message Message);

public enum SendOutcome
{
    /// <summary>The platform took it.</summary>
    Sent,

    /// <summary>It was not posted, and can be later: 408, 412, 429, 5xx before the request was taken.</summary>
    Retry,

    /// <summary>It will never be posted there: 403, 404, 410, archived, bot removed.</summary>
    GiveUp,

    /// <summary>Nothing can be posted in that workspace until its token is mended.</summary>
    StopWorkspace,

    /// <summary>The request may have been taken: no reply, or a broken one.</summary>
    Uncertain,
}

/// <param name="Outcome">How it went.</param>
/// <param name="PlatformMessageId">The platform's id of the post, where it was sent.</param>
/// <param name="Reason">A word of the platform or of ours for the report: "channel_not_found", "http 503". No contents.</param>
/// <param name="RetryAfter">How long the workspace must be left alone, where the platform said so.</param>
/// <param name="ConversationGone">The bot can no longer speak in the conversation: it is left out from now on, with the reason.</param>
public sealed record SendResult(
    SendOutcome Outcome,
    string? PlatformMessageId = null,
    string? Reason = null,
    Duration? RetryAfter = null,
    bool ConversationGone = false);

/// <param name="Known">Whether the look-up itself worked.</param>
/// <param name="PlatformMessageId">The post, where there is one; null where there is none.</param>
public sealed record LookUpResult(bool Known, string? PlatformMessageId);
