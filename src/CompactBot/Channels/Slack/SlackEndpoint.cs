using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace CompactBot.Channels.Slack;

/// <summary>
/// The one door for what Slack posts: events, commands and interactions. It believes nothing before the signature is checked, stores
/// before it acknowledges, and leaves the work to the worker. The three addresses share it, so that an app may use one for all.
/// </summary>
public sealed partial class SlackEndpoint(
    SlackOptions options, SlackSignature signature, InboundEventStore store, SlackWorker worker, IClock clock, ILogger<SlackEndpoint> log)
{
    /// <summary>Slack's largest are interactions, which bring the message along.</summary>
    public const int MaxBody = 512 * 1024;

    public async Task<IResult> ReceiveAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!options.Enabled)
        {
            return Results.NotFound();
        }

        var request = http.Request;
        if (await ReadAsync(http) is not { } body)
        {
            Refused(request.Path, "too large");
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var verdict = signature.Check(
            Only(request.Headers[SlackSignature.TimestampHeader]), Only(request.Headers[SlackSignature.SignatureHeader]), body.Span);
        if (verdict != SlackVerdict.Genuine)
        {
            Refused(request.Path, verdict.ToString());
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        try
        {
            return MediaTypeIsForm(request.ContentType)
                ? await ReceiveFormAsync(Encoding.UTF8.GetString(body.Span))
                : await ReceiveEventAsync(body, Only(request.Headers["X-Slack-Retry-Num"]));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or InvalidDataException)
        {
            Refused(request.Path, "unreadable");
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    private async Task<IResult> ReceiveEventAsync(ReadOnlyMemory<byte> body, string? retry)
    {
        var envelope = JsonSerializer.Deserialize(body.Span, SlackJson.Default.SlackEnvelope);
        if (envelope?.Type == "url_verification")
        {
            return Results.Text(envelope.Challenge ?? "", "text/plain");
        }

        if (envelope?.Type == "app_rate_limited")
        {
            RateLimited(envelope.TeamId);
        }

        return await AcceptAsync(envelope is { Type: "event_callback" } ? SlackTaskReader.Read(envelope) : null, retry);
    }

    private async Task<IResult> ReceiveFormAsync(string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        if (form.TryGetValue("payload", out var payload))
        {
            var interaction = JsonSerializer.Deserialize(payload.ToString(), SlackJson.Default.SlackInteraction);
            return await AcceptAsync(interaction is null ? null : SlackTaskReader.Read(interaction), null);
        }

        return await AcceptAsync(SlackTaskReader.ReadCommand(form), null);
    }

    /// <summary>An acknowledged task is a stored one. What is not for the bot is acknowledged too, or Slack would repeat it.</summary>
    private async Task<IResult> AcceptAsync((string Key, SlackTask Task)? read, string? retry)
    {
        if (read is not var (key, task))
        {
            return Results.Ok();
        }

        task = task with { At = task.At ?? clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };

        // Not given up when Slack hangs up: what is stored and not handed over would wait for the next start.
        if (await store.AcceptAsync(SlackSender.PlatformName, key, JsonSerializer.Serialize(task, SlackJson.Out.SlackTask), CancellationToken.None))
        {
            worker.Enqueue(key, task);
        }
        else
        {
            Repeated(key, retry);
        }

        return Results.Ok();
    }

    /// <summary>The body's bytes, or null where there are more than allowed.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBody)
        {
            return null;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // One more than allowed, so that it is told by us and not by an exception.
            limit.MaxRequestBodySize = MaxBody + 1;
        }

        var body = new ArrayBufferWriter<byte>();
        int read;
        do
        {
            read = await http.Request.Body.ReadAsync(body.GetMemory(16 * 1024), http.RequestAborted);
            body.Advance(read);
        }
        while (read > 0 && body.WrittenCount <= MaxBody);
        return body.WrittenCount <= MaxBody ? body.WrittenMemory : null;
    }

    private static bool MediaTypeIsForm(string? contentType) =>
        contentType is not null && contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static string? Only(StringValues values) => values.Count == 1 ? values[0] : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: a request to {Path} was refused: {Reason}")]
    private partial void Refused(string path, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Slack: {Key} came again (retry {Retry}) and is not handled again")]
    private partial void Repeated(string key, string? retry);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: the events of workspace {Team} are rate limited")]
    private partial void RateLimited(string? team);
}
