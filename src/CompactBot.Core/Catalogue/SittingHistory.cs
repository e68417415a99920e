using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>A sitting with a number that it keeps through every change: calendars know it again by it.</summary>
/// <param name="Number">From 1, in the order in which letters announced the session's sittings.</param>
/// <param name="Sitting">As it is, or as it was last announced.</param>
/// <param name="Stands">False where it was taken away, or the session does not take place.</param>
public sealed record NumberedSitting(int Number, Sitting Sitting, bool Stands);

/// <summary>Follows the sittings of a session from letter to letter.</summary>
public static class SittingHistory
{
    /// <summary>Every sitting that the session has or had; a day without hours counts as one.</summary>
    public static IReadOnlyList<NumberedSitting> Of(CatalogueSnapshot catalogue, Session session)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(session);
        var states = catalogue.StatesOf(session.Id);
        var numbered = new List<NumberedSitting>();
        foreach (var state in states.Count > 0 ? states.Select(s => s.After) : [session])
        {
            numbered = Next(numbered, Sittings(state));
        }

        return session.Stands ? numbered : [.. numbered.Select(s => s with { Stands = false })];
    }

    /// <summary>The sittings, and the days that no letter gives one for.</summary>
    private static List<Sitting> Sittings(Session session)
    {
        IEnumerable<LocalDate> days = session.Days.Count > 0 ? session.Days : session.Start is { } start ? [start] : [];
        return [.. session.Sittings
            .Concat(days.Where(day => session.Sittings.All(s => s.Date != day)).Select(day => new Sitting(day, null, null, session.Room)))
            .OrderBy(s => s.Date).ThenBy(s => s.From ?? LocalTime.MinValue)];
    }

    /// <summary>The same day and hour is the same sitting, else the same day; what is left over on both sides was moved, one by one.</summary>
    private static List<NumberedSitting> Next(List<NumberedSitting> before, List<Sitting> now)
    {
        var next = new List<NumberedSitting>();
        var (open, fresh) = (before.ToList(), now.ToList());
        Func<NumberedSitting, Sitting, bool>[] same =
        [
            (b, s) => b.Stands && b.Sitting.Date == s.Date && b.Sitting.From == s.From,
            (b, s) => b.Stands && b.Sitting.Date == s.Date,
            (b, s) => !b.Stands && b.Sitting.Date == s.Date,
            (b, _) => b.Stands,
        ];
        foreach (var isSame in same)
        {
            foreach (var sitting in fresh.ToList())
            {
                if (open.Find(b => isSame(b, sitting)) is { } known)
                {
                    next.Add(new NumberedSitting(known.Number, sitting, true));
                    open.Remove(known);
                    fresh.Remove(sitting);
                }
            }
        }

        next.AddRange(open.Select(b => b with { Stands = false }));
        next.AddRange(fresh.Select((s, i) => new NumberedSitting(before.Count + i + 1, s, true)));
        return [.. next.OrderBy(s => s.Sitting.Date).ThenBy(s => s.Sitting.From ?? LocalTime.MinValue).ThenBy(s => s.Number)];
    }
}
