using System.Data.Common;
using System.Text.Json;
using CompactBot.Core.Announcements;
using CompactBot.Core.Catalogue;
using CompactBot.Core.Reading;
using Dapper;

namespace CompactBot.Storage;

/// <summary>What announcements are about, as conversations follow it.</summary>
public sealed class AnnouncementTopics
{
    /// <summary>Writes it down anew, from the letters as they hold.</summary>
    public async Task WriteAsync(string announcement, IReadOnlyList<LetterReading> lettersOfFile, CatalogueSnapshot after, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await transaction.Connection!.ExecuteAsync("DELETE FROM announcement_topic WHERE announcement_id = @announcement", new { announcement }, transaction);
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO announcement_topic (announcement_id, session_id, kind, place, process) VALUES (@announcement, @Session, @kind, @Place, @Process)",
            AnnouncementTopic.Of(lettersOfFile, after).Select(t => new { announcement, t.Session, kind = t.Kind is { } kind ? NameOf(kind) : null, t.Place, t.Process }),
            transaction);
    }

    /// <summary>"negotiation-round".</summary>
    public static string NameOf(SessionKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
