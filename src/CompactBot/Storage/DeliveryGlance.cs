namespace CompactBot.Storage;

/// <summary>Sees whether there is anything to do at all: most of the time there is not, and looking must cost nothing then.</summary>
public sealed class DeliveryGlance(Database database) : IAsyncDisposable
{
    private readonly Glance _open = new(database, "SELECT 1 FROM delivery WHERE not_before IS NOT NULL LIMIT 1");

    private readonly Glance _planned = new(
        database,
        """
        SELECT 1 WHERE EXISTS (SELECT 1 FROM delivery WHERE held_until IS NOT NULL)
            OR EXISTS (SELECT 1 FROM announcement WHERE state = 'scheduled') OR EXISTS (SELECT 1 FROM reminder_wish)
        """);

    /// <summary>Whether anything in the ledger is open: the first entry of an index that is empty while nothing is under way. For one caller at a time.</summary>
    public Task<bool> SeesOpenAsync(CancellationToken cancellation = default) => _open.SeesAsync(cancellation);

    /// <summary>Whether anything waits for a time: an announcement, what is held for a conversation's hours, or a reminder that somebody wants. For one caller at a time.</summary>
    public Task<bool> SeesPlannedAsync(CancellationToken cancellation = default) => _planned.SeesAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _open.DisposeAsync();
        await _planned.DisposeAsync();
    }
}
