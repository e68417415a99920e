using CompactBot.Channels.Slack.Wire;
using CompactBot.Delivery;

namespace CompactBot.Channels.Slack;

/// <summary>Changes posts on Slack: chat.update, and chat.delete where a post is taken back. What cannot be deleted is blanked.</summary>
public sealed class SlackCopyEditor(SlackApi api, SlackBlocks blocks, SlackOptions options) : ICopyEditor
{
    /// <summary>The post may stay, and its words go (docs.slack.dev, chat.delete, Errors).</summary>
    private static readonly HashSet<string> Undeletable = new(StringComparer.Ordinal)
    {
        "cant_delete_message", "compliance_exports_prevent_deletion", "message_protected", "as_user_not_supported", "no_permission", "http 403",
    };

    public string Platform => SlackSender.PlatformName;

    public async Task<SendResult> ChangeAsync(CopyChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!options.Enabled)
        {
            return new SendResult(SendOutcome.StopWorkspace, Reason: "slack is not enabled");
        }

        if (SlackAddress.Parse(change.Conversation.Address) is not { } address)
        {
            return new SendResult(SendOutcome.GiveUp, Reason: "no slack address");
        }

        if (!change.TakesBack)
        {
            return await UpdateAsync(change, address.Channel, cancellation);
        }

        var deleted = await api.DeleteAsync(change.Conversation.Workspace, address.Channel, change.Post, cancellation);
        return deleted switch
        {
            { Fate: SlackFate.Done } or { Error: "message_not_found" } => new SendResult(SendOutcome.Sent, change.Post),
            { Fate: SlackFate.Refused, Error: { } error } when Undeletable.Contains(error) => await UpdateAsync(change, address.Channel, cancellation),
            _ => SlackErrors.Sort(deleted),
        };
    }

    private async Task<SendResult> UpdateAsync(CopyChange change, string channel, CancellationToken cancellation)
    {
        var post = new SlackPost
        {
            Channel = channel,
            Ts = change.Post,
            Text = SlackBlocks.Fallback(change.Message),
            Blocks = blocks.Compose(change.Message),
            Metadata = SlackMetadata.For(change.DeliveryId),
        };
        var reply = await api.UpdateAsync(change.Conversation.Workspace, post, cancellation);
        return reply.Fate == SlackFate.Done ? new SendResult(SendOutcome.Sent, change.Post) : SlackErrors.Sort(reply);
    }
}
