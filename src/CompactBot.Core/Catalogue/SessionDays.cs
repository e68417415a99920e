using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>The days of a session with a letter that changes some or all of them.</summary>
internal static class SessionDays
{
    public static IReadOnlyList<LocalDate> Of(Session known, Session said)
    {
        if (said.Days.Count == 0 || (!said.Stands && said.Days.All(known.Days.Contains)))
        {
            // What is put off or cancelled keeps the days that it was announced for; its status says that they no longer hold.
            return known.Days;
        }

        var former = said.Amendment?.FormerDays ?? [];
        return said.Amendment?.Days switch
        {
            AmendedDays.Added => [.. known.Days.Union(said.Days).Order()],
            AmendedDays.Until when known.Days.Count > 0 => Until(known.Days, said.Days[^1]),
            AmendedDays.From when known.Days.Count > 0 => [.. known.Days.Where(d => d > said.Days[0]).Append(said.Days[0]).Order()],
            AmendedDays.Named when IsSome(former, known.Days) => [.. known.Days.Except(former).Union(said.Days).Order()],
            AmendedDays.Named when former.Count == 0 && IsSome(said.Days, known.Days) => known.Days,
            _ when former.Count == 0 && IsSome(said.Days, known.Days) && (said.Status == SessionStatus.Moved || said.Days.Count == 1) => known.Days, // A room or an hour of one day.
            _ => said.Days,
        };
    }

    /// <summary>Without what the letter takes away: days, a half of one, or one sitting of it. Without any day left it is cancelled.</summary>
    public static Session Drop(Session known, Session said)
    {
        var hours = said.Sittings.Where(s => s.From is not null).ToList();
        var half = said.Amendment?.Half ?? HalfOfDay.Whole;
        bool Falls(Sitting sitting) => said.Days.Contains(sitting.Date) && (half, hours.Count) switch
        {
            (HalfOfDay.Morning, _) => sitting.From is not { } from || from < LocalTime.Noon,
            (HalfOfDay.Afternoon, _) => sitting.From is not { } from || from >= LocalTime.Noon,
            (_, > 0) => hours.Exists(h => h.Date == sitting.Date && h.From == sitting.From),
            _ => true,
        };
        var kept = known.Sittings.Where(s => !Falls(s)).ToList();
        var days = known.Days.Where(d => !said.Days.Contains(d) || kept.Exists(s => s.Date == d)).ToList();
        return days.Count == 0
            ? known with { Status = said.Status }
            : known with { Days = days, Start = days[0], End = days[^1], Sittings = kept };
    }

    private static IReadOnlyList<LocalDate> Until(IReadOnlyList<LocalDate> days, LocalDate last)
    {
        var more = last > days[^1] && Period.DaysBetween(days[^1], last) is < 45 and var count
            ? Enumerable.Range(1, count).Select(days[^1].PlusDays).Where(d => d == last || d.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
            : [];
        return [.. days.Where(d => d < last).Append(last).Union(more).Order()];
    }

    private static bool IsSome(IReadOnlyList<LocalDate> part, IReadOnlyList<LocalDate> all) =>
        part.Count > 0 && part.Count < all.Count && part.All(all.Contains);
}
