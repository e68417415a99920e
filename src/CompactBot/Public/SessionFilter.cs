using CompactBot.Contracts;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using NodaTime;
using NodaTime.Text;

namespace CompactBot.Public;

/// <summary>Which sessions a list shows. An unknown value shows none, as it would on a list of that value.</summary>
/// <param name="Kind">In kebab case; null for every kind.</param>
/// <param name="Place">A city; null for every place.</param>
/// <param name="Month">"2018-02"; null for every month.</param>
public sealed record SessionFilter(string? Kind, string? Place, string? Month)
{
    public bool IsSet => Kind is not null || Place is not null || Month is not null;

    public static SessionFilter Of(string? kind, string? place, string? month) => new(NullIfEmpty(kind), NullIfEmpty(place), NullIfEmpty(month));

    /// <summary>Those that lie ahead, the nearest first, without a day last; then those that are over, the latest first.</summary>
    public (IReadOnlyList<Session> Ahead, IReadOnlyList<Session> Over) Apply(CatalogueSnapshot catalogue, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var wanted = catalogue.Sessions.Where(Takes).ToList();
        return (
            [.. wanted.Where(session => !IsOver(session, today))],
            [.. wanted.Where(session => IsOver(session, today)).Reverse()]);
    }

    public static bool IsOver(Session session, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(session);
        return (session.End ?? session.Start) is { } last && last < today;
    }

    /// <summary>The months that a session sits in.</summary>
    public static IEnumerable<YearMonth> MonthsOf(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        IEnumerable<LocalDate> days = session.Days.Count > 0 ? session.Days : new[] { session.Start, session.End }.OfType<LocalDate>();
        return days.Select(day => day.ToYearMonth()).Distinct();
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private bool Takes(Session session) =>
        (Kind is null || Wire.Kebab(session.Kind) == Kind)
        && (Place is null || string.Equals(session.City, Place, StringComparison.OrdinalIgnoreCase))
        && (Month is null || MonthsOf(session).Any(month => YearMonthPattern.Iso.Format(month) == Month));
}
