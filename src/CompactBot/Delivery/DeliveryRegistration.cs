using CompactBot.Channels;
using CompactBot.Core.Announcements;
using CompactBot.Hosting;
using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace CompactBot.Delivery;

/// <summary>Puts this room into the host.</summary>
public static class DeliveryRegistration
{
    /// <summary>The ledger and the announcements' desk: what the command line needs too.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.TryAddSingleton(new AnsweringOptions());
        services.TryAddSingleton<WishStore>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => PlatformLimits.Load());
        return services
            .AddCheckedOptions<AnnouncementsOptions>(AnnouncementsOptions.Section)
            .AddCheckedOptions<DeliveryOptions>(DeliveryOptions.Section)
            .AddSingleton<AnnouncementComposer>()
            .AddSingleton<AnnouncementStore>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<AnnouncementLog>()
            .AddSingleton<AnnouncementTopics>()
            .AddSingleton<DispatchStore>()
            .AddSingleton<HeldStore>()
            .AddSingleton<Reminders>()
            .AddSingleton<HeldDeliveries>()
            .AddSingleton<DeliveryWake>()
            .AddSingleton<Drafts>()
            .AddSingleton<AnnouncementDesk>();
    }

    /// <summary>The lanes that send: on SQLite those of one process, on PostgreSQL those of all processes that share the store.</summary>
    public static IServiceCollection AddDeliveryLanes(this IServiceCollection services, IConfiguration configuration)
    {
        var storage = Early<StorageOptions>(configuration, StorageOptions.Section);
        var delivery = Early<DeliveryOptions>(configuration, DeliveryOptions.Section);
        services
            .AddSingleton<GroupCommit>()
            .AddSingleton<DeliveryLedger>()
            .AddSingleton<LaneStore>()
            .AddSingleton<DeliveryGlance>()
            .AddSingleton<SendPace>()
            .AddSingleton<RunningLanes>()
            .AddSingleton<DispatchDesk>()
            .AddSingleton<Courier>();
        services.AddQuartz(quartz => quartz
            .ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "CompactBot";

                // A name that no other process ever has: by it a dead one is told from the living.
                scheduler.InstanceId = storage.IsPostgreSql ? $"{Environment.MachineName} {Guid.NewGuid():n}" : scheduler.InstanceId;
            })
            .UsePersistentStore(store =>
            {
                if (storage.IsPostgreSql)
                {
                    store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<Database>().CreateDataSource());
                    store.UseClustering(cluster =>
                    {
                        cluster.CheckinInterval = TimeSpan.FromSeconds(delivery.AliveSeconds);
                        cluster.CheckinMisfireThreshold = delivery.DeadAfter.ToTimeSpan();
                    });
                }
                else
                {
                    store.UseSqlite(source => source.DataSourceFactory = provider => provider.GetRequiredService<Database>().CreateDataSource());
                }

                // The host says how long the process lives, and not its scheduler.
                store.ConfigureStore(ado => ado.UseBackgroundThreads = true);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
            }));

        // The watch starts the scheduler itself, once this process holds the lease, and shuts it down.
        return services.AddHostedService<DeliveryWatch>().AddHostedService<Timetable>();
    }

    /// <summary>The options before they are checked. A value that does not fit is told by that check, before anything starts.</summary>
    private static T Early<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException)
        {
            return new T();
        }
    }
}
