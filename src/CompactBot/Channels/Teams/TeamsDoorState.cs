namespace CompactBot.Channels.Teams;

/// <summary>How the door stands in this process: told once, from the settings.</summary>
internal sealed class TeamsDoorState(TeamsOptions options, TeamsDoorCheck check)
{
    public TeamsDoor Door { get; } = check.DoorFor(options);

    /// <summary>
    /// Whether a connector may be at a plain address of this machine: where unsigned traffic is, or where the keys come from there too.
    /// </summary>
    public bool TrustsLoopback { get; } =
        check.DoorFor(options) != TeamsDoor.Tokens || new Uri(options.MetadataAddress) is { IsLoopback: true };
}
