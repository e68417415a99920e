using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>Who is let in at /api/messages, and who is not.</summary>
public sealed class TeamsTokensTests : IAsyncLifetime
{
    private TeamsPlatform _platform = null!;
    private TeamsBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TeamsPlatform.StartAsync();
        _bot = TeamsBot.Signed(_platform);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task ValidToken_IsAnsweredWithATokenOfOurs()
    {
        using var reply = await _bot.SendAsync(_bot.Saying("follow"), _platform.Token());

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        var post = await _platform.NextPostAsync();
        post.Authorization.ShouldBe("Bearer outbound-1");
        (await _bot.FindAsync("a:personal"))!.Following.ShouldBeTrue();
    }

    [Fact]
    public async Task TokenWithinTheSkew_IsTaken()
    {
        await IsTakenAsync(_platform.Token(endsInMinutes: -4));
        await IsTakenAsync(_platform.Token(startsInMinutes: 4));
    }

    [Fact]
    public async Task ServiceUrlWithoutItsSlash_IsTheSame() => await IsTakenAsync(_platform.Token(serviceUrl: _platform.ServiceUrl.TrimEnd('/')));

    [Fact]
    public async Task NoToken_IsRefused() => await IsRefusedAsync(null, HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.")]
    public async Task NoRealToken_IsRefused(string token) => await IsRefusedAsync(token, HttpStatusCode.Unauthorized);

    [Fact]
    public async Task WrongIssuer_IsRefused() => await IsRefusedAsync(_platform.Token(issuer: "https://issuer.example"), HttpStatusCode.Unauthorized);

    [Fact]
    public async Task WrongAudience_IsRefused() => await IsRefusedAsync(_platform.Token(audience: Guid.NewGuid().ToString()), HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Expired_IsRefused() => await IsRefusedAsync(_platform.Token(endsInMinutes: -6), HttpStatusCode.Unauthorized);

    [Fact]
    public async Task NotYetValid_IsRefused() => await IsRefusedAsync(_platform.Token(startsInMinutes: 6), HttpStatusCode.Unauthorized);

    [Fact]
    public async Task AnotherKeyUnderTheSameId_IsRefused()
    {
        using var stranger = RSA.Create(2048);
        await IsRefusedAsync(_platform.Token(key: stranger), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task UnknownKey_IsRefused()
    {
        using var stranger = RSA.Create(2048);
        await IsRefusedAsync(_platform.Token(key: stranger, keyId: "key-2"), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignedWithThePublicKeyAsASecret_IsRefused() => await IsRefusedAsync(
        _platform.Token(credentials: new SigningCredentials(new SymmetricSecurityKey(_platform.PublicKey()) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256)),
        HttpStatusCode.Unauthorized);

    [Fact]
    public async Task TamperedBody_IsRefused()
    {
        var parts = _platform.Token().Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        claims["serviceurl"] = "https://elsewhere.example/";
        parts[1] = Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()));

        await IsRefusedAsync(string.Join('.', parts), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task TokenForAnotherService_IsRefused() => await IsRefusedAsync(_platform.Token(serviceUrl: "https://elsewhere.example/"), HttpStatusCode.Forbidden);

    [Fact]
    public async Task TokenWithoutAService_IsRefused() => await IsRefusedAsync(_platform.Token(serviceUrl: null), HttpStatusCode.Forbidden);

    [Fact]
    public async Task KeyEndorsedForAnotherChannel_IsRefused()
    {
        _platform.Endorsements = ["webchat"];
        await IsRefusedAsync(_platform.Token(), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task KeyWithoutEndorsements_IsRefused()
    {
        _platform.Endorsements = null;
        await IsRefusedAsync(_platform.Token(), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task KeysCannotBeHad_NothingIsLetIn()
    {
        _platform.IsMetadataDown = true;
        await IsRefusedAsync(_platform.Token(), HttpStatusCode.ServiceUnavailable);
    }

    private async Task IsTakenAsync(string token)
    {
        using var reply = await _bot.SendAsync(_bot.Saying("follow"), token);
        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        await _platform.NextPostAsync();
    }

    private async Task IsRefusedAsync(string? token, HttpStatusCode status)
    {
        using var reply = await _bot.SendAsync(_bot.Saying("follow"), token);

        reply.StatusCode.ShouldBe(status);
        (await reply.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await _bot.FindAsync("a:personal")).ShouldBeNull();
        (await _bot.Get<CompactBot.Storage.InboundEventStore>().OpenAsync("teams")).ShouldBeEmpty();
    }
}
