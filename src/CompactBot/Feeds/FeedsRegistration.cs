namespace CompactBot.Feeds;

/// <summary>Puts this room into the host.</summary>
public static class FeedsRegistration
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services;

    public static void MapFeeds(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
