using CompactBot.Core.Reading;

namespace CompactBot.Core.Catalogue;

/// <summary>What a letter in another language says of a session: its facts, without words that only say in its language what is known already.</summary>
internal static class SessionTranslation
{
    /// <param name="known">The session as earlier letters have it.</param>
    /// <param name="said">As the letter in another language has it.</param>
    public static Session Of(Session known, Session said) => said with
    {
        Title = known.Title,
        Theme = known.Theme ?? said.Theme,
        Convenor = known.Convenor ?? said.Convenor,
        Level = known.Level ?? said.Level,
        City = SameSitting.IsOther(known.City, said.City) ? said.City : known.City ?? said.City,
        Building = SameSitting.IsOther(known.Building, said.Building) ? said.Building : known.Building ?? said.Building,
        Room = Room(known.Room, said.Room),
        Sittings = [.. said.Sittings.Select(s => s with { Room = Room(known.Sittings.FirstOrDefault(k => k.Date == s.Date && k.Room is not null)?.Room ?? known.Room, s.Room) })],
    };

    /// <summary>The room that is known, where the letter's may be the same under its name in another language.</summary>
    private static string? Room(string? known, string? said) => said is null || known is null || SameSitting.IsOtherRoom(known, said) ? said : known;
}
