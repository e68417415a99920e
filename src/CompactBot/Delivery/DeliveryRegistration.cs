using CompactBot.Core.Announcements;
using CompactBot.Hosting;
using CompactBot.Storage;
using Quartz;

namespace CompactBot.Delivery;

/// <summary>Puts this room into the host.</summary>
public static class DeliveryRegistration
{
    /// <summary>The ledger and the announcements' desk: what the command line needs too.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services) => services
        .AddCheckedOptions<AnnouncementsOptions>(AnnouncementsOptions.Section)
        .AddCheckedOptions<DeliveryOptions>(DeliveryOptions.Section)
        .AddSingleton<AnnouncementComposer>()
        .AddSingleton<AnnouncementStore>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<DeliveryWake>()
        .AddSingleton<Drafts>()
        .AddSingleton<AnnouncementDesk>();

    /// <summary>The lanes that send.</summary>
    public static IServiceCollection AddDeliveryLanes(this IServiceCollection services)
    {
        services
            .AddSingleton<GroupCommit>()
            .AddSingleton<DeliveryLedger>()
            .AddSingleton<DeliveryGlance>()
            .AddSingleton(_ => PlatformLimits.Load())
            .AddSingleton<SendPace>()
            .AddSingleton<RunningLanes>()
            .AddSingleton<Courier>();
        services.AddQuartz(quartz => quartz
            .ConfigureScheduler(scheduler => scheduler.InstanceName = "CompactBot")
            .UsePersistentStore(store =>
            {
                store.UseSqlite(source => source.DataSourceFactory = provider => provider.GetRequiredService<Database>().CreateDataSource());
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
            }));

        // The watch starts the scheduler itself, once this process holds the lease.
        services.AddQuartzHostedService(hosted =>
        {
            hosted.AutoStart = false;
            hosted.WaitForJobsToComplete = true;
        });
        return services.AddHostedService<DeliveryWatch>();
    }
}
