using CompactBot.Core.Messages;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>
/// What the bot does in a conversation, whatever its platform: answers, follows and unfollows, greets. A channel turns what its
/// platform sends into these calls, and renders the message that comes back.
/// </summary>
public sealed class ConversationDesk(ConversationStore conversations, Assistant assistant, ChannelPhrases phrases, WishDesk wishes)
{
    /// <summary>Somebody said something to the bot.</summary>
    /// <param name="seen">The conversation, as the platform describes it now.</param>
    /// <param name="text">The words, with the mention of the bot removed and the platform's escapes undone.</param>
    /// <param name="thread">The platform's key of the thread it was said in, which has a memory of its own; null outside threads.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Message> HearAsync(Conversation seen, string text, string? thread = null, CancellationToken cancellation = default)
    {
        var conversation = await conversations.SeenAsync(seen, cancellation);

        // Who says "suivre" is answered in French, whatever the profile; but for what was set.
        var spoken = conversation.Settings.Language is null && phrases.LanguageOf(text) is { } language ? conversation with { Language = language } : conversation;
        return phrases.CommandIn(text) switch
        {
            ChannelCommand.Follow => await FollowAsync(spoken, true, cancellation),
            ChannelCommand.Unfollow => await FollowAsync(spoken, false, cancellation),
            ChannelCommand.Help => phrases.Welcome(spoken),
            _ => await wishes.HearAsync(conversation, text, cancellation) ?? await AnswerAsync(conversation, text, thread, cancellation),
        };
    }

    /// <summary>Somebody pressed a button of the bot's.</summary>
    public async Task<Message> PressAsync(Conversation seen, ActionKind kind, string value, string? thread = null, CancellationToken cancellation = default)
    {
        var conversation = await conversations.SeenAsync(seen, cancellation);
        return kind switch
        {
            ActionKind.Follow => await FollowAsync(conversation, true, cancellation),
            ActionKind.Unfollow => await FollowAsync(conversation, false, cancellation),
            _ => await AnswerAsync(conversation, value, thread, cancellation),
        };
    }

    /// <summary>The bot was added to the conversation: it says who it is and what it can be asked.</summary>
    public async Task<Message> WelcomeAsync(Conversation seen, CancellationToken cancellation = default) =>
        phrases.Welcome(await conversations.SeenAsync(seen, cancellation));

    /// <summary>The bot was removed from it, or it was archived: nothing more is sent there, and staff see why.</summary>
    public Task LeftAsync(string conversationId, string reason, CancellationToken cancellation = default) =>
        conversations.LostAsync(conversationId, reason, cancellation);

    private async Task<Message> AnswerAsync(Conversation conversation, string text, string? thread, CancellationToken cancellation)
    {
        var answer = assistant.Ask(
            thread is null ? conversation.Id : $"{conversation.Id}#{thread}",
            text,
            conversation.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(conversation.Zone),
            conversation.Language,
            settings: conversation.Settings);
        if (answer.Settings is { } settings)
        {
            await conversations.SetAsync(conversation.Id, settings, cancellation);
        }

        return answer.Message;
    }

    private async Task<Message> FollowAsync(Conversation conversation, bool following, CancellationToken cancellation)
    {
        var changed = conversation.Following != following;
        await conversations.FollowAsync(conversation.Id, following, cancellation);
        return phrases.Followed(conversation, following, changed);
    }
}
