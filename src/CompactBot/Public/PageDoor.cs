using System.Text;

namespace CompactBot.Public;

/// <summary>Marks an endpoint that people open in a browser: it answers to known host names alone.</summary>
public sealed class ForBrowsers
{
    public static ForBrowsers Mark { get; } = new();

    private ForBrowsers()
    {
    }
}

/// <summary>What every response to a browser carries, and what none gets: a foreign host's name, a stack trace, an empty error.</summary>
public sealed partial class PageDoor(RequestDelegate next, PageOptions options, Loopback loopback, ILogger<PageDoor> log)
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(AddHeaders, context.Response);
        if (context.GetEndpoint()?.Metadata.GetMetadata<ForBrowsers>() is not null && !HasAddress(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<ForBrowsers>() is not null && !Knows(context.Request.Host.Host))
        {
            await ShowAsync(context, StatusCodes.Status421MisdirectedRequest);
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<LargestBody>() is { } largest && context.Request.ContentLength > largest.MaxRequestBodySize)
        {
            await ShowAsync(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        try
        {
            await DropNullsAsync(context);
            await next(context);
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = wrong.StatusCode;
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Failed(log, error, context.TraceIdentifier, context.GetEndpoint()?.DisplayName ?? "no endpoint");
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && IsForPeople(context.Request))
        {
            await ShowSafelyAsync(context, context.Response.StatusCode);
        }
    }

    /// <summary>Where even the page that says so cannot be drawn, the bare status is left.</summary>
    private async Task ShowSafelyAsync(HttpContext context, int status)
    {
        try
        {
            await ShowAsync(context, status);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Failed(log, error, context.TraceIdentifier, nameof(StatusPage));
            context.Response.Clear();
            context.Response.StatusCode = status;
        }
    }

    /// <summary>
    /// A null character in a form makes the framework refuse the whole form. It says nothing: it is dropped, and the rest is read. Only
    /// where the endpoint says how much it takes, so that this takes no more.
    /// </summary>
    private static async Task DropNullsAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<LargestBody>() is null
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        var form = Encoding.Latin1.GetString(body.GetBuffer(), 0, (int)body.Length)
            .Replace("%00", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);
        var kept = Encoding.Latin1.GetBytes(form);
        request.Body = new MemoryStream(kept);
        request.ContentLength = kept.Length;
    }

    private static Task ShowAsync(HttpContext context, int status) =>
        Page.Show<StatusPage>(status, (nameof(StatusPage.Status), status), (nameof(StatusPage.Reference), context.TraceIdentifier)).ExecuteAsync(context);

    /// <summary>The platforms and programs get the bare status; a page would only be noise to them.</summary>
    private static bool IsForPeople(HttpRequest request) =>
        HasAddress(request)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.Any(types => types?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Without a host's name, or with a port that there is not, a request has no address that a page's links could start from.</summary>
    private static bool HasAddress(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.ToUriComponent()}/", UriKind.Absolute, out _);

    private static Task AddHeaders(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    [LoggerMessage(7001, LogLevel.Error, "Request {TraceId} failed at {Endpoint}")]
    private static partial void Failed(ILogger log, Exception error, string traceId, string endpoint);

    private bool Knows(string host) =>
        Loopback.IsLoopbackName(host)
        || options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (options.Hosts.Count == 0 && !loopback.IsAlone);
}
