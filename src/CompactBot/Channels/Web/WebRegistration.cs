using CompactBot.Public;
using Microsoft.AspNetCore.Mvc;

namespace CompactBot.Channels.Web;

/// <summary>Puts the chat on the page into the host.</summary>
public static class WebRegistration
{
    /// <summary>The longest question that is taken in at all; what is over the desk's own limit is told so.</summary>
    private const int LargestForm = 256 * 1024;

    public static IServiceCollection AddWebChat(this IServiceCollection services) => services
        .AddSingleton<VisitBook>()
        .AddScoped<WebDesk>();

    public static void MapWebChat(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var chat = app.MapGroup("").WithMetadata(ForBrowsers.Mark);
        chat.MapGet("/", (HttpContext context, Viewpoint from, VisitBook visits, AnsweringPreparation preparation) =>
        {
            preparation.Begin();
            return Page.Show<ChatPage>((nameof(ChatPage.From), from), (nameof(ChatPage.Exchanges), visits.Find(context)?.Exchanges ?? []));
        });
        chat.MapPost("/chat", (HttpContext context, [FromForm] string? question, [FromForm] string? asof, VisitBook visits, WebDesk desk) =>
        {
            var from = Viewpoint.For(asof, context.RequestServices);
            desk.Hear(visits.FindOrBegin(context), question, from);
            return Results.LocalRedirect(from.Link("/#latest"));
        }).WithMetadata(new LargestBody(LargestForm));
        chat.MapPost("/chat/end", (HttpContext context, [FromForm] string? asof, VisitBook visits) =>
        {
            visits.End(context);
            return Results.LocalRedirect(Viewpoint.For(asof, context.RequestServices).Link("/"));
        });
    }
}
