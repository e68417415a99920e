namespace CompactBot.Hosting;

/// <summary>For what is made at every start and needs another service only later, or never: what that loads does not delay the start.</summary>
public static class LazyService
{
    /// <summary>Lets <see cref="Lazy{T}"/> of a service be asked for beside the service itself.</summary>
    public static IServiceCollection AddLazy<T>(this IServiceCollection services)
        where T : class => services.AddSingleton(provider => new Lazy<T>(provider.GetRequiredService<T>));
}
