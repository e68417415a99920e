using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>Makes one session of what was known and what a later letter says: what it states replaces, what it leaves out stays.</summary>
internal static class SessionCombiner
{
    public static Session Combine(Session known, Session said)
    {
        if (!said.Stands && said.Amendment is { Days: AmendedDays.Named } part && said.Days.Count > 0
            && said.Days.All(known.Days.Contains) && (said.Days.Count < known.Days.Count || part.Half != HalfOfDay.Whole || IsOneOfSeveral(known, said)))
        {
            return WithEvidence(SessionDays.Drop(known, said), said);
        }

        // A room is a room of its building, and an hour one of its zone: they do not go along to another place.
        var otherCity = IsOther(known.City, said.City);
        var there = !otherCity && !IsOther(known.Building, said.Building) ? known : known with
        {
            Building = null,
            Room = null,
            Zone = otherCity ? null : known.Zone,
            Sittings = [.. known.Sittings.Select(s => s with { Room = null })],
        };
        return Fill(there, said);
    }

    /// <summary>A state without what tells a letter's change: the catalogue holds states.</summary>
    public static Session Settled(Session session) => session with { Amendment = null };

    private static Session Fill(Session known, Session said)
    {
        var days = SessionDays.Of(known, said);
        var sittings = SessionSittings.Of(known, said, days);
        var rooms = sittings.Select(s => s.Room).Distinct(StringComparer.Ordinal).ToList();
        var keepsRoom = days.Any(known.Days.Contains) || days.Count == 0 || said.Amendment is { KeepsHours: true };
        var status = SessionStatuses.Next(known, said, days);
        return WithEvidence(
            known with
            {
                Ordinal = said.Ordinal ?? known.Ordinal,
                Of = said.Of ?? known.Of,
                Title = TitleOf(known, said),
                Theme = said.Theme ?? known.Theme,
                Start = days.Count > 0 ? days[0] : said.Start ?? known.Start,
                End = days.Count > 0 ? days[^1] : said.End ?? known.End,
                Days = days,
                City = said.City ?? known.City,
                Building = said.Building ?? known.Building,
                Sittings = sittings,
                Room = rooms is [{ } only] ? only
                    : rooms.Exists(r => r is not null) ? null
                    : said.Room ?? (keepsRoom ? known.Room : null),
                Zone = said.Zone ?? known.Zone,
                Convenor = said.Convenor ?? known.Convenor,
                Invited = said.Invited.Count > 0 ? said.Invited : known.Invited,
                Level = said.Level ?? known.Level,
                Mode = said.Mode != SessionMode.Unstated ? said.Mode : known.Mode,
                Status = status,
                Process = known.Process ?? said.Process,
                Inferred = status == SessionStatus.Moved && said.Status == SessionStatus.Scheduled && known.Status != SessionStatus.Moved
                    ? [.. known.Inferred.Append("status")]
                    : known.Inferred,
            },
            said);
    }

    private static Session WithEvidence(Session session, Session said) => session with
    {
        Evidence = [.. said.Evidence, .. session.Evidence],
        Inferred = [.. said.Inferred.Union(session.Inferred.Except(said.Evidence.Select(e => e.Field), StringComparer.Ordinal), StringComparer.Ordinal)],
    };

    /// <summary>The fuller of two names of which one has the other in it; else the later.</summary>
    private static string TitleOf(Session known, Session said) =>
        said.Amendment is { IsByDay: true } || (said.Ordinal is null && known.Ordinal is not null) || known.Title.Contains(said.Title, StringComparison.OrdinalIgnoreCase)
            ? known.Title
            : said.Title;

    private static bool IsOneOfSeveral(Session known, Session said) =>
        said.Sittings.Any(s => s.From is not null) && known.Sittings.Any(k => said.Sittings.All(s => s.Date != k.Date || s.From != k.From));

    private static bool IsOther(string? known, string? said) =>
        known is not null && said is not null && !string.Equals(known, said, StringComparison.OrdinalIgnoreCase);
}
