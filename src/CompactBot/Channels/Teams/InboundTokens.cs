using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace CompactBot.Channels.Teams;

/// <summary>
/// Validates the tokens that requests from Teams carry, as the Bot Framework asks: issuer, audience, signature by a key of the issuer's
/// metadata, lifetime within five minutes; and, once the activity is read, its service address and its channel.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
internal sealed class InboundTokens
{
    private static readonly Duration Skew = Duration.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new();
    private readonly TeamsOptions _options;
    private readonly IClock _clock;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata;

    public InboundTokens(TeamsOptions options, IClock clock, IHttpClientFactory http)
    {
        (_options, _clock) = (options, clock);
        _metadata = new ConfigurationManager<OpenIdConnectConfiguration>(
            options.MetadataAddress,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http.CreateClient(TeamsRegistration.Metadata))
            {
                // The address itself was checked at start: https, or plain http on loopback.
                RequireHttps = !new Uri(options.MetadataAddress).IsLoopback,
            });
    }

    /// <summary>Validates what can be told before the body is read.</summary>
    public async Task<InboundToken> ValidateAsync(string? authorization, CancellationToken cancellation)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return InboundToken.Refused("no bearer token");
        }

        var encoded = authorization[scheme.Length..].Trim();
        if (!_handler.CanReadToken(encoded))
        {
            return InboundToken.Refused("no token that can be read");
        }

        try
        {
            var known = await _metadata.GetConfigurationAsync(cancellation);
            var result = await _handler.ValidateTokenAsync(encoded, Parameters(known));
            if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            {
                // The issuer may have changed its keys since.
                _metadata.RequestRefresh();
                known = await _metadata.GetConfigurationAsync(cancellation);
                result = await _handler.ValidateTokenAsync(encoded, Parameters(known));
            }

            return result.IsValid && result.SecurityToken is JsonWebToken token
                ? new InboundToken(null, ServiceUrlOf(token), EndorsementsOf(known, token.Kid))
                : InboundToken.Refused(result.Exception?.GetType().Name ?? "invalid");
        }
        catch (InvalidOperationException)
        {
            // What the metadata cannot be fetched ends in: nothing can be validated now, so nothing is let in.
            return InboundToken.Unavailable;
        }
    }

    /// <summary>Whether the issuer's keys can be had now.</summary>
    public async Task<bool> HasKeysAsync(CancellationToken cancellation)
    {
        try
        {
            return (await _metadata.GetConfigurationAsync(cancellation)).SigningKeys.Count > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration known) => new()
    {
        ValidIssuer = _options.Issuer,
        ValidAudience = _options.AppId,
        IssuerSigningKeys = known.SigningKeys,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
    };

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = _clock.GetCurrentInstant();
        return expires is { } end
            && now < InstantOf(end) + Skew
            && (notBefore is not { } start || now > InstantOf(start) - Skew);
    }

    private static Instant InstantOf(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static string? ServiceUrlOf(JsonWebToken token) =>
        token.Claims.FirstOrDefault(claim => string.Equals(claim.Type, "serviceurl", StringComparison.OrdinalIgnoreCase))?.Value;

    private static IReadOnlyList<string> EndorsementsOf(OpenIdConnectConfiguration known, string keyId) =>
        known.JsonWebKeySet?.Keys.FirstOrDefault(key => string.Equals(key.Kid, keyId, StringComparison.Ordinal)) is { } key
        && key.AdditionalData.TryGetValue("endorsements", out var found)
        && found is JsonElement { ValueKind: JsonValueKind.Array } endorsements
            ? [.. endorsements.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];
}

/// <summary>A token that was looked at.</summary>
/// <param name="Refusal">Why it is not accepted; null where it is.</param>
/// <param name="ServiceUrl">The address that its issuer vouches for.</param>
/// <param name="Endorsements">The channels that its key may sign for.</param>
internal sealed record InboundToken(string? Refusal, string? ServiceUrl, IReadOnlyList<string> Endorsements)
{
    public static InboundToken Unavailable { get; } = new("the issuer's keys cannot be had", null, []);

    public static InboundToken Refused(string why) => new(why, null, []);

    /// <summary>Whether the token speaks for this activity.</summary>
    public bool IsFor(Activity activity) =>
        ServiceUrl is { Length: > 0 } vouched
        && string.Equals(vouched.TrimEnd('/'), activity.ServiceUrl?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
        && activity.ChannelId is { Length: > 0 } channel
        && Endorsements.Contains(channel, StringComparer.Ordinal);
}
