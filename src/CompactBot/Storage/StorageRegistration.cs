using CompactBot.Core.Answers;
using CompactBot.Hosting;

namespace CompactBot.Storage;

/// <summary>Puts the store into the host.</summary>
public static class StorageRegistration
{
    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddCheckedOptions<StorageOptions>(StorageOptions.Section)
        .AddSingleton<Database>()
        .AddSingleton<Migrations>()
        .AddSingleton<LetterStore>()
        .AddSingleton<CorrectionStore>()
        .AddSingleton<ReviewStore>()
        .AddSingleton<ConversationStore>()
        .AddSingleton<InboundEventStore>()
        .AddSingleton<LiveCatalogue>()
        .AddSingleton<IPassageSearch, SqlitePassages>()
        .AddSingleton<ICheck, StoreCheck>();

    /// <summary>The service's own look-out for letters that another process stores.</summary>
    public static IServiceCollection AddCatalogueWatch(this IServiceCollection services) => services.AddHostedService<CatalogueWatch>();
}
