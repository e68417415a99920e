using Microsoft.Identity.Client;

namespace CompactBot.Channels.Teams;

/// <summary>The tokens that the bot shows to Teams: from the tenant's authority, kept until shortly before they end.</summary>
internal sealed class OutboundTokens
{
    private readonly string[] _scopes;
    private readonly Lazy<IConfidentialClientApplication>? _application;

    public OutboundTokens(TeamsOptions options, IHttpClientFactory http)
    {
        _scopes = [options.Scope];
        _application = options.IsBot ? new Lazy<IConfidentialClientApplication>(() => Build(options, http)) : null;
    }

    /// <summary>A token; null where the other side asks for none (the Playground).</summary>
    /// <param name="afresh">Whether a token that is kept was refused: then another is fetched.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="MsalException">The authority gave none.</exception>
    public async Task<string?> GetAsync(bool afresh, CancellationToken cancellation)
    {
        if (_application is null)
        {
            return null;
        }

        var result = await _application.Value.AcquireTokenForClient(_scopes).WithForceRefresh(afresh).ExecuteAsync(cancellation);
        return result.AccessToken;
    }

    private static IConfidentialClientApplication Build(TeamsOptions options, IHttpClientFactory http)
    {
        // The library takes https alone; an authority on loopback (tests) is spoken to in http behind its back.
        var authority = new UriBuilder(options.Authority) { Path = options.TenantId };
        var downgrade = authority.Scheme == Uri.UriSchemeHttp && authority.Uri.IsLoopback;
        if (downgrade)
        {
            authority.Scheme = Uri.UriSchemeHttps;
        }

        return ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithClientSecret(options.ClientSecret)
            .WithAuthority(authority.Uri.AbsoluteUri, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new AuthorityClients(http, downgrade))
            .Build();
    }

    private sealed class AuthorityClients(IHttpClientFactory http, bool downgrade) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() =>
            http.CreateClient(downgrade ? TeamsRegistration.LoopbackAuthority : TeamsRegistration.Authority);
    }
}

/// <summary>Speaks http where https was asked for.</summary>
internal sealed class PlainHttp : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttp, Port = request.RequestUri!.Port }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
