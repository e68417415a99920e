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
        .AddSingleton<ConversationStore>()
        .AddSingleton<InboundEventStore>()
        .AddSingleton<LiveCatalogue>();
}
