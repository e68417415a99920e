using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompactBot.Peers.Tests.Slack;

/// <summary>
/// Stands between the bot and local-slack, both ways: <c>/api/</c> goes to local-slack, <c>/slack/</c> to the bot. It does what local-slack
/// leaves out: goes wrong when told to, enforces a post a second and channel, keeps the posts' metadata, repeats and mis-signs events.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    public const string Secret = "test-signing-secret";

    private readonly WebApplication _app;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentQueue<Fault> _faults = new();
    private readonly ConcurrentDictionary<string, JsonNode> _metadata = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastPosts = new(StringComparer.Ordinal);

    private FaultProxy(WebApplication app) => _app = app;

    public enum Fault
    {
        /// <summary>429 with Retry-After, nothing done.</summary>
        RateLimited,

        /// <summary>503, nothing done.</summary>
        Unavailable,

        /// <summary>500 after the post was taken.</summary>
        TakenThenFailed,

        /// <summary>The post is taken, and the connection is cut.</summary>
        LostReply,

        /// <summary>The connection is cut, nothing is done.</summary>
        LostRequest,

        /// <summary>The post is taken, and the reply comes too late.</summary>
        LateReply,

        /// <summary>The post is taken, and the reply cannot be read.</summary>
        BrokenReply,

        InvalidAuth,

        Archived,
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public Uri? LocalSlack { get; set; }

    public Uri? Bot { get; set; }

    /// <summary>How often each event is repeated after the first.</summary>
    public int Repeats { get; set; }

    /// <summary>Every chat.postMessage, response and view that went through, as sent.</summary>
    public ConcurrentQueue<(string Method, JsonNode Body)> Sent { get; } = new();

    /// <summary>Every method that was called.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The bot's replies to what was posted to it.</summary>
    public ConcurrentQueue<(int Status, TimeSpan Took)> Acknowledged { get; } = new();

    /// <summary>Posts that came sooner than a second after the one before in the same channel.</summary>
    public int Hasty => _hasty;

    private int _hasty;

    public static async Task<FaultProxy> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var proxy = new FaultProxy(app);
        app.MapPost("/api/{method}", proxy.CallAsync);
        app.MapPost("/slack/{door}", proxy.DeliverAsync);
        await app.StartAsync();
        proxy.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return proxy;
    }

    /// <summary>The next posts go wrong in these ways, one each.</summary>
    public void Next(params Fault[] faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    /// <summary>Posts to the bot as Slack does. Answers the status.</summary>
    public async Task<int> PostToBotAsync(string door, string body, string mediaType = "application/json", string secret = Secret, int age = 0, int? retry = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot!, "slack/" + door)) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - age;
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        request.Headers.Add("X-Slack-Request-Timestamp", $"{timestamp}");
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(signature));
        if (retry is not null)
        {
            request.Headers.Add("X-Slack-Retry-Num", $"{retry}");
        }

        using var reply = await _http.SendAsync(request);
        return (int)reply.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task CallAsync(HttpContext http, string method)
    {
        Calls.Enqueue(method);
        var body = await ReadAsync(http.Request);
        if (method != "chat.postMessage")
        {
            if (method == "views.publish")
            {
                Sent.Enqueue((method, JsonNode.Parse(body)!));
            }

            await ReplyAsync(http, method.StartsWith("conversations.", StringComparison.Ordinal) ? WithMetadata(await ForwardAsync(http, method, body)) : await ForwardAsync(http, method, body));
            return;
        }

        var post = JsonNode.Parse(body)!;
        var fault = _faults.TryDequeue(out var next) ? next : (Fault?)null;
        switch (fault)
        {
            case Fault.RateLimited:
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = "1";
                await ReplyAsync(http, """{"ok":false,"error":"ratelimited"}""");
                return;
            case Fault.Unavailable:
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case Fault.LostRequest:
                http.Abort();
                return;
            case Fault.InvalidAuth:
                await ReplyAsync(http, """{"ok":false,"error":"invalid_auth"}""");
                return;
            case Fault.Archived:
                await ReplyAsync(http, """{"ok":false,"error":"is_archived"}""");
                return;
        }

        var taken = await TakeAsync(http, post, body);
        switch (fault)
        {
            case Fault.TakenThenFailed:
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Fault.LostReply:
                http.Abort();
                break;
            case Fault.LateReply:
                await Task.Delay(TimeSpan.FromSeconds(10), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case Fault.BrokenReply:
                await ReplyAsync(http, taken[..(taken.Length / 2)]);
                break;
            default:
                await ReplyAsync(http, taken);
                break;
        }
    }

    private async Task<string> TakeAsync(HttpContext http, JsonNode post, string body)
    {
        var channel = post["channel"]!.GetValue<string>();
        var now = TimeProvider.System.GetUtcNow();
        if (post["metadata"]?["event_payload"]?["delivery"]?.GetValue<string>().Contains(':', StringComparison.Ordinal) is false
            && _lastPosts.TryGetValue(channel, out var last) && now - last < TimeSpan.FromSeconds(1))
        {
            Interlocked.Increment(ref _hasty);
        }

        _lastPosts[channel] = now;
        var taken = await ForwardAsync(http, "chat.postMessage", body);
        Sent.Enqueue(("chat.postMessage", post));
        if (JsonNode.Parse(taken)?["ts"]?.GetValue<string>() is { } ts && post["metadata"] is { } metadata)
        {
            _metadata[ts] = metadata;
        }

        return taken;
    }

    /// <summary>local-slack forgets the metadata that Slack keeps.</summary>
    private string WithMetadata(string reply)
    {
        var history = JsonNode.Parse(reply)!;
        foreach (var message in history["messages"]?.AsArray() ?? [])
        {
            if (_metadata.TryGetValue(message!["ts"]!.GetValue<string>(), out var metadata))
            {
                message["metadata"] = metadata.DeepClone();
            }
        }

        return history.ToJsonString();
    }

    private async Task DeliverAsync(HttpContext http, string door)
    {
        var body = await ReadAsync(http.Request);

        // local-slack posts everything to one address; Slack has one for each.
        if (http.Request.HasFormContentType)
        {
            door = body.StartsWith("payload=", StringComparison.Ordinal) ? "interactivity" : "commands";
        }

        for (var i = 0; i <= Repeats; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot!, "slack/" + door)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
            request.Headers.Add("X-Slack-Request-Timestamp", http.Request.Headers["X-Slack-Request-Timestamp"].ToString());
            request.Headers.Add("X-Slack-Signature", http.Request.Headers["X-Slack-Signature"].ToString());
            if (i > 0)
            {
                request.Headers.Add("X-Slack-Retry-Num", $"{i}");
            }

            var began = TimeProvider.System.GetTimestamp();
            using var reply = await _http.SendAsync(request);
            Acknowledged.Enqueue(((int)reply.StatusCode, TimeProvider.System.GetElapsedTime(began)));
            if (i == 0)
            {
                http.Response.StatusCode = (int)reply.StatusCode;
                await http.Response.WriteAsync(await reply.Content.ReadAsStringAsync());
            }
        }
    }

    private async Task<string> ForwardAsync(HttpContext http, string method, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(LocalSlack!, "api/" + method)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        request.Headers.TryAddWithoutValidation("Authorization", http.Request.Headers.Authorization.ToString());
        using var reply = await _http.SendAsync(request);
        return await reply.Content.ReadAsStringAsync();
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }

    private static Task ReplyAsync(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    }
}
