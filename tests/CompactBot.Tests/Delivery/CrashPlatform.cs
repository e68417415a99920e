using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompactBot.Tests.Delivery;

/// <summary>A platform on loopback that outlives the service: it takes posts at once, and replies a little later.</summary>
internal sealed class CrashPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CrashPlatform(WebApplication app) => _app = app;

    /// <summary>What was posted: delivery, conversation, headline; in order.</summary>
    public ConcurrentQueue<(string Delivery, string Conversation, string Headline)> Posts { get; } = new();

    public ConcurrentQueue<string> LookUps { get; } = new();

    public string Address => _app.Urls.Single();

    public static async Task<CrashPlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var platform = new CrashPlatform(builder.Build());
        platform._app.Urls.Add("http://127.0.0.1:0");
        platform._app.MapPost("/post", async (HttpRequest request) =>
        {
            platform.Posts.Enqueue((request.Query["delivery"]!, request.Query["conversation"]!, request.Query["headline"]!));
            await Task.Delay(Random.Shared.Next(5, 60));
            return Results.Ok();
        });
        platform._app.MapGet("/posts/{delivery}", (string delivery) =>
        {
            platform.LookUps.Enqueue(delivery);
            return platform.Posts.Any(p => p.Delivery == delivery) ? Results.Ok() : Results.NotFound();
        });
        await platform._app.StartAsync();
        return platform;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
