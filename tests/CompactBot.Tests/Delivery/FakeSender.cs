using System.Collections.Concurrent;
using CompactBot.Delivery;
using NodaTime;

namespace CompactBot.Tests.Delivery;

/// <summary>A platform in memory: it keeps what was posted, and fails as it is told.</summary>
internal sealed class FakeSender(string platform, bool canLookUp = true) : ISender, ICopyEditor
{
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);

    public string Platform => platform;

    public bool CanLookUp => canLookUp;

    /// <summary>Everything that reached the platform, in order.</summary>
    public ConcurrentQueue<Outgoing> Posts { get; } = new();

    /// <summary>Every change to a post that it took, in order.</summary>
    public ConcurrentQueue<CopyChange> Changes { get; } = new();

    /// <summary>What it answers to the n-th try of a change, from 1. Null: it takes it.</summary>
    public Func<CopyChange, int, SendResult?> ChangeAnswer { get; set; } = (_, _) => null;

    public ConcurrentQueue<string> LookUps { get; } = new();

    /// <summary>What it answers to the n-th try of a delivery, from 1. Null: it takes it.</summary>
    public Func<Outgoing, int, SendResult?> Answer { get; set; } = (_, _) => null;

    /// <summary>Whether a delivery that gets an uncertain answer was posted nevertheless.</summary>
    public Func<Outgoing, bool> PostsTheUncertain { get; set; } = _ => false;

    /// <summary>Held before it answers; ended by the timeout where it is longer.</summary>
    public Func<Outgoing, Task> Hold { get; set; } = _ => Task.CompletedTask;

    public bool LooksUp { get; set; } = true;

    public int Attempts(string deliveryId) => _attempts.GetValueOrDefault(deliveryId);

    public async Task<SendResult> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        var attempt = _attempts.AddOrUpdate(outgoing.DeliveryId, 1, (_, n) => n + 1);
        await Hold(outgoing).WaitAsync(cancellation);
        var answer = Answer(outgoing, attempt);
        if (answer is null || answer.Outcome == SendOutcome.Sent || (answer.Outcome == SendOutcome.Uncertain && PostsTheUncertain(outgoing)))
        {
            Posts.Enqueue(outgoing);
        }

        return answer ?? new SendResult(SendOutcome.Sent, IdOf(outgoing.DeliveryId));
    }

    public Task<SendResult> ChangeAsync(CopyChange change, CancellationToken cancellation)
    {
        var attempt = _attempts.AddOrUpdate($"change of {change.DeliveryId}", 1, (_, n) => n + 1);
        var answer = ChangeAnswer(change, attempt) ?? new SendResult(SendOutcome.Sent, change.Post);
        if (answer.Outcome == SendOutcome.Sent)
        {
            Changes.Enqueue(change);
        }

        return Task.FromResult(answer);
    }

    public Task<LookUpResult> LookUpAsync(Outgoing outgoing, Instant since, CancellationToken cancellation)
    {
        LookUps.Enqueue(outgoing.DeliveryId);
        var isThere = Posts.Any(p => p.DeliveryId == outgoing.DeliveryId);
        return Task.FromResult(new LookUpResult(LooksUp, LooksUp && isThere ? IdOf(outgoing.DeliveryId) : null));
    }

    public static string IdOf(string deliveryId) => $"post-{deliveryId}";
}
