using System.Net;
using CompactBot.Delivery;

namespace CompactBot.Channels.Teams;

/// <summary>Changes posts in Teams: the activity is put anew, or deleted where it is taken back. What cannot be deleted is blanked.</summary>
internal sealed class TeamsCopyEditor(Connector connector, CardComposer cards) : ICopyEditor
{
    public string Platform => TeamsSender.Name;

    public async Task<SendResult> ChangeAsync(CopyChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        var to = TeamsAddress.Of(change.Conversation);
        var activity = cards.ComposeActivity(change.Message, to, to.ConversationId);
        if (!change.TakesBack)
        {
            return WithPost(await connector.EditAsync(to.ServiceUrl, change.Post, activity, cancellation), change.Post);
        }

        var (deleted, status) = await connector.DeleteAsync(to.ServiceUrl, to.ConversationId, change.Post, cancellation);
        return status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new SendResult(SendOutcome.Sent, change.Post),
            HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed =>
                WithPost(await connector.EditAsync(to.ServiceUrl, change.Post, activity, cancellation), change.Post),
            _ => WithPost(deleted, change.Post),
        };
    }

    /// <summary>That a post is not there does not say that the conversation is gone.</summary>
    private static SendResult WithPost(SendResult result, string post) => result.Outcome == SendOutcome.Sent
        ? result with { PlatformMessageId = post }
        : result with { ConversationGone = result.ConversationGone && result.Reason?.StartsWith("http 404", StringComparison.Ordinal) != true };
}
