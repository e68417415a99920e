namespace CompactBot.Channels.Slack;

/// <summary>Puts this room into the host.</summary>
public static class SlackRegistration
{
    public static IServiceCollection AddSlack(this IServiceCollection services) => services;

    public static void MapSlack(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
