using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Channels.Teams;

/// <summary>What becomes of a request, whatever stands in it.</summary>
public sealed class TeamsEndpointTests : IAsyncLifetime
{
    private TeamsPlatform _platform = null!;
    private TeamsBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TeamsPlatform.StartAsync();
        _bot = TeamsBot.Unsigned(_platform);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"c\"}}")]
    [InlineData("{\"type\":\"message\",\"conversation\":\"c\",\"text\":\"follow\"}")]
    [InlineData("{\"type\":\"message\",\"entities\":{}}")]
    public async Task BrokenBody_Is400(string body)
    {
        using var reply = await _bot.SendAsync(body);
        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task DeepBody_Is400()
    {
        using var reply = await _bot.SendAsync("{\"type\":\"message\",\"value\":" + new string('[', 20_000) + new string(']', 20_000) + "}");
        reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task LargeBody_Is413()
    {
        using var reply = await _bot.SendAsync(_bot.Saying(new string('x', 300_000)));
        reply.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task BodyThatIsNoJson_Is415()
    {
        using var reply = await _bot.SendAsync(_bot.Saying("follow").ToJsonString(), contentType: "text/plain");
        reply.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("somethingNew")]
    public async Task UnknownType_IsAcknowledgedAndIgnored(string type)
    {
        await _bot.TakesAsync(_bot.Activity(type));
        (await _bot.FindAsync("a:personal")).ShouldBeNull();
    }

    [Fact]
    public async Task UnknownInvoke_Is501()
    {
        using var reply = await _bot.SendAsync(_bot.Activity("invoke", a => a["name"] = "task/fetch"));
        reply.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.5")]
    [InlineData("Forwarded", "for=203.0.113.5")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Host", "elsewhere.example")]
    public async Task Unsigned_PassedOnFromElsewhere_Is403(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(_bot.Saying("follow").ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(header, value);

        using var reply = await _bot.Http.SendAsync(request);

        reply.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _bot.FindAsync("a:personal")).ShouldBeNull();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("http://203.0.113.5/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("nowhere")]
    public async Task Unsigned_ServiceElsewhere_Is403(string serviceUrl)
    {
        using var reply = await _bot.SendAsync(_bot.Saying("follow", a => a["serviceUrl"] = serviceUrl));
        reply.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Closed_Is404()
    {
        await using var bot = TeamsBot.With(_platform, new(StringComparer.Ordinal));
        using var reply = await bot.SendAsync(bot.Saying("follow"), _platform.Token());
        reply.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task LongQuestion_IsAnswered()
    {
        await _bot.TakesAsync(_bot.Saying(string.Concat(Enumerable.Repeat("<b>[x](http://x.example) \u0007\u202E ", 400))));

        var post = await _platform.NextPostAsync();
        (post.Body.Length * 2).ShouldBeLessThan(80 * 1024);
        ((string)post.Json["attachments"]![0]!["contentType"]!).ShouldBe("application/vnd.microsoft.card.adaptive");
    }

    [Fact]
    public async Task Reply_HasNoNullsAndSaysItPlainly()
    {
        await _bot.TakesAsync(_bot.Saying("help"));

        var post = await _platform.NextPostAsync();
        HasNull(post.Json).ShouldBeFalse(post.Body);
        post.Text.ShouldNotBeEmpty();
        ((string)post.Json["textFormat"]!).ShouldBe("plain");
        ((string)post.Json["attachments"]![0]!["content"]!["fallbackText"]!).ShouldStartWith(post.Text);
        post.ReplyTo.ShouldBe("activity-1");
    }

    private static bool HasNull(JsonNode? node) => node switch
    {
        null => true,
        JsonObject fields => fields.Any(field => HasNull(field.Value)),
        JsonArray items => items.Any(HasNull),
        _ => false,
    };
}
