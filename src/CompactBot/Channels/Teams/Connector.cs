using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CompactBot.Delivery;
using Microsoft.Identity.Client;
using NodaTime;

namespace CompactBot.Channels.Teams;

/// <summary>The Connector API of Teams: posts activities, and sorts what can go wrong as the ledger understands it.</summary>
internal sealed class Connector(IHttpClientFactory http, OutboundTokens tokens, TeamsOptions options, TeamsDoorState door)
{
    /// <summary>Posts the activity to its conversation, as a reply where it names one. Throws only when cancelled.</summary>
    public async Task<SendResult> PostAsync(string serviceUrl, OutgoingActivity activity, CancellationToken cancellation) =>
        (await RequestAsync(HttpMethod.Post, serviceUrl, activity.Conversation.Id, activity.ReplyToId, activity, cancellation)).Result;

    /// <summary>Puts an activity in the place of one that is there.</summary>
    public async Task<SendResult> EditAsync(string serviceUrl, string posted, OutgoingActivity activity, CancellationToken cancellation) =>
        (await RequestAsync(HttpMethod.Put, serviceUrl, activity.Conversation.Id, posted, activity, cancellation)).Result;

    /// <summary>Deletes an activity. The status is what the connector answered; null where it answered nothing.</summary>
    public Task<(SendResult Result, HttpStatusCode? Status)> DeleteAsync(string serviceUrl, string conversation, string posted, CancellationToken cancellation) =>
        RequestAsync(HttpMethod.Delete, serviceUrl, conversation, posted, null, cancellation);

    private async Task<(SendResult Result, HttpStatusCode? Status)> RequestAsync(
        HttpMethod method, string serviceUrl, string conversation, string? other, OutgoingActivity? activity, CancellationToken cancellation)
    {
        if (door.Door == TeamsDoor.Closed)
        {
            return (new SendResult(SendOutcome.Retry, Reason: "Teams is off", RetryAfter: Duration.FromMinutes(1)), null);
        }

        if (!Uri.TryCreate(serviceUrl.TrimEnd('/') + "/", UriKind.Absolute, out var service) || !ServiceAddress.IsTrusted(service, door.TrustsLoopback))
        {
            return (new SendResult(SendOutcome.GiveUp, Reason: "service address not trusted"), null);
        }

        var path = $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        var address = new Uri(service, other is null ? path : $"{path}/{Uri.EscapeDataString(other)}");
        var body = activity is null ? null : JsonSerializer.SerializeToUtf8Bytes(activity, TeamsJson.Wire.OutgoingActivity);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(TimeSpan.FromSeconds(options.RequestTimeoutSeconds));
        var answer = await RequestOnceAsync(method, address, body, afresh: false, timer.Token, cancellation);
        return answer.Result.Outcome == SendOutcome.StopWorkspace && answer.Result.Reason == "http 401"
            ? await RequestOnceAsync(method, address, body, afresh: true, timer.Token, cancellation)
            : answer;
    }

    private async Task<(SendResult Result, HttpStatusCode? Status)> RequestOnceAsync(
        HttpMethod method, Uri address, byte[]? body, bool afresh, CancellationToken limit, CancellationToken cancellation)
    {
        var (token, refusal) = await TokenAsync(afresh, limit, cancellation);
        if (refusal is not null)
        {
            return (refusal, null);
        }

        using var request = new HttpRequestMessage(method, address);
        request.Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var client = http.CreateClient(TeamsRegistration.ConnectorClient);
            using var reply = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit);
            return (await SortAsync(reply, limit), reply.StatusCode);
        }
        catch (HttpRequestException e) when (e.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return (new SendResult(SendOutcome.Retry, Reason: "no connection"), null);
        }
        catch (HttpRequestException)
        {
            return (new SendResult(SendOutcome.Uncertain, Reason: "connection broke"), null);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            return e.InnerException is TimeoutException && !limit.IsCancellationRequested
                ? (new SendResult(SendOutcome.Retry, Reason: "no connection"), null)
                : (new SendResult(SendOutcome.Uncertain, Reason: "no reply"), null);
        }
    }

    private async Task<(string? Token, SendResult? Refusal)> TokenAsync(bool afresh, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            return (await tokens.GetAsync(afresh, limit), null);
        }
        catch (MsalServiceException e) when (e.IsRetryable || e.StatusCode is 0 or 408 or 429 or >= 500)
        {
            return (null, new SendResult(SendOutcome.Retry, Reason: $"token: {Word(e.ErrorCode)}"));
        }
        catch (MsalException e)
        {
            return (null, new SendResult(SendOutcome.StopWorkspace, Reason: $"token: {Word(e.ErrorCode)}"));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, new SendResult(SendOutcome.Retry, Reason: "token: no reply"));
        }
    }

    /// <summary>
    /// Retried are 408, 412, 429 and 5xx, as Teams asks
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit); 403, 404 and 410 say that the bot is not there any more.
    /// </summary>
    private static async Task<SendResult> SortAsync(HttpResponseMessage reply, CancellationToken limit)
    {
        if (reply.IsSuccessStatusCode)
        {
            return new SendResult(SendOutcome.Sent, await IdAsync(reply, limit));
        }

        var reason = $"http {(int)reply.StatusCode}";
        switch (reply.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                return new SendResult(SendOutcome.StopWorkspace, Reason: reason);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests:
            case >= HttpStatusCode.InternalServerError:
                return new SendResult(SendOutcome.Retry, Reason: reason, RetryAfter: RetryAfter(reply));
            default:
                var gone = reply.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone;
                var code = await ErrorCodeAsync(reply, limit);
                return new SendResult(SendOutcome.GiveUp, Reason: code is null ? reason : $"{reason} {code}", ConversationGone: gone);
        }
    }

    private static Duration? RetryAfter(HttpResponseMessage reply) => reply.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Duration.FromTimeSpan(delta),
        { Date: { } until } when reply.Headers.Date is { } now && until > now => Duration.FromTimeSpan(until - now),
        _ => null,
    };

    /// <summary>The post was taken whatever comes after its status: a body that cannot be read costs the id, not the outcome.</summary>
    private static async Task<string?> IdAsync(HttpResponseMessage reply, CancellationToken limit)
    {
        try
        {
            return (await reply.Content.ReadFromJsonAsync(TeamsJson.Default.PostedActivity, limit))?.Id;
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<string?> ErrorCodeAsync(HttpResponseMessage reply, CancellationToken limit)
    {
        try
        {
            var error = await reply.Content.ReadFromJsonAsync(TeamsJson.Default.ConnectorError, limit);
            return error?.Error?.Code is { Length: > 0 } code ? Word(code) : null;
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A code as a word of the report: nothing that a stranger wrote gets further than that.</summary>
    private static string Word(string code) => new([.. code.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.').Take(60)]);
}
