using CompactBot.Core.Messages;
using CompactBot.Delivery;
using CompactBot.Storage;

namespace CompactBot.Channels.Teams;

/// <summary>Takes one activity to the desk, and the desk's message back to the conversation.</summary>
internal sealed class TeamsTurns(
    ConversationDesk desk,
    ConversationStore conversations,
    CardComposer cards,
    Connector connector,
    ILogger<TeamsTurns> logger)
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15)];
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <param name="activity">What came.</param>
    /// <param name="said">Told what the bot says, before it is posted.</param>
    /// <param name="cancellation">The host stops: the turn is taken again at its next start.</param>
    public async Task TakeAsync(Activity activity, Action<string> said, CancellationToken cancellation)
    {
        if (TeamsAddress.Seen(activity) is not { } seen)
        {
            return;
        }

        var message = await AnswerAsync(activity, seen, cancellation);
        if (message is null)
        {
            return;
        }

        said(message.Headline);
        await PostAsync(activity, seen, message, cancellation);
    }

    private Task<Message?> AnswerAsync(Activity activity, Conversation seen, CancellationToken cancellation) => activity.Type switch
    {
        "message" => HearAsync(activity, seen, cancellation),
        "invoke" when ButtonVerbs.Pressed(activity) is var (kind, value) => PressAsync(activity, seen, kind, value, cancellation),
        "installationUpdate" => InstallAsync(activity, seen, cancellation),
        "conversationUpdate" => UpdateAsync(activity, seen, cancellation),
        _ => Task.FromResult<Message?>(null),
    };

    private async Task<Message?> HearAsync(Activity activity, Conversation seen, CancellationToken cancellation)
    {
        if (ButtonVerbs.Pressed(activity) is var (kind, value))
        {
            return await PressAsync(activity, seen, kind, value, cancellation);
        }

        if (seen.Kind != ConversationKind.Personal && !SpokenText.MentionsBot(activity))
        {
            return null;
        }

        return await desk.HearAsync(seen, SpokenText.Of(activity), ThreadOf(activity), cancellation);
    }

    private async Task<Message?> PressAsync(Activity activity, Conversation seen, ActionKind kind, string value, CancellationToken cancellation) =>
        await desk.PressAsync(seen, kind, value, ThreadOf(activity), cancellation);

    private async Task<Message?> InstallAsync(Activity activity, Conversation seen, CancellationToken cancellation)
    {
        switch (activity.Action)
        {
            case "add" or "add-upgrade":
                return await GreetOnceAsync(seen, cancellation);
            case "remove":
                await LeaveAsync(activity, seen, "uninstalled", cancellation);
                return null;
            default:
                return null;
        }
    }

    private async Task<Message?> UpdateAsync(Activity activity, Conversation seen, CancellationToken cancellation)
    {
        if (Names(activity.MembersAdded, activity))
        {
            return await GreetOnceAsync(seen, cancellation);
        }

        if (Names(activity.MembersRemoved, activity))
        {
            await LeaveAsync(activity, seen, "removed", cancellation);
            return null;
        }

        await NoteAsync(activity, seen, cancellation);
        return null;
    }

    /// <summary>Teams tells of one installation in two activities, in either order: the first is greeted.</summary>
    private async Task<Message?> GreetOnceAsync(Conversation seen, CancellationToken cancellation)
    {
        var known = await conversations.FindAsync(seen.Id, cancellation);
        if (known is { AbsentReason: null })
        {
            await conversations.SeenAsync(seen, cancellation);
            return null;
        }

        return await desk.WelcomeAsync(seen, cancellation);
    }

    /// <summary>What happened to a channel or a team that the bot is in.</summary>
    private async Task NoteAsync(Activity activity, Conversation seen, CancellationToken cancellation)
    {
        var channel = activity.ChannelData?.Channel;
        switch (activity.ChannelData?.EventType)
        {
            case "channelRenamed" or "channelRestored" when channel?.Id is { Length: > 0 } id:
                if (await conversations.FindAsync(TeamsAddress.StoreId(id), cancellation) is { } renamed)
                {
                    await conversations.SeenAsync(renamed with { Name = TeamsAddress.Renamed(renamed.Name, activity.ChannelData) }, cancellation);
                }

                break;
            case "channelDeleted" when channel?.Id is { Length: > 0 } id:
                await desk.LeftAsync(TeamsAddress.StoreId(id), "channel deleted", cancellation);
                break;
            case "teamDeleted" or "teamHardDeleted":
                await LeaveAsync(activity, seen, "team deleted", cancellation);
                break;
            case "teamArchived":
                await LeaveAsync(activity, seen, "archived", cancellation);
                break;
            case "teamUnarchived" or "teamRestored":
                foreach (var conversation in await OfTeamAsync(activity, cancellation))
                {
                    await conversations.SeenAsync(conversation, cancellation);
                }

                break;
        }
    }

    /// <summary>The bot is removed from a team as a whole: with it go all of the team's channels.</summary>
    private async Task LeaveAsync(Activity activity, Conversation seen, string reason, CancellationToken cancellation)
    {
        await desk.LeftAsync(seen.Id, reason, cancellation);
        foreach (var conversation in await OfTeamAsync(activity, cancellation))
        {
            await desk.LeftAsync(conversation.Id, reason, cancellation);
        }
    }

    private async Task<IReadOnlyList<Conversation>> OfTeamAsync(Activity activity, CancellationToken cancellation) =>
        activity.ChannelData?.Team?.Id is { Length: > 0 } team
            ? [.. (await conversations.ListAsync(cancellation)).Where(c => c.Platform == TeamsSender.Name && TeamsAddress.Of(c).TeamId == team)]
            : [];

    private async Task PostAsync(Activity activity, Conversation seen, Message message, CancellationToken cancellation)
    {
        var to = TeamsAddress.Of(seen);
        var outgoing = cards.ComposeActivity(message, to, activity.Conversation!.Id!, activity.Type == "message" ? activity.Id : null);
        var result = await connector.PostAsync(to.ServiceUrl, outgoing, cancellation);
        for (var attempt = 0; result.Outcome == SendOutcome.Retry && attempt < Waits.Length; attempt++)
        {
            var asked = result.RetryAfter?.ToTimeSpan() ?? TimeSpan.Zero;
            if (asked > LongestWait)
            {
                break;
            }

            await Task.Delay(asked > Waits[attempt] ? asked : Waits[attempt], cancellation);
            result = await connector.PostAsync(to.ServiceUrl, outgoing, cancellation);
        }

        if (result.Outcome != SendOutcome.Sent)
        {
            logger.NotPosted(activity.Id ?? "", result.Outcome.ToString(), result.Reason);
        }

        if (result.ConversationGone)
        {
            await desk.LeftAsync(seen.Id, result.Reason ?? "gone", cancellation);
        }
    }

    private static bool Names(IReadOnlyList<Account>? members, Activity activity) =>
        members?.Any(member => member?.Id is { Length: > 0 } id && id == activity.Recipient?.Id) == true;

    private static string? ThreadOf(Activity activity) => TeamsAddress.ThreadOf(activity.Conversation!.Id!);
}
