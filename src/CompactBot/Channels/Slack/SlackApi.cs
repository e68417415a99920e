using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CompactBot.Channels.Slack.Wire;
using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>
/// Slack's Web API: one request, once, now. It throws only when cancelled; what went wrong is in the reply. Whoever calls decides
/// whether to ask again.
/// </summary>
public sealed class SlackApi(HttpClient http, SlackOptions options, SlackTokens tokens)
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Client = "slack";

    private const string HooksHost = "hooks.slack.com";

    /// <summary>Whose token it is.</summary>
    public Task<SlackReply<SlackIdentity>> WhoAmIAsync(CancellationToken cancellation) =>
        CallAsync("any", "auth.test", Form([]), SlackJson.Default.SlackIdentity, cancellation);

    public Task<SlackReply<SlackPosted>> PostAsync(string workspace, SlackPost post, CancellationToken cancellation) =>
        CallAsync(workspace, "chat.postMessage", Body(post, SlackJson.Out.SlackPost), SlackJson.Default.SlackPosted, cancellation);

    public Task<SlackReply<SlackPosted>> UpdateAsync(string workspace, SlackPost post, CancellationToken cancellation) =>
        CallAsync(workspace, "chat.update", Body(post, SlackJson.Out.SlackPost), SlackJson.Default.SlackPosted, cancellation);

    public Task<SlackReply<SlackDone>> DeleteAsync(string workspace, string channel, string ts, CancellationToken cancellation) =>
        CallAsync(workspace, "chat.delete", Form([new("channel", channel), new("ts", ts)]), SlackJson.Default.SlackDone, cancellation);

    public Task<SlackReply<SlackDone>> PublishHomeAsync(string workspace, SlackHome home, CancellationToken cancellation) =>
        CallAsync(workspace, "views.publish", Body(home, SlackJson.Out.SlackHome), SlackJson.Default.SlackDone, cancellation);

    public Task<SlackReply<SlackUserInfo>> UserAsync(string workspace, string user, CancellationToken cancellation) =>
        CallAsync(workspace, "users.info", Form([new("user", user)]), SlackJson.Default.SlackUserInfo, cancellation);

    public Task<SlackReply<SlackChannelInfo>> ChannelAsync(string workspace, string channel, CancellationToken cancellation) =>
        CallAsync(workspace, "conversations.info", Form([new("channel", channel)]), SlackJson.Default.SlackChannelInfo, cancellation);

    /// <summary>A page of what was posted in a channel, or in one thread of it, since then; with the metadata of the posts.</summary>
    public Task<SlackReply<SlackHistory>> HistoryAsync(
        string workspace, string channel, string? thread, string oldest, string? cursor, CancellationToken cancellation)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("channel", channel), new("oldest", oldest), new("inclusive", "true"), new("include_all_metadata", "true"), new("limit", "100"),
        ];
        if (thread is not null)
        {
            fields.Add(new("ts", thread));
        }

        if (cursor is not null)
        {
            fields.Add(new("cursor", cursor));
        }

        return CallAsync(
            workspace, thread is null ? "conversations.history" : "conversations.replies", Form(fields), SlackJson.Default.SlackHistory, cancellation);
    }

    /// <summary>Posts to the response_url of a command or a button; only where that is an address of Slack's.</summary>
    public async Task<SlackReply<SlackDone>> RespondAsync(string responseUrl, SlackResponse response, CancellationToken cancellation)
    {
        if (!IsSlacks(responseUrl, out var address))
        {
            return new SlackReply<SlackDone>(SlackFate.Refused, Error: "response_url is not Slack's");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Body(response, SlackJson.Out.SlackResponse) };
        return await SendAsync(request, static _ => new SlackDone { Ok = true }, cancellation);
    }

    /// <summary>Slack's own host over https, or the host of the API that is configured (or its "hooks."), by its scheme.</summary>
    public bool IsSlacks(string responseUrl, out Uri address)
    {
        var known = Uri.TryCreate(responseUrl, UriKind.Absolute, out var parsed) && parsed.UserInfo.Length == 0;
        address = parsed ?? options.Api;
        return known
            && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && string.Equals(address.Host, HooksHost, StringComparison.OrdinalIgnoreCase))
                || (address.Scheme == options.Api.Scheme
                    && (string.Equals(address.Host, options.Api.Host, StringComparison.OrdinalIgnoreCase)
                        || string.Equals(address.Host, "hooks." + options.Api.Host, StringComparison.OrdinalIgnoreCase))));
    }

    private static StringContent Body<T>(T body, JsonTypeInfo<T> type) =>
        new(JsonSerializer.Serialize(body, type), Encoding.UTF8, "application/json");

    private static FormUrlEncodedContent Form(IEnumerable<KeyValuePair<string, string>> fields) => new(fields);

    private async Task<SlackReply<T>> CallAsync<T>(
        string workspace, string method, HttpContent body, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : SlackAnswer
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Api, method)) { Content = body };
        if (tokens.For(workspace) is not { } token)
        {
            return new SlackReply<T>(SlackFate.Refused, Error: "not_authed");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request, text => JsonSerializer.Deserialize(text, type), cancellation);
    }

    private async Task<SlackReply<T>> SendAsync<T>(HttpRequestMessage request, Func<string, T?> read, CancellationToken cancellation)
        where T : SlackAnswer
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.RequestSeconds));
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            var text = await response.Content.ReadAsStringAsync(limit.Token);
            return response.IsSuccessStatusCode ? Read(read(text), RetryAfter(response)) : Failed<T>(response.StatusCode, RetryAfter(response));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SlackReply<T>(SlackFate.Unknown, Error: "timeout");
        }
        catch (HttpRequestException failure)
        {
            // Only what failed before there was a connection cannot have been taken.
            return failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                ? new SlackReply<T>(SlackFate.NotTaken, Error: "no connection")
                : new SlackReply<T>(SlackFate.Unknown, Error: "no reply");
        }
        catch (Exception failure) when (failure is JsonException or IOException or InvalidOperationException)
        {
            return new SlackReply<T>(SlackFate.Unknown, Error: "broken reply");
        }
    }

    private static SlackReply<T> Read<T>(T? answer, Duration? retryAfter)
        where T : SlackAnswer => answer switch
        {
            { Ok: true } => new SlackReply<T>(SlackFate.Done, answer),
            { Ok: false } => new SlackReply<T>(SlackFate.Refused, answer, answer.Error, retryAfter),
            _ => new SlackReply<T>(SlackFate.Unknown, Error: "broken reply"),
        };

    private static SlackReply<T> Failed<T>(HttpStatusCode status, Duration? retryAfter)
        where T : SlackAnswer
    {
        var error = $"http {(int)status}";
        return (int)status switch
        {
            408 or 412 or 429 or 503 => new SlackReply<T>(SlackFate.NotTaken, Error: error, RetryAfter: retryAfter),
            >= 500 => new SlackReply<T>(SlackFate.Unknown, Error: error),
            _ => new SlackReply<T>(SlackFate.Refused, Error: error),
        };
    }

    private static Duration? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } wait ? Duration.FromTimeSpan(wait) : null;
}
