namespace CompactBot.Channels.Slack;

/// <summary>
/// Where the app is installed: a team, or a whole organisation, whose one installation covers all its teams. What is installed once
/// shares one token and one set of limits, so that is the key.
/// </summary>
/// <param name="Team">The team's id; an organisation's own events may have none.</param>
/// <param name="Enterprise">The organisation's id, where the team is part of one.</param>
/// <param name="WholeEnterprise">Whether it is the organisation that installed it.</param>
public sealed record SlackWorkspace(string? Team, string? Enterprise, bool WholeEnterprise)
{
    /// <summary>Null where Slack named neither: then nothing can be done with the request.</summary>
    public string? Key => WholeEnterprise ? Enterprise ?? Team : Team ?? Enterprise;
}
