using CompactBot.Channels.Slack.Wire;
using CompactBot.Core.Messages;
using CompactBot.Delivery;
using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>
/// Says an answer on Slack: tries again where Slack was not ready, and looks before it repeats what may have been posted. Announcements
/// do not go this way: the ledger owns those.
/// </summary>
public sealed partial class SlackSpeech(SlackApi api, SlackSender sender, SlackBlocks blocks, IClock clock, ILogger<SlackSpeech> log)
{
    private const int Attempts = 5;
    private static readonly Duration LongestWait = Duration.FromMinutes(1);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>Posts the answer to what came under that key, in the conversation or in a thread of it.</summary>
    public async Task<SendResult> PostAsync(string key, Conversation conversation, string channel, Message message, string? thread, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var since = clock.GetCurrentInstant();
        var post = new SlackPost
        {
            Channel = channel,
            Text = SlackBlocks.Fallback(message),
            Blocks = blocks.Compose(message),
            ThreadTs = thread,
            Metadata = SlackMetadata.For(key),
        };
        for (var attempt = 1; ; attempt++)
        {
            var result = SlackSender.Result(await api.PostAsync(conversation.Workspace, post, cancellation));
            if (result.Outcome == SendOutcome.Uncertain)
            {
                // Slack may still be at it.
                await Task.Delay(Settling, cancellation);
                result = await sender.FindAsync(conversation.Workspace, channel, thread, key, since, cancellation) switch
                {
                    { PlatformMessageId: { } id } => new SendResult(SendOutcome.Sent, id),
                    { Known: true } => result with { Outcome = SendOutcome.Retry },
                    _ => result,
                };
            }

            if (result.Outcome != SendOutcome.Retry || attempt == Attempts || result.RetryAfter > LongestWait)
            {
                if (result.Outcome != SendOutcome.Sent)
                {
                    NotSaid(conversation.Id, key, result.Outcome, result.Reason);
                }

                return result;
            }

            await WaitAsync(attempt, result.RetryAfter, cancellation);
        }
    }

    /// <summary>Answers by response_url: to one person alone, or where the button stands. Slack takes five within half an hour.</summary>
    public async Task<SendResult> RespondAsync(string key, string responseUrl, Message message, CancellationToken cancellation)
    {
        var response = new SlackResponse { ResponseType = "ephemeral", Text = SlackBlocks.Fallback(message), Blocks = blocks.Compose(message) };
        for (var attempt = 1; ; attempt++)
        {
            var result = SlackErrors.Sort(await api.RespondAsync(responseUrl, response, cancellation));
            if (result.Outcome != SendOutcome.Retry || attempt == Attempts || result.RetryAfter > LongestWait)
            {
                if (result.Outcome != SendOutcome.Sent)
                {
                    NotSaid("response_url", key, result.Outcome, result.Reason);
                }

                return result;
            }

            await WaitAsync(attempt, result.RetryAfter, cancellation);
        }
    }

    /// <summary>Whether the answer was posted before the service stopped.</summary>
    public async Task<bool> WasPostedAsync(string key, Conversation conversation, string channel, string? thread, Instant since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return (await sender.FindAsync(conversation.Workspace, channel, thread, key, since, cancellation)).PlatformMessageId is not null;
    }

    private static Task WaitAsync(int attempt, Duration? retryAfter, CancellationToken cancellation) =>
        Task.Delay((retryAfter ?? Duration.FromSeconds(1 << (attempt - 1))).ToTimeSpan(), cancellation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: the answer to {Key} was not said in {Conversation}: {Outcome} ({Reason})")]
    private partial void NotSaid(string conversation, string key, SendOutcome outcome, string? reason);
}
