using CompactBot.Hosting;

namespace CompactBot.Channels.Slack;

/// <summary>Whether Slack takes the bot's token.</summary>
public sealed class SlackCheck(SlackOptions options, SlackApi api) : ICheck
{
    public string Subject => "Slack";

    public async Task<CheckFinding> LookAsync(CancellationToken cancellation)
    {
        if (!options.Enabled)
        {
            return new CheckFinding(CheckState.Off, "not enabled (Slack:Enabled)");
        }

        var reply = await api.WhoAmIAsync(cancellation);
        return (reply.Fate, reply.Error) switch
        {
            (SlackFate.Done, _) => new CheckFinding(CheckState.Well, $"the token is that of {reply.Value?.User} in {reply.Value?.Team}"),
            (SlackFate.Refused, var error) => new CheckFinding(
                CheckState.Wrong, $"Slack refuses the token: {error}", "set Slack__BotToken to the one under \"OAuth & Permissions\" of the app"),
            (_, var error) => new CheckFinding(CheckState.Wrong, $"{options.ApiBase} does not answer: {error}", "check the network and Slack:ApiBase"),
        };
    }
}
