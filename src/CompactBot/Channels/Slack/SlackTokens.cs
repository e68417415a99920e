namespace CompactBot.Channels.Slack;

/// <summary>The tokens that the bot speaks with: one for each workspace that it is installed in. Today that is one, from the options.</summary>
public sealed class SlackTokens(SlackOptions options)
{
    /// <summary>Null where the bot is not installed there.</summary>
    public string? For(string workspace)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        return options.Enabled ? options.BotToken : null;
    }
}
