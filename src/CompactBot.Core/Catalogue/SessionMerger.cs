using CompactBot.Core.Reading;
using NodaTime;

namespace CompactBot.Core.Catalogue;

/// <summary>
/// Makes one session of what several letters say of it. Letters come by date; a field that a later letter states replaces the
/// earlier one, a field that it leaves out stays as it was.
/// </summary>
internal static class SessionMerger
{
    /// <summary>Beyond this a same kind and ordinal is another series: a process seldom pauses for a year between announcement and session.</summary>
    private static readonly Period SameSeries = Period.FromDays(200);

    public static IReadOnlyList<Session> Merge(IReadOnlyList<LetterReading> lettersByDate)
    {
        var merged = new List<Session>();
        foreach (var letter in lettersByDate)
        {
            // What one letter tells apart is apart: its sessions are matched only with those of other letters, each at most once.
            var open = Enumerable.Range(0, merged.Count).ToList();
            foreach (var session in letter.Sessions)
            {
                var known = open.Where(i => IsSame(merged[i], session)).OrderByDescending(i => Likeness(merged[i], session)).FirstOrDefault(-1);
                if (known >= 0)
                {
                    merged[known] = Combine(merged[known], session);
                    open.Remove(known);
                }
                else
                {
                    merged.Add(session with { Id = FreeId(merged, session) });
                }
            }
        }

        return [.. merged
            .OrderBy(s => s.Start ?? LocalDate.MaxIsoValue)
            .ThenBy(s => s.Sittings.Select(x => x.From).FirstOrDefault(from => from is not null) ?? LocalTime.MaxValue)
            .ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    private static bool IsSame(Session a, Session b)
    {
        if (a.Kind != b.Kind || (a.Process is not null && b.Process is not null && a.Process != b.Process))
        {
            return false;
        }

        // "The fourth meeting" of one body is not that of another.
        if (a.Kind == SessionKind.Event && !string.Equals(a.Title, b.Title, StringComparison.OrdinalIgnoreCase) && a.Start != b.Start)
        {
            return false;
        }

        if (a.Ordinal is not null && b.Ordinal is not null)
        {
            return a.Ordinal == b.Ordinal && (a.Start is not { } x || b.Start is not { } y || IsNear(x, y));
        }

        // Without ordinals on both sides only the day tells, and one that a letter moves is told by its title.
        return a.Start == b.Start && a.Start is not null
            ? a.Sittings.Count == 0 || b.Sittings.Count == 0 || SameHours(a, b)
            : b.Status is SessionStatus.Moved or SessionStatus.Postponed
                && string.Equals(a.Title, b.Title, StringComparison.OrdinalIgnoreCase)
                && a.Start is { } from && (b.Start is not { } to || IsNear(from, to));
    }

    /// <summary>Which of several that could be meant is meant: the one of that name, else of that day.</summary>
    private static int Likeness(Session a, Session b) =>
        (string.Equals(a.Title, b.Title, StringComparison.OrdinalIgnoreCase) ? 2 : 0) + (a.Start == b.Start ? 1 : 0);

    private static bool SameHours(Session a, Session b) =>
        a.Sittings.Any(x => b.Sittings.Any(y => x.Date == y.Date && (x.From is null || y.From is null || x.From == y.From)));

    private static bool IsNear(LocalDate x, LocalDate y) => x.Plus(SameSeries) >= y && y.Plus(SameSeries) >= x;

    private static Session Combine(Session before, Session later)
    {
        // A room is a room of its building, and an hour one of its zone: they do not go along to another place.
        var otherCity = IsOther(before.City, later.City);
        var earlier = !otherCity && !IsOther(before.Building, later.Building) ? before : before with
        {
            Building = null,
            Room = null,
            Zone = otherCity ? null : before.Zone,
            Sittings = [.. before.Sittings.Select(s => s with { Room = null })],
        };
        return Fill(earlier, later);
    }

    private static bool IsOther(string? before, string? later) =>
        before is not null && later is not null && !string.Equals(before, later, StringComparison.OrdinalIgnoreCase);

    private static Session Fill(Session earlier, Session later) => earlier with
    {
        Ordinal = later.Ordinal ?? earlier.Ordinal,
        Of = later.Of ?? earlier.Of,
        Title = later.Ordinal is null && earlier.Ordinal is not null ? earlier.Title : later.Title,
        Theme = later.Theme ?? earlier.Theme,
        Start = later.Start ?? earlier.Start,
        End = later.Start is null ? earlier.End : later.End,
        Days = later.Days.Count > 0 ? later.Days : earlier.Days,
        City = later.City ?? earlier.City,
        Building = later.Building ?? earlier.Building,
        Sittings = SittingsOf(earlier, later),
        Room = later.Room ?? (SittingsOf(earlier, later).Select(s => s.Room).Distinct().Count() > 1 ? null : earlier.Room),
        Zone = later.Zone ?? earlier.Zone,
        Convenor = later.Convenor ?? earlier.Convenor,
        Invited = later.Invited.Count > 0 ? later.Invited : earlier.Invited,
        Level = later.Level ?? earlier.Level,
        Mode = later.Mode != SessionMode.Unstated ? later.Mode : earlier.Mode,
        Status = later.Status,
        Process = later.Process ?? earlier.Process,
        Evidence = [.. later.Evidence, .. earlier.Evidence],
        Inferred = [.. later.Inferred.Union(earlier.Inferred.Except(later.Evidence.Select(e => e.Field), StringComparer.Ordinal), StringComparer.Ordinal)],
    };

    /// <summary>A later letter that names the same days without hours or rooms does not take the hours away.</summary>
    private static IReadOnlyList<Sitting> SittingsOf(Session earlier, Session later)
    {
        var sameDays = later.Days.Count == 0 || later.Days.SequenceEqual(earlier.Days);
        if (later.Sittings.Count == 0)
        {
            return sameDays ? earlier.Sittings : [];
        }

        if (!sameDays || later.Sittings.Any(s => s.From is not null))
        {
            return sameDays
                ? [.. later.Sittings.Select(s => s.Room is not null ? s : s with { Room = earlier.Sittings.FirstOrDefault(e => e.Date == s.Date && e.From == s.From)?.Room })]
                : later.Sittings;
        }

        return earlier.Sittings.Count == 0
            ? later.Sittings
            : [.. earlier.Sittings.Select(s => s with { Room = later.Sittings.FirstOrDefault(l => l.Date == s.Date)?.Room ?? s.Room })];
    }

    /// <summary>Two processes can both have a first round: the later one is told apart by its process, then by a number.</summary>
    private static string FreeId(List<Session> taken, Session session)
    {
        bool IsFree(string id) => taken.TrueForAll(s => s.Id != id);
        if (IsFree(session.Id))
        {
            return session.Id;
        }

        var named = session.Process is null ? session.Id : $"{session.Id}-{session.Process.Replace(' ', '-')}";
        return IsFree(named) ? named : Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{named}-{n}").First(IsFree);
    }
}
