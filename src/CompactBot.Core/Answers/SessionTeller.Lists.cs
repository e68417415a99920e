using CompactBot.Core.Messages;
using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Answers;

/// <content>A session in one line.</content>
internal sealed partial class SessionTeller
{
    /// <summary>A session in one line of a list, under its name: its days and place.</summary>
    /// <param name="session">The session.</param>
    /// <param name="only">The days that matter alone; null: all.</param>
    public Fact Listed(Session session, IReadOnlyList<LocalDate>? only = null) => only is null || session.Days.All(only.Contains)
        ? told(session).Listed(() => new Fact(phrases.Capital(Name(session)), LineOf(session, null)))
        : new Fact(phrases.Capital(Name(session)), LineOf(session, only));

    /// <summary>Its days and place in one line.</summary>
    public string Line(Session session, IReadOnlyList<LocalDate>? only = null) => Listed(session, only).Value;

    private string LineOf(Session session, IReadOnlyList<LocalDate>? only)
    {
        if (!session.Stands)
        {
            return changes.WasFor(session) is { } was ? phrases.Say("off.line", ("status", glossary.Status(session.Status)), ("days", was)) : glossary.Status(session.Status);
        }

        var days = session.Days.Where(d => only is null || only.Contains(d)).ToList();
        var timed = session.Sittings.Where(s => s.From is not null && days.Contains(s.Date)).ToList();
        var hours = days.Count == 1 && timed.Count > 0
            ? phrases.Say("line.hours", ("hours", phrases.List([.. timed.Select(s => times.Hours(s.From!.Value, s.To))])), ("place", InCity(session)), ("own", times.Own(session, timed)))
            : "";
        var rooms = timed.Select(s => s.Room).Concat(session.Sittings.Where(s => days.Contains(s.Date)).Select(s => s.Room)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        IEnumerable<string?> place = [.. rooms, session.Building, session.City is { } at && !NamesCity(session.Building, at) ? at : null];
        var parts = new[]
        {
            days.Count == 0 ? "" : days.Count > 1 && IsUnbroken(days) ? times.Span(days[0], days[^1]) : times.Days(days),
            hours,
            phrases.Row(place.OfType<string>().Select(p => glossary.Place(p).Text)),
        };
        return phrases.Row(parts);
    }

    private static bool IsUnbroken(IReadOnlyList<LocalDate> days) =>
        Period.Between(days[0], days[^1], PeriodUnits.Days).Days == days.Count - 1;
}
