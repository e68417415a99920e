using CompactBot.Channels;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Dates;
using CompactBot.Core.Reading;
using CompactBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Public;

/// <summary>From which day a page is seen: the clock's, or one that the visitor turned it back to (<c>?asof=2018-02-10</c>).</summary>
public sealed record Viewpoint
{
    /// <summary>The name of the day in an address and in forms.</summary>
    public const string QueryName = "asof";

    /// <summary>The day that the visitor chose; null where the clock's holds.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>What was asked for and is no day; null where all is well.</summary>
    public string? Unread { get; init; }

    /// <summary>The day it is, in the service's own zone.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>The moment it is; the chosen day's first one where the clock is turned back, so that the day's own sessions still lie ahead.</summary>
    public required Instant Now { get; init; }

    /// <summary>What was known at the end of that day.</summary>
    public required CatalogueSnapshot Catalogue { get; init; }

    /// <summary>The day as it stands in an address; null where the clock's holds.</summary>
    public string? AsOfText => AsOf is { } day ? LocalDatePattern.Iso.Format(day) : null;

    /// <summary>The address of another page, seen from the same day.</summary>
    public string Link(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (AsOfText is not { } day)
        {
            return path;
        }

        var mark = path.IndexOf('#', StringComparison.Ordinal);
        var (page, anchor) = mark < 0 ? (path, "") : (path[..mark], path[mark..]);
        return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{QueryName}={day}{anchor}";
    }

    public string LinkTo(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Link($"/sessions/{Uri.EscapeDataString(session.Id)}");
    }

    /// <summary>The address of a letter, at a paragraph where one is given.</summary>
    public string LinkToLetter(string id, int? paragraph = null) =>
        Link($"/letters/{Uri.EscapeDataString(id)}{(paragraph is { } number ? $"#p{number}" : "")}");

    /// <summary>Read from the request's address. A form that is posted hands its own field to <see cref="For"/>.</summary>
    public static ValueTask<Viewpoint> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(For(context.Request.Query[QueryName], context.RequestServices));
    }

    /// <param name="asked">An ISO 8601 day, or nothing.</param>
    /// <param name="services">Where the catalogue and the clock are.</param>
    public static Viewpoint For(string? asked, IServiceProvider services)
    {
        var home = services.GetRequiredService<AnsweringOptions>().Home;
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var catalogue = services.GetRequiredService<LiveCatalogue>();
        var text = asked?.Trim() ?? "";
        var read = LocalDatePattern.Iso.Parse(text);
        if (text.Length > 0 && read.Success && KnownYears.Hold(read.Value))
        {
            var start = home.AtStartOfDay(read.Value).ToInstant();
            return new Viewpoint { AsOf = read.Value, Today = read.Value, Now = start, Catalogue = catalogue.AsOf(read.Value) };
        }

        var today = now.InZone(home).Date;
        return new Viewpoint { Unread = text.Length > 0 ? text : null, Today = today, Now = now, Catalogue = catalogue.AsOf(today) };
    }
}
