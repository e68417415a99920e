using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace CompactBot.Tests.Public;

/// <summary>The whole service with a store of its own that holds the sample letters, listening on a free port of loopback.</summary>
internal sealed class WebHouse : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compactbot-web-").FullName;

    private readonly Action<IServiceCollection>? _change;
    private readonly string _environment;

    private WebHouse(Action<IServiceCollection>? change, string environment) => (_change, _environment) = (change, environment);

    /// <summary>Where requests come from, as the service sees it; null: from where they do.</summary>
    public IPAddress? Remote { get; set; }

    /// <summary>The day of the first round: what lies ahead and what is over is then the same at every run.</summary>
    public static Instant Now { get; } = Instant.FromUtc(2018, 2, 20, 12, 0);

    /// <param name="change">What of the service is replaced.</param>
    /// <param name="environment">Development shows more of an error elsewhere; here it must not.</param>
    public static WebHouse Start(Action<IServiceCollection>? change = null, string environment = "Production")
    {
        var house = new WebHouse(change, environment);
        house.UseKestrel(0);
        house.StartServer();
        return house;
    }

    /// <summary>A browser without scripts: it keeps cookies, and follows no redirect.</summary>
    public Browser OpenBrowser() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()),
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseEnvironment(_environment);
        builder.UseSetting("Storage:Folder", Path.Combine(_folder, "data"));
        builder.UseSetting("Intake:Samples", "always");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureServices(services =>
        {
            services.RemoveAll<IClock>();
            services.AddSingleton<IClock>(new StandingClock(Now));
            services.AddSingleton<IStartupFilter>(new RemoteFilter(this));
            _change?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private sealed class StandingClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }

    private sealed class RemoteFilter(WebHouse house) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = house.Remote ?? context.Connection.RemoteIpAddress;
                return rest(context);
            });
            next(app);
        };
    }
}
