using CompactBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace CompactBot.Hosting;

/// <summary>Where the service finds its settings and its files, the same for every command.</summary>
public static class ServiceHost
{
    /// <summary>
    /// A builder over the root appsettings.json, appsettings.{Environment}.json, the environment's variables, and the settings given.
    /// Run from a source checkout with no environment named, it is Development.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var here = new DirectoryInfo(Directory.GetCurrentDirectory());
        var sources = SourcesAbove(here);
        var home = sources?.FullName ?? (File.Exists(Path.Combine(here.FullName, "appsettings.json")) ? here.FullName : AppContext.BaseDirectory);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = home,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
            EnvironmentName = NamedEnvironment(settings) ?? (sources is null ? null : Environments.Development),
        });

        // What must be done before the host listens is done as it is starting; the rest need not wait for each other.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Services.TryAddSingleton<IClock>(SystemClock.Instance);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.PostConfigure<StorageOptions>(storage => storage.Folder = Path.Combine(home, storage.Folder));
        return builder;
    }

    private static string? NamedEnvironment(string[] settings) =>
        new ConfigurationBuilder().AddCommandLine(settings).Build()[HostDefaults.EnvironmentKey]
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");

    /// <summary>The source checkout that the person stands in, at its top or below it; null outside one.</summary>
    private static DirectoryInfo? SourcesAbove(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CompactBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder;
    }
}
