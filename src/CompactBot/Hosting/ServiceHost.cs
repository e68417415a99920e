using CompactBot.Storage;
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
        var here = Directory.GetCurrentDirectory();
        var home = File.Exists(Path.Combine(here, "appsettings.json")) ? here : AppContext.BaseDirectory;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings,
            ContentRootPath = home,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
            EnvironmentName = EnvironmentOf(here),
        });
        builder.Services.AddSingleton<IClock>(SystemClock.Instance).AddSingleton(TimeProvider.System);
        builder.Services.PostConfigure<StorageOptions>(storage => storage.Folder = Path.Combine(home, storage.Folder));
        return builder;
    }

    private static string? EnvironmentOf(string here)
    {
        var named = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        return named ?? (File.Exists(Path.Combine(here, "CompactBot.sln")) ? Environments.Development : null);
    }
}
