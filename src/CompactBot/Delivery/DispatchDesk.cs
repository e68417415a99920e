using System.Collections.Concurrent;
using CompactBot.Core.Announcements;
using CompactBot.Core.Messages;
using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>
/// Finds what a delivery has to do: which text it posts, or which post it changes. The text of an announcement is read once for its many
/// deliveries, and again once it was corrected.
/// </summary>
public sealed class DispatchDesk(DispatchStore dispatches, HeldStore held)
{
    private const int Kept = 64;

    /// <summary>The revision of what is never corrected itself, as a change of copies.</summary>
    private const long Unchanged = 1;

    private readonly ConcurrentDictionary<string, Dispatch> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Id, long Revision), Lazy<Task<Dispatch>>> _reading = new();

    public async Task<DispatchWork> WorkOfAsync(DueDelivery due)
    {
        var dispatch = await FindAsync(due.AnnouncementId, due.Revision);
        if (dispatch.ChangesCopies)
        {
            return await ChangeAsync(dispatch, due);
        }

        var message = dispatch.Kind == DispatchKind.Digest ? await DigestAsync(due.Id, due.Conversation.Language, isPosted: false) : dispatch.Message;
        return message is null
            ? new DispatchWork(dispatch, Nothing: "withdrawn")
            : new DispatchWork(dispatch, new Outgoing(due.Id, due.Conversation, message.In(due.Conversation.Language)));
    }

    private async ValueTask<Dispatch> FindAsync(string id, long? revision = null)
    {
        if (_known.TryGetValue(id, out var known) && known.Revision == revision)
        {
            return known;
        }

        if (revision is not { } wanted)
        {
            return await ReadAsync(id);
        }

        // An announcement begins with hundreds of sends at once: one reads for all.
        var key = (id, wanted);
        var reading = _reading.GetOrAdd(key, _ => new Lazy<Task<Dispatch>>(() => ReadAsync(id)));
        try
        {
            return await reading.Value;
        }
        finally
        {
            _reading.TryRemove(KeyValuePair.Create(key, reading));
        }
    }

    private async Task<Dispatch> ReadAsync(string id)
    {
        var found = await dispatches.FindAsync(id)
            ?? throw new InvalidOperationException($"The ledger names announcement {id}, and the store has none.");
        if (found is { Kind: DispatchKind.Letter, Revision: > Unchanged } && (await dispatches.OfAsync(id)).LastOrDefault(d => d.ChangesCopies) is { Kind: DispatchKind.Supersession } superseded)
        {
            // Posted late, it says at once what the copies say.
            found = found with { Message = superseded.Message };
        }

        if (_known.Count >= Kept)
        {
            _known.Clear();
        }

        return _known[id] = found;
    }

    private async Task<DispatchWork> ChangeAsync(Dispatch dispatch, DueDelivery due)
    {
        var copy = await dispatches.CopyAsync(dispatch.OfId!, due.ConversationId);
        switch (copy)
        {
            case { State: "sent", Post: { Length: > 0 } post }:
                // A copy that was posted late may say already what a later change says: an earlier one never takes that back.
                var last = copy.LastChange is { } change && change != dispatch.Id ? await FindAsync(change, Unchanged) : dispatch;

                // A copy that stands in one post with others is never deleted with them: the post is written anew.
                var message = copy.Digest is { } digest ? await DigestAsync(digest, due.Conversation.Language, isPosted: true) : last.Message;
                return new DispatchWork(
                    dispatch,
                    Change: new CopyChange(copy.Delivery, post, due.Conversation, (message ?? last.Message).In(due.Conversation.Language), last.Kind == DispatchKind.Withdrawal && copy.Digest is null));
            case { State: "sent" }:
                return new DispatchWork(dispatch, Nothing: "the platform gave no id of the post", IsFailure: true);
            case { State: "uncertain" }:
                return new DispatchWork(dispatch, Nothing: "it is not known whether it was posted", IsFailure: true);
            default:
                return new DispatchWork(dispatch, Nothing: "it was not posted there");
        }
    }

    private async Task<Message?> DigestAsync(string delivery, string? language, bool isPosted)
    {
        var messages = new List<Message>();
        foreach (var id in await held.CarriedAsync(delivery))
        {
            var change = isPosted ? (await dispatches.OfAsync(id)).LastOrDefault(d => d.ChangesCopies) : null;
            messages.Add((change ?? await FindAsync(id)).Message);
        }

        return messages.Count == 0 ? null : DigestComposer.Compose(messages, language);
    }
}

/// <summary>What a delivery has to do: one of a post, a change, or nothing any more.</summary>
/// <param name="Dispatch">What it belongs to.</param>
/// <param name="Post">What it posts.</param>
/// <param name="Change">What it changes.</param>
/// <param name="Nothing">Why there is nothing to do.</param>
/// <param name="IsFailure">Whether something should have been done and cannot be.</param>
public sealed record DispatchWork(Dispatch Dispatch, Outgoing? Post = null, CopyChange? Change = null, string? Nothing = null, bool IsFailure = false);
