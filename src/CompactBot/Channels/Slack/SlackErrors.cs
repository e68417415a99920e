using CompactBot.Delivery;

namespace CompactBot.Channels.Slack;

/// <summary>Sorts what Slack says went wrong with a post (docs.slack.dev, chat.postMessage, Errors).</summary>
public static class SlackErrors
{
    /// <summary>The bot can no longer speak there.</summary>
    private static readonly HashSet<string> Gone = new(StringComparer.Ordinal)
    {
        "channel_not_found", "not_in_channel", "is_archived", "user_disabled", "user_not_found", "is_inactive", "channel_is_limited_access",
        "team_not_found", "messages_tab_disabled",
    };

    /// <summary>The installation's token is at fault: every other post would fail as well.</summary>
    private static readonly HashSet<string> Token = new(StringComparer.Ordinal)
    {
        "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "not_allowed_token_type", "missing_scope", "no_permission",
        "org_login_required", "enterprise_is_restricted", "two_factor_setup_required", "app_missing_action_url", "accesslimited", "http 401",
    };

    /// <summary>Slack did not do it and may later.</summary>
    private static readonly HashSet<string> Later = new(StringComparer.Ordinal)
    {
        "ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "request_timeout", "team_added_to_org",
    };

    /// <summary>Slack may have done it: "it's possible some aspect of the operation succeeded before the error was raised".</summary>
    private static readonly HashSet<string> Perhaps = new(StringComparer.Ordinal) { "fatal_error", "internal_error" };

    public static SendResult Sort<T>(SlackReply<T> reply)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply.Fate switch
        {
            SlackFate.Done => new SendResult(SendOutcome.Sent),
            SlackFate.NotTaken => new SendResult(SendOutcome.Retry, Reason: reply.Error, RetryAfter: reply.RetryAfter),
            SlackFate.Unknown => new SendResult(SendOutcome.Uncertain, Reason: reply.Error),
            _ => Refused(reply.Error ?? "unknown_error", reply.RetryAfter),
        };
    }

    private static SendResult Refused(string error, NodaTime.Duration? retryAfter) => error switch
    {
        _ when Gone.Contains(error) => new SendResult(SendOutcome.GiveUp, Reason: error, ConversationGone: true),
        _ when Token.Contains(error) => new SendResult(SendOutcome.StopWorkspace, Reason: error),
        _ when Later.Contains(error) => new SendResult(SendOutcome.Retry, Reason: error, RetryAfter: retryAfter),
        _ when Perhaps.Contains(error) => new SendResult(SendOutcome.Uncertain, Reason: error),
        _ => new SendResult(SendOutcome.GiveUp, Reason: error),
    };
}
