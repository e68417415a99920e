using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>Whether letters in two languages, whose words cannot be compared, announce one sitting: by its days, hours, number and room.</summary>
internal static class SameSitting
{
    public static bool Is(Session a, Session b)
    {
        if (a.Start is null || !a.Days.SequenceEqual(b.Days) || !MayBe(a.Kind, b.Kind) || IsOther(a.City, b.City) || IsOther(a.Building, b.Building)
            || (a.Ordinal is not null && b.Ordinal is not null && a.Ordinal != b.Ordinal) || IsOtherRoom(a.Room, b.Room))
        {
            return false;
        }

        var (hours, others) = (Hours(a), Hours(b));
        var bothHaveHours = hours.Count > 0 && others.Count > 0;
        if (bothHaveHours && !hours.Overlaps(others))
        {
            return false;
        }

        return a.Ordinal is not null && a.Ordinal == b.Ordinal
            ? bothHaveHours || a.Days.Count > 1 || (a.City is not null && a.City == b.City)
            : bothHaveHours && a.Room is not null && KnownPlace.Is(a.Room) && a.Room == b.Room;
    }

    /// <summary>Two places, and not one place under two names: both are known to the gazetteer.</summary>
    public static bool IsOther(string? known, string? said) =>
        known is not null && said is not null && !string.Equals(known, said, StringComparison.OrdinalIgnoreCase) && KnownPlace.Is(known) && KnownPlace.Is(said);

    /// <summary>Rooms that are known, or have other numbers.</summary>
    public static bool IsOtherRoom(string? known, string? said) =>
        IsOther(known, said) || (known is not null && said is not null && Number(known) is { Length: > 0 } a && Number(said) is { Length: > 0 } b && a != b);

    private static string Number(string room) => string.Concat(room.Where(char.IsAsciiDigit));

    private static HashSet<(NodaTime.LocalDate, NodaTime.LocalTime)> Hours(Session session) =>
        [.. session.Sittings.Where(s => s.From is not null).Select(s => (s.Date, s.From!.Value))];

    private static bool MayBe(SessionKind a, SessionKind b) => a == b || a == SessionKind.Event || b == SessionKind.Event;
}
