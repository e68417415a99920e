using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>
/// A stand-in for Teams on loopback: the issuer of inbound tokens with its keys, the authority that hands out outbound ones, and the
/// connector that takes what the bot posts. It answers as it is told to.
/// </summary>
internal sealed class TeamsPlatform : IAsyncDisposable
{
    public const string AppId = "6f0c2a52-6f6b-4b6e-9d53-0d6c6d4f5a01";
    public const string TenantId = "2b7e8b7d-5a53-4f0e-8a5e-1f9c54f3c902";
    public const string Issuer = "https://api.botframework.com";
    private const string KeyId = "key-1";

    /// <summary>To find such a key takes long: all stand-ins sign with the same.</summary>
    private static readonly RSA Key = RSA.Create(2048);

    private readonly WebApplication _app;
    private readonly Channel<Post> _posts = Channel.CreateUnbounded<Post>();

    private TeamsPlatform(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public string ServiceUrl => $"{Address}connector/";

    /// <summary>What the connector answers next; once there is nothing left, it takes everything.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Replies { get; } = new();

    /// <summary>What the authority answers next; once there is nothing left, it hands out tokens.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> TokenReplies { get; } = new();

    public string[]? Endorsements { get; set; } = ["msteams", "webchat"];

    public bool IsMetadataDown { get; set; }

    public int TokensHandedOut { get; private set; }

    public static async Task<TeamsPlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var platform = new TeamsPlatform(app);
        app.MapGet("/openid", (HttpContext context) => platform.MetadataAsync(context));
        app.MapGet("/keys", (HttpContext context) => platform.KeysAsync(context));
        app.MapPost("/{tenant}/oauth2/v2.0/token", (HttpContext context) => platform.TokenAsync(context));
        app.MapPost("/connector/v3/conversations/{conversation}/activities/{replyTo?}", (HttpContext context) => platform.PostAsync(context));
        app.MapMethods("/connector/v3/conversations/{conversation}/activities/{activity}", ["PUT", "DELETE"], (HttpContext context) => platform.ChangeAsync(context));
        await app.StartAsync();
        platform.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");
        return platform;
    }

    /// <summary>Settings that let the bot speak with this platform and no other.</summary>
    public Dictionary<string, string?> BotSettings() => new(StringComparer.Ordinal)
    {
        ["Teams:Authentication"] = "bot",
        ["Teams:AppId"] = AppId,
        ["Teams:TenantId"] = TenantId,
        ["Teams:ClientSecret"] = "of the test",
        ["Teams:MetadataAddress"] = $"{Address}openid",
        ["Teams:Authority"] = Address.GetLeftPart(UriPartial.Authority),
        ["Teams:RequestTimeoutSeconds"] = "2",
    };

    /// <summary>A token as Teams would send it, unless told otherwise.</summary>
    public string Token(
        string issuer = Issuer,
        string audience = AppId,
        string? serviceUrl = "",
        int startsInMinutes = -10,
        int endsInMinutes = 50,
        string keyId = KeyId,
        RSA? key = null,
        SigningCredentials? credentials = null)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var claims = new ClaimsIdentity();
        if (serviceUrl is not null)
        {
            claims.AddClaim(new Claim("serviceurl", serviceUrl.Length == 0 ? ServiceUrl : serviceUrl));
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Subject = claims,
            NotBefore = (now + Duration.FromMinutes(startsInMinutes)).ToDateTimeUtc(),
            Expires = (now + Duration.FromMinutes(endsInMinutes)).ToDateTimeUtc(),
            SigningCredentials = credentials
                ?? new SigningCredentials(new RsaSecurityKey(key ?? Key) { KeyId = keyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    public byte[] PublicKey() => Key.ExportSubjectPublicKeyInfo();

    /// <summary>The next thing that the bot posted.</summary>
    public async Task<Post> NextPostAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _posts.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Whether the bot posted something that nobody asked for yet.</summary>
    public bool HasMorePosts => _posts.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task MetadataAsync(HttpContext context)
    {
        if (IsMetadataDown)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        await context.Response.WriteAsJsonAsync(new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{Address}keys" });
    }

    private async Task KeysAsync(HttpContext context)
    {
        var parameters = Key.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (Endorsements is not null)
        {
            key["endorsements"] = new JsonArray([.. Endorsements.Select(e => (JsonNode)e)]);
        }

        await context.Response.WriteAsJsonAsync(new JsonObject { ["keys"] = new JsonArray(key) });
    }

    private async Task TokenAsync(HttpContext context)
    {
        if (TokenReplies.TryDequeue(out var reply))
        {
            await reply(context);
            return;
        }

        TokensHandedOut++;
        await context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 3600,
            ["access_token"] = $"outbound-{TokensHandedOut}",
        });
    }

    /// <summary>What was edited ("PUT") or deleted, with the activity's id and what it says now.</summary>
    public ConcurrentQueue<(string Method, string Activity, string Body)> Changes { get; } = new();

    private async Task ChangeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (Replies.TryDequeue(out var reply))
        {
            await reply(context);
            return;
        }

        Changes.Enqueue((context.Request.Method, (string)context.Request.RouteValues["activity"]!, body));
    }

    private async Task PostAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (Replies.TryDequeue(out var reply))
        {
            await reply(context);
            return;
        }

        await context.Response.WriteAsJsonAsync(new JsonObject { ["id"] = "posted-1" });
        _posts.Writer.TryWrite(new Post(
            (string)context.Request.RouteValues["conversation"]!,
            context.Request.RouteValues["replyTo"] as string,
            context.Request.Headers.Authorization.ToString(),
            body));
    }
}

/// <summary>What the bot posted.</summary>
internal sealed record Post(string Conversation, string? ReplyTo, string Authorization, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Text => (string)Json["text"]!;
}
