using Microsoft.AspNetCore.Http.Features;

namespace CompactBot.Public;

/// <summary>A HEAD request has the answer of the GET one without its body (RFC 9110, section 9.3.2): monitors and link checkers ask so.</summary>
public static class HeadRequests
{
    /// <summary>Stands before what chooses the endpoint.</summary>
    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Features.Get<IHttpResponseBodyFeature>();
        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Features.Set(body);
        }
    });
}
