using System.Globalization;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Delivery;
using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>Posts announcements on Slack. The delivery id goes along as metadata, so that an uncertain one can be looked up.</summary>
public sealed class SlackSender(SlackApi api, SlackBlocks blocks, SlackOptions options) : ISender
{
    public const string PlatformName = "slack";

    private const int Pages = 10;

    /// <summary>Slack's clock and ours need not agree.</summary>
    private static readonly Duration Skew = Duration.FromMinutes(2);

    public string Platform => PlatformName;

    public bool CanLookUp => true;

    public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        if (!options.Enabled)
        {
            return new SendResult(SendOutcome.StopWorkspace, Reason: "slack is not enabled");
        }

        if (SlackAddress.Parse(outgoing.Conversation.Address) is not { } address)
        {
            return new SendResult(SendOutcome.GiveUp, Reason: "no slack address");
        }

        var post = new SlackPost
        {
            Channel = address.Channel,
            Text = SlackBlocks.Fallback(outgoing.Message),
            Blocks = blocks.Compose(outgoing.Message),
            Metadata = SlackMetadata.For(outgoing.DeliveryId),
        };
        return Result(await api.PostAsync(outgoing.Conversation.Workspace, post, cancellation));
    }

    public async Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        return options.Enabled && SlackAddress.Parse(outgoing.Conversation.Address) is { } address
            ? await FindAsync(outgoing.Conversation.Workspace, address.Channel, null, outgoing.DeliveryId, since, cancellation)
            : new LookUpResult(Known: false, null);
    }

    /// <summary>Looks for the post with that delivery id in a channel, or in one thread of it.</summary>
    public async Task<LookUpResult> FindAsync(
        string workspace, string channel, string? thread, string delivery, Instant since, CancellationToken cancellation)
    {
        var oldest = Math.Max(0, (since - Skew).ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture) + ".000000";
        string? cursor = null;
        for (var page = 0; page < Pages; page++)
        {
            var reply = await api.HistoryAsync(workspace, channel, thread, oldest, cursor, cancellation);
            if (reply.Fate != SlackFate.Done || reply.Value?.Messages is not { } messages)
            {
                return new LookUpResult(Known: false, null);
            }

            if (messages.FirstOrDefault(message => message.Is(delivery)) is { Ts: { } ts })
            {
                return new LookUpResult(Known: true, ts);
            }

            cursor = reply.Value.ResponseMetadata?.NextCursor;
            if (string.IsNullOrEmpty(cursor))
            {
                return new LookUpResult(Known: reply.Value.HasMore is not true, null);
            }
        }

        return new LookUpResult(Known: false, null);
    }

    /// <summary>A post that was taken has its time, which is its id.</summary>
    public static SendResult Result(SlackReply<SlackPosted> reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return (reply.Fate, reply.Value?.Ts) switch
        {
            (SlackFate.Done, { Length: > 0 } ts) => new SendResult(SendOutcome.Sent, ts),
            (SlackFate.Done, _) => new SendResult(SendOutcome.Uncertain, Reason: "broken reply"),
            _ => SlackErrors.Sort(reply),
        };
    }
}
