using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompactBot.Tests.Channels.Slack;

/// <summary>A Web API on loopback that keeps what is posted, and goes wrong in the ways that it is told to, once each, in order.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, JsonNode, Task>>> _next = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _arrived = new(0);
    private int _posts;

    private FakeSlack(WebApplication app) => _app = app;

    /// <summary>Every request, in order: the method, and what was asked.</summary>
    public ConcurrentQueue<(string Method, JsonNode Body, string? Authorization)> Requests { get; } = new();

    /// <summary>What stands in the channels.</summary>
    public ConcurrentQueue<JsonNode> Posts { get; } = new();

    /// <summary>What came by response_url.</summary>
    public ConcurrentQueue<JsonNode> Responses { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public string ApiBase => new Uri(Address, "api/").ToString();

    public static async Task<FakeSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new FakeSlack(app);
        app.MapPost("/api/{method}", slack.AnswerAsync);
        app.MapPost("/response/{id}", slack.HearResponseAsync);
        await app.StartAsync();
        slack.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return slack;
    }

    /// <summary>The next request of that method is answered by this.</summary>
    public void Next(string method, Func<HttpContext, JsonNode, Task> answer) =>
        _next.GetOrAdd(method, _ => new ConcurrentQueue<Func<HttpContext, JsonNode, Task>>()).Enqueue(answer);

    /// <summary>Refuses the next request of that method, as Slack does.</summary>
    public void NextError(string method, string error) => Next(method, (http, _) => http.Response.WriteAsync($$"""{"ok":false,"error":"{{error}}"}"""));

    public void NextStatus(string method, int status, string? retryAfter = null) => Next(method, (http, _) =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    /// <summary>Takes the next post and loses the reply.</summary>
    public void NextLostReply() => Next("chat.postMessage", (http, body) =>
    {
        Take(body);
        http.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Loses the next request itself.</summary>
    public void NextLostRequest(string method) => Next(method, (http, _) =>
    {
        http.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Waits until there are that many posts.</summary>
    public Task PostsAsync(int count) => UntilAsync(() => Posts.Count >= count, $"{count} posts; there are {Posts.Count}");

    public Task ResponsesAsync(int count) => UntilAsync(() => Responses.Count >= count, $"{count} responses");

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            try
            {
                await _arrived.WaitAsync(TimeSpan.FromMilliseconds(100), limit.Token);
            }
            catch (OperationCanceledException waited)
            {
                throw new TimeoutException($"There were not {what}. Asked: {string.Join(", ", Requests.Select(r => r.Method))}", waited);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext http, string method)
    {
        var body = await ReadAsync(http);
        Requests.Enqueue((method, body, http.Request.Headers.Authorization));
        http.Response.ContentType = "application/json";
        if (_next.TryGetValue(method, out var queue) && queue.TryDequeue(out var answer))
        {
            await answer(http, body);
        }
        else
        {
            await http.Response.WriteAsync(Usual(method, body).ToJsonString());
        }

        _arrived.Release();
    }

    private JsonObject Usual(string method, JsonNode body) => method switch
    {
        "chat.postMessage" => new JsonObject { ["ok"] = true, ["channel"] = body["channel"]!.GetValue<string>(), ["ts"] = Take(body) },
        "users.info" => new JsonObject { ["ok"] = true, ["user"] = new JsonObject { ["real_name"] = "A delegate", ["tz"] = "Europe/Vienna" } },
        "conversations.info" => new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = body["channel"]!.GetValue<string>(), ["name"] = "general" } },
        "conversations.history" or "conversations.replies" => History(body),
        _ => new JsonObject { ["ok"] = true },
    };

    /// <summary>Newest first, as Slack has it, and in pages of two.</summary>
    private JsonObject History(JsonNode body)
    {
        var thread = body["ts"]?.GetValue<string>();
        var skip = int.Parse(body["cursor"]?.GetValue<string>() ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var all = Posts.Where(p => p["channel"]!.GetValue<string>() == body["channel"]!.GetValue<string>() && p["thread_ts"]?.GetValue<string>() == thread)
            .Reverse().ToList();
        return new JsonObject
        {
            ["ok"] = true,
            ["messages"] = new JsonArray([.. all.Skip(skip).Take(2).Select(p => p.DeepClone())]),
            ["has_more"] = all.Count > skip + 2,
            ["response_metadata"] = new JsonObject { ["next_cursor"] = all.Count > skip + 2 ? $"{skip + 2}" : "" },
        };
    }

    private string Take(JsonNode body)
    {
        var post = body.DeepClone();
        var ts = $"1518220900.{Interlocked.Increment(ref _posts):000000}";
        post["ts"] = ts;
        Posts.Enqueue(post);
        return ts;
    }

    private async Task HearResponseAsync(HttpContext http)
    {
        var body = await ReadAsync(http);
        Requests.Enqueue(("response_url", body, http.Request.Headers.Authorization));
        Responses.Enqueue(body);
        _arrived.Release();
    }

    private static async Task<JsonNode> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        return http.Request.HasJsonContentType()
            ? JsonNode.Parse(text)!
            : JsonSerializer.SerializeToNode(QueryHelpers.ParseQuery(text).ToDictionary(field => field.Key, field => field.Value.ToString()))!;
    }
}
