using CompactBot.Core.Announcements;
using CompactBot.Hosting;
using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>Puts this room into the host.</summary>
public static class DeliveryRegistration
{
    /// <summary>The ledger and the announcements' desk: what the command line needs too.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services) => services
        .AddCheckedOptions<AnnouncementsOptions>(AnnouncementsOptions.Section)
        .AddSingleton<AnnouncementComposer>()
        .AddSingleton<AnnouncementStore>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<DeliveryWake>()
        .AddSingleton<AnnouncementDesk>();

    /// <summary>The lanes that send.</summary>
    public static IServiceCollection AddDeliveryLanes(this IServiceCollection services) => services;
}
