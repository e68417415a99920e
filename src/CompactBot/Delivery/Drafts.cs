using System.Data.Common;
using CompactBot.Core.Announcements;
using CompactBot.Core.Catalogue;
using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>Keeps drafts in step with what is known, until they are approved: what was sent is never touched.</summary>
public sealed class Drafts(AnnouncementStore announcements, AnnouncementTopics topics, AnnouncementComposer composer)
{
    /// <summary>
    /// Composes the drafts anew from the letters as the transaction has them: each from its own letters and those that had come before.
    /// A text that a person edited stays, and staff are told that the facts changed.
    /// </summary>
    /// <param name="readings">All letters as they hold now.</param>
    /// <param name="fromFile">The first file of which anything changed: drafts of earlier ones rest on nothing of it.</param>
    /// <param name="transaction">The transaction that changes them.</param>
    public async Task FollowAsync(IReadOnlyList<StoredReading> readings, long fromFile, DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(readings);
        foreach (var (draft, fileId) in await announcements.DraftsAsync(transaction))
        {
            var ofFile = readings.Where(r => r.FileId == fileId).Select(r => r.Reading).ToList();
            if (fileId < fromFile || ofFile.Count == 0)
            {
                continue;
            }

            var before = CatalogueSnapshot.Of(readings.Where(r => r.FileId < fileId).Select(r => r.Reading));
            var after = CatalogueSnapshot.Of(readings.Where(r => r.FileId <= fileId).Select(r => r.Reading));
            await announcements.FollowAsync(draft.Id, composer.Compose(ofFile, before, after), transaction);
            await topics.WriteAsync(draft.Id, ofFile, after, transaction);
        }
    }
}
