namespace CompactBot.Channels.Teams;

internal static partial class TeamsLog
{
    [LoggerMessage(2001, LogLevel.Warning, "Teams: a request was refused with {Status}: {Reason}")]
    public static partial void Refused(this ILogger logger, int status, string reason);

    [LoggerMessage(2002, LogLevel.Debug, "Teams: the {Type} {Activity} came again, and was handled before")]
    public static partial void Repeated(this ILogger logger, string type, string activity);

    [LoggerMessage(2003, LogLevel.Information, "Teams: {Count} activities that were accepted before the last stop are taken up again")]
    public static partial void TakenUp(this ILogger logger, int count);

    [LoggerMessage(2004, LogLevel.Warning, "Teams: the answer to {Activity} was not posted: {Outcome}, {Reason}")]
    public static partial void NotPosted(this ILogger logger, string activity, string outcome, string? reason);

    [LoggerMessage(2005, LogLevel.Error, "Teams: the activity {Activity} could not be handled, and is left")]
    public static partial void NotHandled(this ILogger logger, Exception exception, string activity);

    [LoggerMessage(2006, LogLevel.Information, "Teams: requests are taken unsigned, from this machine alone (Teams:Authentication)")]
    public static partial void Unsigned(this ILogger logger);

    [LoggerMessage(2007, LogLevel.Information, "Teams: off; set Teams:Authentication to 'bot' to open /api/messages (README)")]
    public static partial void Closed(this ILogger logger);

    [LoggerMessage(2008, LogLevel.Information, "Teams: the bot {App} takes requests with tokens of the Bot Framework")]
    public static partial void Open(this ILogger logger, string app);

    [LoggerMessage(2009, LogLevel.Error, "Teams: what is stored under {Key} cannot be read, and is left out")]
    public static partial void Unreadable(this ILogger logger, string key);

    [LoggerMessage(2010, LogLevel.Warning, "Teams: the store failed at the activity {Activity}, attempt {Attempt}")]
    public static partial void StoreFailed(this ILogger logger, Exception exception, string activity, int attempt);

    [LoggerMessage(2011, LogLevel.Warning, "Teams: what other processes left could not be looked for, and is tried again: {Problem}")]
    public static partial void NotTakenUp(this ILogger logger, string problem);
}
