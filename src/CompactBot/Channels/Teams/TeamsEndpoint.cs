using System.Net;
using System.Text.Json;
using CompactBot.Public;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CompactBot.Channels.Teams;

/// <summary>POST /api/messages: the door for everything that Teams sends.</summary>
internal sealed class TeamsEndpoint(TeamsDoorState door, InboundTokens tokens, TeamsInbox inbox, TeamsOptions options, ILogger<TeamsEndpoint> logger)
{
    /// <summary>Teams waits ten seconds for the answer to a pressed button.</summary>
    private static readonly TimeSpan ButtonPatience = TimeSpan.FromSeconds(5);

    public async Task<IResult> ReceiveAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (door.Door == TeamsDoor.Closed)
        {
            return TypedResults.NotFound();
        }

        InboundToken? token = null;
        if (door.Door == TeamsDoor.Tokens)
        {
            token = await tokens.ValidateAsync(context.Request.Headers.Authorization, cancellation);
            if (token.Refusal is { } why)
            {
                return Refuse(ReferenceEquals(token, InboundToken.Unavailable) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized, why);
            }
        }
        else if (!IsFromThisMachine(context))
        {
            return Refuse(StatusCodes.Status403Forbidden, "unsigned, and not from this machine");
        }

        if (!context.Request.HasJsonContentType())
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "the body is not JSON");
        }

        var body = await ReadAsync(context.Request, options.BodyLimitKilobytes * 1024, cancellation);
        if (body is null)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, "the body is too large");
        }

        if (Parse(body) is not { Type.Length: > 0 } activity)
        {
            return Refuse(StatusCodes.Status400BadRequest, "the body is no activity");
        }

        if (token is not null && !token.IsFor(activity))
        {
            return Refuse(StatusCodes.Status403Forbidden, "the token is for another service or channel");
        }

        if (activity.ServiceUrl is not null
            && !(Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service) && IsServiceAllowed(service)))
        {
            return Refuse(StatusCodes.Status403Forbidden, "the service address is not trusted");
        }

        return await TakeAsync(activity, body, cancellation);
    }

    private async Task<IResult> TakeAsync(Activity activity, byte[] body, CancellationToken cancellation)
    {
        var pressed = activity.Type == "invoke";
        if (pressed && activity.Name != "adaptiveCard/action")
        {
            return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        }

        if (activity.Type is not ("message" or "invoke" or "conversationUpdate" or "installationUpdate"))
        {
            return TypedResults.Ok();
        }

        if (TeamsAddress.Seen(activity) is null)
        {
            return Refuse(StatusCodes.Status400BadRequest, "the activity names no conversation, no recipient or no service");
        }

        if (pressed && ButtonVerbs.Pressed(activity) is null)
        {
            return Refuse(StatusCodes.Status400BadRequest, "the button is none of the bot's");
        }

        var said = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isNew = await inbox.AcceptAsync(activity, body, said, cancellation);
        if (!pressed)
        {
            return TypedResults.Ok();
        }

        var words = isNew ? await WithinAsync(said.Task, cancellation) : null;
        return TypedResults.Json(InvokeReply.Said(words ?? "✓"), TeamsJson.Default.InvokeReply);
    }

    private static async Task<string?> WithinAsync(Task<string?> said, CancellationToken cancellation)
    {
        try
        {
            return await said.WaitAsync(ButtonPatience, cancellation);
        }
        catch (TimeoutException)
        {
            // The answer comes as a message all the same.
            return null;
        }
    }

    /// <summary>
    /// Unsigned requests come from this machine, name it as their host (a page elsewhere that resolves to it does not), and were passed on by nobody.
    /// </summary>
    private static bool IsFromThisMachine(HttpContext context)
    {
        var request = context.Request;
        return (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
            && Uri.TryCreate($"http://{request.Host.Value}/", UriKind.Absolute, out var host) && host.IsLoopback
            && !Loopback.WasPassedOn(request)
            && !request.Headers.ContainsKey(HeaderNames.Origin);
    }

    private bool IsServiceAllowed(Uri service) => door.Door == TeamsDoor.Tokens
        ? ServiceAddress.IsTrusted(service, door.TrustsLoopback)
        : service.IsLoopback && ServiceAddress.IsTrusted(service, loopbackToo: true);

    private static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var body = new MemoryStream();
        var part = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancellation)) > 0)
        {
            if (body.Length + read > limit)
            {
                return null;
            }

            body.Write(part, 0, read);
        }

        return body.ToArray();
    }

    private static Activity? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TeamsJson.Default.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private StatusCodeHttpResult Refuse(int status, string reason)
    {
        logger.Refused(status, reason);
        return TypedResults.StatusCode(status);
    }
}
