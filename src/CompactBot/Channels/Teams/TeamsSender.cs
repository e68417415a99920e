using CompactBot.Delivery;
using NodaTime;

namespace CompactBot.Channels.Teams;

/// <summary>Posts announcements in Teams, each as a message of its own (in a channel: a thread of its own).</summary>
internal sealed class TeamsSender(Connector connector, CardComposer cards) : ISender
{
    public const string Name = "teams";

    public string Platform => Name;

    /// <summary>Teams has no way to look a post up by an id of ours.</summary>
    public bool CanLookUp => false;

    public Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        var to = TeamsAddress.Of(outgoing.Conversation);
        return connector.PostAsync(to.ServiceUrl, cards.ComposeActivity(outgoing.Message, to, to.ConversationId), cancellation);
    }

    public Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation) =>
        Task.FromResult(new LookUpResult(Known: false, PlatformMessageId: null));
}
