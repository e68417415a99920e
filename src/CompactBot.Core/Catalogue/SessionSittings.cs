using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// The sittings of a session with a letter that changes it. A letter that names the same days without hours or rooms takes none away;
/// hours and rooms of a day that was given up do not go along to the new one unless the letter says so.
/// </summary>
internal static class SessionSittings
{
    public static IReadOnlyList<Sitting> Of(Session known, Session said, IReadOnlyList<LocalDate> days)
    {
        if (said.Sittings.Count == 0 && known.Sittings.Count == 0)
        {
            return [];
        }

        var sittings = new List<Sitting>();
        var replaced = known.Days.Except(days).ToList();
        var added = days.Except(known.Days).ToList();
        foreach (var day in days)
        {
            var before = known.Sittings.Where(s => s.Date == day).ToList();
            if (before.Count == 0 && said.Amendment is { KeepsHours: true } && added.IndexOf(day) is >= 0 and var at && replaced.Count > 0)
            {
                var old = replaced[Math.Min(at, replaced.Count - 1)];
                before = [.. known.Sittings.Where(s => s.Date == old).Select(s => s with { Date = day })];
            }

            sittings.AddRange(OfDay(day, before, said));
        }

        return sittings;
    }

    private static IEnumerable<Sitting> OfDay(LocalDate day, List<Sitting> before, Session said)
    {
        var stated = said.Sittings.Where(s => s.Date == day).ToList();
        if (said.Days.Count == 0 && said.Amendment is { Hours.Count: > 0 } undated)
        {
            stated = [.. undated.Hours.Select(h => new Sitting(day, h.From, h.To, null))];
        }

        var room = stated.Select(s => s.Room).Concat(said.Days.Count == 0 ? [said.Room] : []).FirstOrDefault(r => r is not null);
        var timed = stated.Where(s => s.From is not null || s.To is not null).ToList();
        if (timed.Count == 0)
        {
            var half = said.Amendment?.Half ?? HalfOfDay.Whole;
            return before.Count == 0 ? stated : before.Select(s => room is not null && IsIn(s, half) ? s with { Room = room } : s);
        }

        if (said.Amendment is { FormerHours: { Count: > 0 } former } && before.Exists(s => s.From is { } from && former.Contains(from)))
        {
            // "at 11 instead of 10": the other sittings of the day, and the end where the new beginning lies before it, stay.
            return before
                .Where(s => s.From is not { } from || !former.Contains(from))
                .Concat(timed.Select(t => t with
                {
                    To = t.To ?? before.Where(s => s.From is { } from && former.Contains(from) && s.To > t.From).Select(s => s.To).FirstOrDefault(),
                    Room = t.Room ?? room ?? RoomOf(before, t),
                }))
                .DistinctBy(s => (s.From, s.Room))
                .OrderBy(s => s.From);
        }

        return timed.Select(t => t.Room is not null || stated.Count < timed.Count ? t : t with { Room = room ?? RoomOf(before, t) });
    }

    /// <summary>The room of the sitting at that hour, else the only one of the day.</summary>
    private static string? RoomOf(List<Sitting> before, Sitting at) =>
        before.Find(s => s.From == at.From)?.Room
        ?? (before.Select(s => s.Room).Distinct(StringComparer.Ordinal).ToList() is [{ } only] ? only : null);

    private static bool IsIn(Sitting sitting, HalfOfDay half) => half switch
    {
        HalfOfDay.Morning => sitting.From is not { } from || from < LocalTime.Noon,
        HalfOfDay.Afternoon => sitting.From is not { } from || from >= LocalTime.Noon,
        _ => true,
    };
}
