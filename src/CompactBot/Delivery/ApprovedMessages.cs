using System.Collections.Concurrent;
using CompactBot.Core.Messages;
using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>The messages of approved announcements: they no longer change, so each is read once for its many deliveries.</summary>
internal sealed class ApprovedMessages(AnnouncementStore announcements)
{
    private const int Kept = 64;

    private readonly ConcurrentDictionary<string, Message> _byAnnouncement = new(StringComparer.Ordinal);

    public async ValueTask<Message> FindAsync(string announcementId)
    {
        if (_byAnnouncement.TryGetValue(announcementId, out var known))
        {
            return known;
        }

        var stored = await announcements.FindAsync(announcementId)
            ?? throw new InvalidOperationException($"The ledger names announcement {announcementId}, and the store has none.");
        if (_byAnnouncement.Count >= Kept)
        {
            _byAnnouncement.Clear();
        }

        return _byAnnouncement[announcementId] = stored.Announcement.Message;
    }
}
