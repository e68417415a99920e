using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;

namespace CompactBot.Core.Announcements;

/// <summary>One thing that an announcement is about: what conversations follow is compared with it.</summary>
/// <param name="Session">The session's id; empty where the letters convene nothing.</param>
/// <param name="Kind">Its kind; null where there is no session.</param>
/// <param name="Place">Its city; null where no letter gives one.</param>
/// <param name="Process">The key of its process; null where none is named.</param>
public sealed record AnnouncementTopic(string Session, SessionKind? Kind, string? Place, string? Process)
{
    /// <summary>A topic for each session that the letters of a file speak of; one without a session where they speak of none.</summary>
    public static IReadOnlyList<AnnouncementTopic> Of(IReadOnlyList<LetterReading> lettersOfFile, CatalogueSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(lettersOfFile);
        ArgumentNullException.ThrowIfNull(after);
        if (lettersOfFile.Count == 0)
        {
            return [];
        }

        var ids = lettersOfFile.Select(l => l.Letter.Id).ToHashSet(StringComparer.Ordinal);
        var process = AnnouncementComposer.MainLetterOf(lettersOfFile).Process?.Key;
        var sessions = after.Sessions
            .Where(s => s.Evidence.Any(e => ids.Contains(e.Letter)))
            .Select(s => new AnnouncementTopic(s.Id, s.Kind, s.City, s.Process ?? process))
            .ToList();
        return sessions.Count > 0 ? sessions : [new AnnouncementTopic("", null, null, process)];
    }
}
