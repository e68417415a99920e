using CompactBot.Hosting;
using Microsoft.Identity.Client;

namespace CompactBot.Channels.Teams;

/// <summary>Whether Teams can reach the bot, and the bot Teams, as far as that can be told from here.</summary>
internal sealed class TeamsCheck(TeamsDoorState door, OutboundTokens tokens, InboundTokens inbound) : ICheck
{
    public string Subject => "Teams";

    public Task<CheckFinding> LookAsync(CancellationToken cancellation) => door.Door switch
    {
        TeamsDoor.Closed => Task.FromResult(new CheckFinding(CheckState.Off, "not configured")),
        TeamsDoor.LocalOnly => Task.FromResult(new CheckFinding(CheckState.Well, "takes unsigned requests, from this machine alone (for the Playground)")),
        _ => LookAtTokensAsync(cancellation),
    };

    private async Task<CheckFinding> LookAtTokensAsync(CancellationToken cancellation)
    {
        if (!await inbound.HasKeysAsync(cancellation))
        {
            return new CheckFinding(CheckState.Wrong, "the keys of inbound tokens cannot be had", "let this machine reach Teams:MetadataAddress");
        }

        try
        {
            await tokens.GetAsync(afresh: true, cancellation);
            return new CheckFinding(CheckState.Well, "inbound keys and an outbound token were had");
        }
        catch (MsalServiceException refused) when (refused.StatusCode is >= 400 and < 500)
        {
            return new CheckFinding(CheckState.Wrong, $"the authority refused ({refused.ErrorCode})", "check Teams:AppId, Teams:TenantId and Teams__ClientSecret");
        }
        catch (Exception failed) when (failed is MsalException or HttpRequestException)
        {
            return new CheckFinding(CheckState.Wrong, "the authority could not be reached", "let this machine reach Teams:Authority");
        }
    }
}
