using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CompactBot.Peers.Tests.Teams;

/// <summary>
/// Stands between the Playground, which neither signs nor looks at tokens, and the bot: signs what goes to the bot, and validates the
/// tokens of what comes back, all with oauth2-mock-server.
/// </summary>
internal sealed class SignedTeams : IAsyncDisposable
{
    public const string AppId = "0d1f2c3b-4a59-4687-b7c6-d5e4f3a2b101";
    public const string TenantId = "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c02";

    private readonly WebApplication _app;
    private readonly ChildProcess _issuer;
    private readonly HttpClient _http = new();
    private readonly Uri _address;
    private readonly string _issuerUrl;
    private Uri? _playground;
    private Uri? _bot;

    private SignedTeams(WebApplication app, ChildProcess issuer, Uri address, string issuerUrl) =>
        (_app, _issuer, _address, _issuerUrl) = (app, issuer, address, issuerUrl);

    /// <summary>Where the Playground sends to.</summary>
    public Uri Messages => new(_address, "api/messages");

    public string ServiceUrl => new Uri(_address, "connector").AbsoluteUri;

    /// <summary>What was wrong with the tokens that the bot showed; null for a token without fault.</summary>
    public ConcurrentQueue<string?> Verdicts { get; } = new();

    public static async Task<SignedTeams> StartAsync()
    {
        var issuerPort = BuiltService.FreePort();
        var issuer = NodePackages.Start("tokens.mjs", [$"{issuerPort}", TenantId]);
        var line = await issuer.LineAsync(l => l.StartsWith("Issuing as ", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var address = new Uri($"http://127.0.0.1:{BuiltService.FreePort()}/");
        app.Urls.Add(address.GetLeftPart(UriPartial.Authority));
        var teams = new SignedTeams(app, issuer, address, line["Issuing as ".Length..].Trim());
        app.MapPost("/api/messages", teams.ToBotAsync);
        app.MapPost("/connector/{**path}", teams.ToPlaygroundAsync);
        await app.StartAsync();
        return teams;
    }

    public Dictionary<string, string?> Settings() => new()
    {
        ["Teams__Authentication"] = "bot",
        ["Teams__AppId"] = AppId,
        ["Teams__TenantId"] = TenantId,
        ["Teams__ClientSecret"] = "a secret of the tests",
        ["Teams__Issuer"] = _issuerUrl,
        ["Teams__MetadataAddress"] = $"{Loopback(_issuerUrl)}/.well-known/openid-configuration",
        ["Teams__Authority"] = Loopback(_issuerUrl),
    };

    public void Connect(Uri bot, int playgroundPort) => (_bot, _playground) = (bot, new Uri($"http://127.0.0.1:{playgroundPort}/"));

    /// <summary>A token for the bot, right unless told otherwise.</summary>
    public async Task<string> TokenAsync(params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["aud"] = AppId, ["serviceurl"] = ServiceUrl };
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        using var content = new FormUrlEncodedContent(form);
        using var reply = await _http.PostAsync(new Uri($"{Loopback(_issuerUrl)}/{TenantId}/oauth2/v2.0/token"), content);
        return (string)(await reply.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
    }

    /// <summary>Sends an activity to the bot under that token. Answers the status.</summary>
    public async Task<HttpStatusCode> SendAsync(JsonObject activity, string? token)
    {
        using var reply = await ForwardAsync(new Uri(_bot!, "api/messages"), activity.ToJsonString(), token);
        return reply.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _issuer.DisposeAsync();
        _http.Dispose();
    }

    private static string Loopback(string url) => url.Replace("//localhost", "//127.0.0.1", StringComparison.Ordinal).TrimEnd('/');

    private async Task ToBotAsync(HttpContext context)
    {
        var activity = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        activity["serviceUrl"] = ServiceUrl;
        using var reply = await ForwardAsync(new Uri(_bot!, "api/messages"), activity.ToJsonString(), await TokenAsync());
        await CopyAsync(reply, context);
    }

    private async Task ToPlaygroundAsync(HttpContext context)
    {
        Verdicts.Enqueue(await FaultOfAsync(context.Request.Headers.Authorization.ToString()));
        using var reader = new StreamReader(context.Request.Body);
        var path = context.Request.Path.Value!["/connector/".Length..];
        using var reply = await ForwardAsync(new Uri(_playground!, $"_connector/{path}"), await reader.ReadToEndAsync(), null);
        await CopyAsync(reply, context);
    }

    private async Task<string?> FaultOfAsync(string authorization)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal))
        {
            return "no bearer token";
        }

        var keys = new JsonWebKeySet(await _http.GetStringAsync(new Uri($"{Loopback(_issuerUrl)}/jwks")));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(authorization["Bearer ".Length..], new TokenValidationParameters
        {
            ValidIssuer = _issuerUrl,
            ValidateAudience = false,
            IssuerSigningKeys = keys.GetSigningKeys(),
        });
        return result.Exception?.Message;
    }

    private async Task<HttpResponseMessage> ForwardAsync(Uri address, string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }

    private static async Task CopyAsync(HttpResponseMessage reply, HttpContext context)
    {
        context.Response.StatusCode = (int)reply.StatusCode;
        context.Response.ContentType = reply.Content.Headers.ContentType?.ToString();
        await reply.Content.CopyToAsync(context.Response.Body);
    }
}
