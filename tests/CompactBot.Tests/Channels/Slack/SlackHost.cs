using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CompactBot.Channels;
using CompactBot.Channels.Slack;
using CompactBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CompactBot.Tests.Channels.Slack;

/// <summary>The Slack channel on loopback, with a store of its own and a clock that the test turns.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Secret = "a signing secret of tests";

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SlackHost(WebApplication app, HttpClient http, TurnableClock clock) => (_app, _http, Clock) = (app, http, clock);

    public TurnableClock Clock { get; }

    public ConversationStore Conversations => _app.Services.GetRequiredService<ConversationStore>();

    public InboundEventStore Events => _app.Services.GetRequiredService<InboundEventStore>();

    public SlackSender Sender => _app.Services.GetRequiredService<SlackSender>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<SlackHost> StartAsync(FakeSlack slack, string folder, bool enabled = true, int patience = 10)
    {
        var clock = new TurnableClock(Instant.FromUtc(2018, 2, 10, 0, 0));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:Enabled"] = enabled ? "true" : "false",
            ["Slack:SigningSecret"] = Secret,
            ["Slack:BotToken"] = "xoxb-of-tests",
            ["Slack:ApiBase"] = slack.ApiBase,
            ["Slack:RequestSeconds"] = patience.ToString(CultureInfo.InvariantCulture),
            ["Storage:Folder"] = folder,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IClock>(clock).AddStorage().AddAnswering().AddSlack();
        var app = builder.Build();
        await app.Services.GetRequiredService<Migrations>().ApplyAsync();
        app.MapSlack();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new SlackHost(app, new HttpClient { BaseAddress = new Uri(address) }, clock);
    }

    public Task<HttpResponseMessage> EventAsync(string body, string? retry = null) => PostAsync("/slack/events", body, "application/json", retry: retry);

    public Task<HttpResponseMessage> InteractAsync(string payload) => PostAsync(
        "/slack/interactivity", "payload=" + Uri.EscapeDataString(payload), "application/x-www-form-urlencoded");

    public Task<HttpResponseMessage> CommandAsync(string text, string trigger, string responseUrl, string channel = "C1") => PostAsync(
        "/slack/commands",
        $"team_id=T1&channel_id={channel}&channel_name=general&user_id=U1&command=%2Fcompact&text={Uri.EscapeDataString(text)}&trigger_id={trigger}"
        + $"&response_url={Uri.EscapeDataString(responseUrl)}",
        "application/x-www-form-urlencoded");

    /// <summary>Posts as Slack does: signed now with the secret, unless told otherwise.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string path, string body, string mediaType, string secret = Secret, Duration age = default, bool signed = true, string? retry = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(mediaType)),
        };
        if (signed)
        {
            var timestamp = (Clock.Now - age).ToUnixTimeSeconds();
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
            request.Headers.Add("X-Slack-Request-Timestamp", $"{timestamp}");
            request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(signature));
        }

        if (retry is not null)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry);
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        return await _http.SendAsync(request);
    }

    /// <summary>Waits until everything that was acknowledged is handled.</summary>
    public async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await Events.OpenAsync("slack", limit.Token)).Count > 0)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
