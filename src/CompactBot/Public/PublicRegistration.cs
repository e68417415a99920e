namespace CompactBot.Public;

/// <summary>Puts this room into the host.</summary>
public static class PublicRegistration
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services) => services;

    public static void MapPublicPages(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
