using System.Globalization;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using CompactBot.Storage;
using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>Does what a task asks: brings it to the desk, and says what the desk answers where it belongs.</summary>
public sealed partial class SlackTaskHandler(
    ConversationDesk desk,
    ConversationStore conversations,
    ChannelPhrases phrases,
    SlackPhrases words,
    SlackDirectory directory,
    SlackSpeech speech,
    SlackBlocks blocks,
    SlackApi api,
    ILogger<SlackTaskHandler> log)
{
    /// <param name="key">What the task is known by; its answer carries it, so that it can be found.</param>
    /// <param name="task">What is asked.</param>
    /// <param name="again">Whether the service may have stopped in the middle of it before.</param>
    /// <param name="cancellation">Ends it; the task is then taken up at the next start.</param>
    public async Task HandleAsync(string key, SlackTask task, bool again, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        switch (task.Kind)
        {
            case SlackTaskKind.Said:
                await AnswerAsync(key, task, again, seen => desk.HearAsync(seen, task.Text, task.Thread, cancellation), cancellation);
                break;
            case SlackTaskKind.Joined:
                await AnswerAsync(key, task, again, seen => desk.WelcomeAsync(seen, cancellation), cancellation);
                break;
            case SlackTaskKind.Commanded:
                await CommandAsync(key, task, again, phrases.CommandIn(task.Text), cancellation);
                break;
            case SlackTaskKind.Pressed:
                await PressAsync(key, task, again, cancellation);
                break;
            case SlackTaskKind.Left:
                await desk.LeftAsync(task.ToConversation().Id, task.Reason ?? "removed", cancellation);
                break;
            case SlackTaskKind.Changed:
                await ChangeAsync(task, cancellation);
                break;
            case SlackTaskKind.Moved:
                await MoveAsync(task, cancellation);
                break;
            case SlackTaskKind.HomeOpened:
                await ShowHomeAsync(task, await desk.WelcomeAsync(await SeeAsync(task, cancellation), cancellation), cancellation);
                break;
            case SlackTaskKind.Uninstalled:
                await conversations.LostWorkspaceAsync(SlackSender.PlatformName, task.Workspace, task.Reason ?? "uninstalled", cancellation);
                break;
        }
    }

    private async Task AnswerAsync(
        string key, SlackTask task, bool again, Func<Conversation, Task<Message>> ask, CancellationToken cancellation)
    {
        var seen = await SeeAsync(task, cancellation);
        if (again && await speech.WasPostedAsync(key, seen, task.Channel, task.Thread, Since(task), cancellation))
        {
            return;
        }

        var result = await speech.PostAsync(key, seen, task.Channel, await ask(seen), task.Thread, cancellation);
        if (result.ConversationGone)
        {
            await desk.LeftAsync(seen.Id, result.Reason ?? "removed", cancellation);
        }
    }

    /// <summary>A question is answered to its asker alone; who follows or not is said to all.</summary>
    private async Task CommandAsync(string key, SlackTask task, bool again, ChannelCommand command, CancellationToken cancellation)
    {
        var seen = await SeeAsync(task, cancellation);
        if (again && await speech.WasPostedAsync(key, seen, task.Channel, null, Since(task), cancellation))
        {
            return;
        }

        var message = await desk.HearAsync(seen, task.Text, cancellation: cancellation);
        if (command is ChannelCommand.Follow or ChannelCommand.Unfollow)
        {
            await SayToAllAsync(key, task, seen, message, command == ChannelCommand.Follow, null, cancellation);
        }
        else if (task.ResponseUrl is { } url)
        {
            await speech.RespondAsync(key, url, message, cancellation);
        }
    }

    private async Task PressAsync(string key, SlackTask task, bool again, CancellationToken cancellation)
    {
        var kind = task.Action ?? ActionKind.Ask;
        var seen = await SeeAsync(task, cancellation);
        if (kind is ActionKind.Ask && task is { Ephemeral: true, ResponseUrl: { } url })
        {
            await speech.RespondAsync(key, url, await desk.PressAsync(seen, kind, task.Text, null, cancellation), cancellation);
            return;
        }

        var thread = task.Ephemeral ? null : task.Thread;
        if (again && await speech.WasPostedAsync(key, seen, task.Channel, thread, Since(task), cancellation))
        {
            return;
        }

        var message = await desk.PressAsync(seen, kind, task.Text, thread, cancellation);
        await SayToAllAsync(key, task, seen, message, kind == ActionKind.Follow, thread, cancellation);
        if (task.Home && kind is not ActionKind.Ask)
        {
            await ShowHomeAsync(task, await desk.WelcomeAsync(seen, cancellation), cancellation);
        }
    }

    /// <summary>Says it in the conversation. Where the bot is not in it, nothing can be announced there: who asked is told so.</summary>
    private async Task SayToAllAsync(
        string key, SlackTask task, Conversation seen, Message message, bool follows, string? thread, CancellationToken cancellation)
    {
        var result = await speech.PostAsync(key, seen, task.Channel, message, thread, cancellation);
        if (result.ConversationGone)
        {
            await desk.LeftAsync(seen.Id, result.Reason ?? "removed", cancellation);
        }

        if (result.Outcome is not (SendOutcome.Sent or SendOutcome.Uncertain) && task.ResponseUrl is { } url)
        {
            var told = follows && result.ConversationGone
                ? new Message { Headline = words.For(message.Language).InviteFirst, Language = message.Language, Direction = message.Direction }
                : message;
            await speech.RespondAsync(key, url, told, cancellation);
        }
    }

    /// <summary>Another name, or back from the archive: of interest only where the bot knows the channel.</summary>
    private async Task ChangeAsync(SlackTask task, CancellationToken cancellation)
    {
        if (await conversations.FindAsync(task.ToConversation().Id, cancellation) is { } known)
        {
            await conversations.SeenAsync(known with { Name = task.Name ?? known.Name }, cancellation);
        }
    }

    /// <summary>The channel has another id: what it wants, what waits for it and its posts go with it.</summary>
    private async Task MoveAsync(SlackTask task, CancellationToken cancellation)
    {
        if (await conversations.FindAsync(task.ToConversation().Id, cancellation) is { } known)
        {
            var moved = (task with { Channel = task.MovedTo!, Place = known.Kind }).ToConversation();
            await conversations.MoveAsync(known.Id, known with { Id = moved.Id, Address = moved.Address }, cancellation);
        }
    }

    private async Task ShowHomeAsync(SlackTask task, Message message, CancellationToken cancellation)
    {
        var home = new SlackHome(task.User!, new SlackHomeView(blocks.Compose(message), task.Channel));
        var reply = await api.PublishHomeAsync(task.Workspace, home, cancellation);
        if (reply.Fate != SlackFate.Done)
        {
            HomeNotShown(task.Channel, reply.Error);
        }
    }

    private async Task<Conversation> SeeAsync(SlackTask task, CancellationToken cancellation)
    {
        var person = task.User is null ? null : await directory.PersonAsync(task.Workspace, task.User, cancellation);
        var name = task.Place == ConversationKind.Personal
            ? person?.Name
            : task.Name ?? (await directory.ChannelAsync(task.Workspace, task.Channel, cancellation)).Name;
        return task.ToConversation(name, task.Kind == SlackTaskKind.Joined ? null : person?.Zone);
    }

    /// <summary>An answer cannot have been posted before what it answers was said.</summary>
    private static Instant Since(SlackTask task) =>
        double.TryParse(task.At, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 100_000_000_000
            ? Instant.FromUnixTimeSeconds((long)seconds)
            : Instant.FromUnixTimeSeconds(0);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: the home page in {Channel} was not shown: {Reason}")]
    private partial void HomeNotShown(string channel, string? reason);
}
