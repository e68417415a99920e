using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CompactBot.Channels;
using CompactBot.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>The service with a store of its own, and a platform to speak with.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _host;
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private int _next;

    private TeamsBot(TeamsPlatform platform, Dictionary<string, string?> settings, string? folder)
    {
        Platform = platform;
        _ownsFolder = folder is null;
        _folder = folder ?? Directory.CreateTempSubdirectory("compactbot-teams-").FullName;
        _host = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("environment", "Production");
            host.ConfigureLogging(logging => logging.ClearProviders());
            host.UseSetting("Storage:Folder", _folder);
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }
        });
        Http = _host.CreateClient();
    }

    public TeamsPlatform Platform { get; }

    public HttpClient Http { get; }

    /// <summary>Takes unsigned requests, from this machine alone.</summary>
    public static TeamsBot Unsigned(TeamsPlatform platform, string? folder = null) =>
        new(platform, new(StringComparer.Ordinal) { ["Teams:Authentication"] = "none", ["Teams:RequestTimeoutSeconds"] = "2" }, folder);

    /// <summary>Takes requests with tokens of the platform.</summary>
    public static TeamsBot Signed(TeamsPlatform platform) => new(platform, platform.BotSettings(), null);

    public static TeamsBot With(TeamsPlatform platform, Dictionary<string, string?> settings) => new(platform, settings, null);

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task<Conversation?> FindAsync(string conversation) => Get<ConversationStore>().FindAsync($"teams:{conversation}");

    /// <summary>An activity of somebody in a personal chat, unless the change makes it another.</summary>
    public JsonObject Activity(string type, Action<JsonObject>? change = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"activity-{++_next}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = Platform.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "29:user", ["name"] = "A Delegate" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "CompactBot" },
            ["conversation"] = new JsonObject { ["id"] = "a:personal", ["conversationType"] = "personal", ["tenantId"] = TeamsPlatform.TenantId },
            ["locale"] = "en-US",
            ["localTimezone"] = "Europe/Paris",
        };
        change?.Invoke(activity);
        return activity;
    }

    public JsonObject Saying(string text, Action<JsonObject>? change = null) => Activity("message", activity =>
    {
        activity["text"] = text;
        activity["textFormat"] = "plain";
        change?.Invoke(activity);
    });

    /// <summary>Makes it a message in a thread of a channel that mentions the bot.</summary>
    public static void InChannel(JsonObject activity)
    {
        activity["conversation"] = new JsonObject
        {
            ["id"] = "19:channel@thread.tacv2;messageid=17",
            ["conversationType"] = "channel",
            ["isGroup"] = true,
            ["tenantId"] = TeamsPlatform.TenantId,
        };
        activity["channelData"] = new JsonObject
        {
            ["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2", ["name"] = "Mission" },
            ["channel"] = new JsonObject { ["id"] = "19:channel@thread.tacv2", ["name"] = "Letters" },
        };
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "CompactBot" },
            ["text"] = "<at>CompactBot</at>",
        });
    }

    public async Task<HttpResponseMessage> SendAsync(JsonObject activity, string? token = null) => await SendAsync(activity.ToJsonString(), token);

    public async Task<HttpResponseMessage> SendAsync(string body, string? token = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(body, Encoding.UTF8, contentType);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await Http.SendAsync(request);
    }

    /// <summary>Sends it, and expects it to be taken.</summary>
    public async Task TakesAsync(JsonObject activity)
    {
        using var reply = await SendAsync(activity);
        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        if (_ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Waits until it holds, ten seconds at most.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
