using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>How a request is answered.</summary>
internal enum Fault
{
    /// <summary>It is taken, and said so.</summary>
    None,

    /// <summary>503, and not taken.</summary>
    Refused,

    /// <summary>It is taken, and the connection broken.</summary>
    Lost,

    /// <summary>It is taken, and said so after half a minute.</summary>
    Late,

    /// <summary>It is taken, and half of a reply is sent.</summary>
    Broken,

    /// <summary>429 with Retry-After, and not taken.</summary>
    TooMany,
}

/// <summary>A fast platform on loopback that outlives the service, writes down every key that it takes, and fails as it is told.</summary>
internal sealed class FaultPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _taken = new(StringComparer.Ordinal);

    private int _number;

    private FaultPlatform(WebApplication app) => _app = app;

    /// <summary>What it took, in order.</summary>
    public ConcurrentQueue<FaultPost> Posts { get; } = new();

    /// <summary>What it answered with 429.</summary>
    public ConcurrentQueue<(string Workspace, DateTimeOffset At)> Limited { get; } = new();

    /// <summary>How the next request is answered.</summary>
    public Func<FaultPost, Fault> Answer { get; set; } = _ => Fault.None;

    /// <summary>Seconds of Retry-After.</summary>
    public int RetryAfter { get; set; } = 2;

    /// <summary>Called once something is taken, before it is answered.</summary>
    public Func<FaultPost, Task> Taken { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called with process and delivery before something comes, where the senders tell.</summary>
    public Func<int, string, Task> Coming { get; set; } = (_, _) => Task.CompletedTask;

    public string Address => _app.Urls.Single();

    public static async Task<FaultPlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var platform = new FaultPlatform(builder.Build());
        platform._app.Urls.Add("http://127.0.0.1:0");
        platform._app.MapPost("/post", platform.TakeAsync);
        platform._app.MapGet("/posts/{delivery}", (string delivery) => platform._taken.TryGetValue(delivery, out var number) ? Results.Text($"post {number}") : Results.NotFound());
        platform._app.MapGet("/before", async (int node, string delivery) => await platform.Coming(node, delivery));
        await platform._app.StartAsync();
        return platform;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var post = new FaultPost(query["delivery"]!, query["conversation"]!, query["workspace"]!, query["headline"]!, int.Parse(query["node"]!, CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow());
        var fault = Answer(post);
        if (fault is Fault.Refused or Fault.TooMany)
        {
            context.Response.StatusCode = (int)(fault == Fault.Refused ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.TooManyRequests);
            if (fault == Fault.TooMany)
            {
                Limited.Enqueue((post.Workspace, post.At));
                context.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
            }

            return;
        }

        var number = Interlocked.Increment(ref _number);
        _taken.TryAdd(post.Delivery, number);
        Posts.Enqueue(post);
        await Taken(post);
        switch (fault)
        {
            case Fault.Lost:
                context.Abort();
                break;
            case Fault.Late:
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case Fault.Broken:
                await context.Response.WriteAsync("{\"ok\":tr");
                break;
            default:
                await context.Response.WriteAsync($"post {number}");
                break;
        }
    }
}

/// <summary>A post that a platform took.</summary>
internal sealed record FaultPost(string Delivery, string Conversation, string Workspace, string Headline, int Node, DateTimeOffset At);
