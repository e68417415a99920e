namespace CompactBot.Staff;

/// <summary>Puts this room into the host.</summary>
public static class StaffRegistration
{
    public static IServiceCollection AddStaff(this IServiceCollection services) => services;

    public static void MapStaff(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
