using CompactBot.Delivery;
using CompactBot.Hosting;
using Microsoft.Extensions.Options;

namespace CompactBot.Channels.Teams;

/// <summary>Puts this room into the host.</summary>
public static class TeamsRegistration
{
    internal const string ConnectorClient = "teams connector";
    internal const string Metadata = "teams metadata";
    internal const string Authority = "teams authority";
    internal const string LoopbackAuthority = "teams authority on loopback";

    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddCheckedOptions<TeamsOptions>(TeamsOptions.Section);
        services.AddSingleton<TeamsDoorCheck>();
        services.AddSingleton<IValidateOptions<TeamsOptions>>(provider => provider.GetRequiredService<TeamsDoorCheck>());
        services.AddSingleton<TeamsDoorState>();
        services.AddHttpClient(ConnectorClient, client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(Gated);
        services.AddHttpClient(Metadata).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(Plainly);
        services.AddHttpClient(Authority).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(Plainly);
        services.AddHttpClient(LoopbackAuthority).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(Plainly).AddHttpMessageHandler(() => new PlainHttp());
        services.AddSingleton<InboundTokens>();
        services.AddSingleton<OutboundTokens>();
        services.AddSingleton<Connector>();
        services.AddSingleton<TeamsPhrases>();
        services.AddSingleton<CardComposer>();
        services.AddSingleton<TeamsTurns>();
        services.AddLazy<TeamsTurns>();
        services.AddSingleton<TeamsInbox>();
        services.AddHostedService(provider => provider.GetRequiredService<TeamsInbox>());
        services.AddSingleton<TeamsEndpoint>();
        services.AddSingleton<ICheck, TeamsCheck>();
        services.AddSingleton<ISender, TeamsSender>();
        services.AddSingleton<ICopyEditor, TeamsCopyEditor>();
        services.AddSingleton<IPlatformRenderer, TeamsRenderer>();
        services.AddSingleton(new PlatformPreview("teams", typeof(CardPreview)));
        return services;
    }

    public static void MapTeams(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapPost("/api/messages", (HttpContext context, TeamsEndpoint endpoint, AnsweringPreparation preparation) =>
        {
            preparation.Begin();
            return endpoint.ReceiveAsync(context);
        }).DisableAntiforgery();
    }

    private static SocketsHttpHandler Gated()
    {
        var handler = Plainly();
        handler.ConnectCallback = SendGate.ConnectAsync;
        return handler;
    }

    /// <summary>No redirects and no cookies: what is asked is asked of that address.</summary>
    private static SocketsHttpHandler Plainly() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
