using CompactBot.Delivery;
using CompactBot.Hosting;

namespace CompactBot.Channels.Slack;

/// <summary>Puts this room into the host.</summary>
public static class SlackRegistration
{
    public static IServiceCollection AddSlack(this IServiceCollection services)
    {
        services.AddHttpClient(SlackApi.Client, http => http.MaxResponseContentBufferSize = 8 * 1024 * 1024)
            // A redirect would carry the token, or what is said, to another host.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = SendGate.ConnectAsync,
            })
            // Requests are logged by what they are for, not by their address: a response_url is a secret.
            .RemoveAllLoggers();
        return services
            .AddCheckedOptions<SlackOptions>(SlackOptions.Section)
            .AddSingleton<SlackTokens>()
            .AddSingleton<SlackSignature>()
            .AddSingleton<SlackPhrases>()
            .AddSingleton<SlackBlocks>()
            .AddSingleton(provider => new SlackApi(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(SlackApi.Client),
                provider.GetRequiredService<SlackOptions>(),
                provider.GetRequiredService<SlackTokens>()))
            .AddSingleton<SlackDirectory>()
            .AddSingleton<SlackSender>()
            .AddSingleton<ISender>(provider => provider.GetRequiredService<SlackSender>())
            .AddSingleton<ICopyEditor, SlackCopyEditor>()
            .AddSingleton<IPlatformRenderer, SlackRenderer>()
            .AddSingleton(new PlatformPreview("slack", typeof(BlocksPreview)))
            .AddSingleton<ICheck, SlackCheck>()
            .AddSingleton<SlackSpeech>()
            .AddSingleton<SlackTaskHandler>()
            .AddLazy<SlackTaskHandler>()
            .AddSingleton<SlackWorker>()
            .AddHostedService(provider => provider.GetRequiredService<SlackWorker>())
            .AddSingleton<SlackEndpoint>();
    }

    public static void MapSlack(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        foreach (var path in (string[])["/slack/events", "/slack/commands", "/slack/interactivity"])
        {
            app.MapPost(path, (HttpContext http, SlackEndpoint endpoint, AnsweringPreparation preparation) =>
            {
                preparation.Begin();
                return endpoint.ReceiveAsync(http);
            }).DisableAntiforgery();
        }
    }
}
