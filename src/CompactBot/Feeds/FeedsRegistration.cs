using System.Text;
using CompactBot.Contracts;
using CompactBot.Public;

namespace CompactBot.Feeds;

/// <summary>Puts what other programs read into the host. Each takes <c>?asof=2018-02-10</c>; what is written for people is in the language of <c>?language=fr</c>, else of Accept-Language.</summary>
public static class FeedsRegistration
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services;

    public static void MapFeeds(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var feeds = app.MapGroup("").WithMetadata(ForBrowsers.Mark);
        feeds.MapGet("/sessions.ics", (HttpRequest request, Viewpoint from, PageWords words) => Results.Text(CalendarFeed.Render(from.Catalogue, HomeOf(request), words.Language), CalendarFeed.ContentType, Encoding.UTF8));
        feeds.MapGet("/letters.atom", (HttpRequest request, Viewpoint from, PageWords words) => Results.Text(LetterFeed.Render(from.Catalogue, HomeOf(request), words.Language), LetterFeed.ContentType, Encoding.UTF8));
        feeds.MapGet("/api/sessions", (Viewpoint from) =>
            Results.Json([.. from.Catalogue.Sessions.Select(SessionJson.For)], FeedJson.Default.IReadOnlyListSessionJson));
        feeds.MapGet("/api/sessions/{id}", (Viewpoint from, string id) => from.Catalogue.Session(id) is { } session
            ? Results.Json(SessionJson.For(session), FeedJson.Default.SessionJson)
            : Results.NotFound());
        feeds.MapGet("/api/letters", (Viewpoint from) =>
            Results.Json([.. from.Catalogue.Letters.Select(LetterJson.For)], FeedJson.Default.IReadOnlyListLetterJson));
        feeds.MapGet("/api/letters/{id}", (Viewpoint from, string id) => from.Catalogue.Letter(id) is { } letter
            ? Results.Json(LetterJson.For(letter), FeedJson.Default.LetterJson)
            : Results.NotFound());
    }

    private static Uri HomeOf(HttpRequest request) => new($"{request.Scheme}://{request.Host.ToUriComponent()}/");
}
