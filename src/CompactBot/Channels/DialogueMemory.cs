using CompactBot.Core.Answers;
using NodaTime;

namespace CompactBot.Channels;

/// <summary>
/// The dialogues that go on now, each under the key of its conversation or thread. A dialogue that rested for an hour is forgotten,
/// and so is the oldest when there are too many: a follow-up then asks for its subject again.
/// </summary>
public sealed class DialogueMemory(IClock clock)
{
    private const int Limit = 20_000;
    private static readonly Duration Rest = Duration.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byAge = new();

    /// <summary>Takes one turn: hands over the dialogue so far, keeps what comes out of it. Turns of one key must not overlap.</summary>
    public Answer Take(string key, Func<Dialogue, Turn> turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var now = clock.GetCurrentInstant();
        var (answer, next) = turn(Recall(key, now));
        lock (_gate)
        {
            if (_byKey.Remove(key, out var known))
            {
                _byAge.Remove(known);
            }

            _byKey[key] = _byAge.AddLast(new Entry(key, next, now));
            while (_byAge.First is { } oldest && (_byKey.Count > Limit || now - oldest.Value.At > Rest))
            {
                _byKey.Remove(oldest.Value.Key);
                _byAge.RemoveFirst();
            }
        }

        return answer;
    }

    private Dialogue Recall(string key, Instant now)
    {
        lock (_gate)
        {
            return _byKey.TryGetValue(key, out var known) && now - known.Value.At <= Rest ? known.Value.Dialogue : Dialogue.Empty;
        }
    }

    private sealed record Entry(string Key, Dialogue Dialogue, Instant At);
}
