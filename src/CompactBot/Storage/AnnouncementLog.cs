using System.Data.Common;
using Dapper;
using NodaTime;

namespace CompactBot.Storage;

/// <summary>Who did what to an announcement, when, and from where. It is only added to: the database refuses to change or delete a line.</summary>
public sealed class AnnouncementLog(Database database, IClock clock)
{
    /// <summary>Writes a line in the transaction that does what it tells.</summary>
    /// <param name="announcement">The announcement's id.</param>
    /// <param name="actor">Who did it, and from where.</param>
    /// <param name="what">"submitted", "approved" …</param>
    /// <param name="detail">What else there is to say; null where nothing is.</param>
    /// <param name="transaction">The transaction.</param>
    public async Task WriteAsync(string announcement, Actor actor, string what, string? detail, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO announcement_log (announcement_id, at, by_whom, from_where, what, detail)
            VALUES (@announcement, @at, @Name, @From, @what, @detail)
            """,
            new { announcement, at = clock.GetCurrentInstant().ToUnixTimeMilliseconds(), actor.Name, actor.From, what, detail },
            transaction);
    }

    /// <summary>The lines of an announcement in their order.</summary>
    public async Task<IReadOnlyList<LogLine>> OfAsync(string announcement, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(long At, string By, string From, string What, string? Detail)>(
            "SELECT at, by_whom, from_where, what, detail FROM announcement_log WHERE announcement_id = @announcement ORDER BY number",
            new { announcement });
        return [.. rows.Select(r => new LogLine(Instant.FromUnixTimeMilliseconds(r.At), new Actor(r.By, r.From), r.What, r.Detail))];
    }
}

public sealed record LogLine(Instant At, Actor By, string What, string? Detail);

/// <summary>Who decides: a name, and where from ("page 127.0.0.1", "command line", "the service").</summary>
public sealed record Actor(string Name, string From)
{
    /// <summary>Whether the name is a person's own, and not one that stands for whoever is there.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>Whether that is the same person's name; case and spaces do not tell people apart.</summary>
    public bool IsSameAs(string? name) => string.Equals(Plain(Name), Plain(name ?? ""), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the service does by itself.</summary>
    public static Actor Service(string name) => new(name, "the service");

    /// <summary>A name of which nothing else is known.</summary>
    public static Actor FromString(string name) => new(name, "");

    public static implicit operator Actor(string name) => FromString(name);
}
