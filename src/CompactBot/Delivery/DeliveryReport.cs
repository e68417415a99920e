using NodaTime;

namespace CompactBot.Delivery;

/// <summary>
/// What became of one announcement. It adds up: <see cref="Intended"/> = sent + failed + uncertain + excluded + withdrawn, and, while it
/// is under way, + pending + sending. Every conversation is a line.
/// </summary>
public sealed record DeliveryReport(string AnnouncementId, IReadOnlyList<DeliveryLine> Lines)
{
    public int Intended => Lines.Count;

    public int Sent => Count(DeliveryState.Sent);

    public int Failed => Count(DeliveryState.Failed);

    /// <summary>Neither known to be posted nor known not to be.</summary>
    public int Uncertain => Count(DeliveryState.Uncertain);

    /// <summary>Followed, but could not or need not be reached: the reason stands in the line.</summary>
    public int Excluded => Count(DeliveryState.Excluded);

    public int Pending => Count(DeliveryState.Pending);

    public int Sending => Count(DeliveryState.Sending);

    public int Withdrawn => Count(DeliveryState.Withdrawn);

    /// <summary>Sent twice, perhaps: the platform cannot tell. Counted among the sent or the uncertain too.</summary>
    public int MayBeRepeated => Lines.Count(l => l.MayBeRepeated);

    /// <summary>Whether nothing more will be done by itself.</summary>
    public bool IsSettled => Lines.All(l => l.IsSettled);

    private int Count(DeliveryState state) => Lines.Count(l => l.State == state);
}

/// <summary>One conversation in a report.</summary>
/// <param name="DeliveryId">The delivery's id, as it goes to the platform.</param>
/// <param name="ConversationId">The conversation's id.</param>
/// <param name="Name">Its name, where the platform told it.</param>
/// <param name="Platform">"teams" or "slack".</param>
/// <param name="Workspace">Its tenant or team.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsSettled">Whether nothing more will be done with it by itself.</param>
/// <param name="Reason">Why it is not sent, or was tried again; null where there is nothing to say.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="MayBeRepeated">Whether it was sent again with no way to tell if the first arrived.</param>
/// <param name="PlatformMessageId">The platform's id of the post.</param>
/// <param name="At">When it last changed.</param>
public sealed record DeliveryLine(
    string DeliveryId,
    string ConversationId,
    string? Name,
    string Platform,
    string Workspace,
    DeliveryState State,
    bool IsSettled,
    string? Reason,
    int Attempts,
    bool MayBeRepeated,
    string? PlatformMessageId,
    Instant At);

public enum DeliveryState
{
    Pending,
    Sending,
    Sent,
    Failed,
    Uncertain,
    Withdrawn,
    Excluded,
}
