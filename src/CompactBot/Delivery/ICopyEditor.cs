using CompactBot.Channels;
using CompactBot.Core.Messages;

namespace CompactBot.Delivery;

/// <summary>One platform's way to change a post that is there. Doing a change twice is the same as once.</summary>
public interface ICopyEditor
{
    /// <summary>"teams" or "slack".</summary>
    string Platform { get; }

    /// <summary>Edits the post, or takes it back. Throws only when cancelled, and what the <see cref="SendGate"/> throws: every failure is an outcome.</summary>
    Task<SendResult> ChangeAsync(CopyChange change, CancellationToken cancellation);
}

/// <summary>A change to one post.</summary>
/// <param name="DeliveryId">The delivery that posted it: the post keeps that id.</param>
/// <param name="Post">The platform's id of the post.</param>
/// <param name="Conversation">Where it stands.</param>
/// <param name="Message">What it says from now on; where the post is taken back, what it says if it cannot be deleted.</param>
/// <param name="TakesBack">Whether the post is deleted, where the platform lets it be.</param>
public sealed record CopyChange(string DeliveryId, string Post, Conversation Conversation, Message Message, bool TakesBack);
