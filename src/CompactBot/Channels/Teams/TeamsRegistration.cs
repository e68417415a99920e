namespace CompactBot.Channels.Teams;

/// <summary>Puts this room into the host.</summary>
public static class TeamsRegistration
{
    public static IServiceCollection AddTeams(this IServiceCollection services) => services;

    public static void MapTeams(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
