namespace CompactBot.Channels.Web;

/// <summary>Puts this room into the host.</summary>
public static class WebRegistration
{
    public static IServiceCollection AddWebChat(this IServiceCollection services) => services;

    public static void MapWebChat(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
