namespace CompactBot.Delivery;

/// <summary>
/// Tells the lanes of this process that something may be due, so that it goes out at once. Only a hint: the ledger is looked at anyway,
/// so that what another process approved, or what a stop interrupted, is found too.
/// </summary>
public sealed class DeliveryWake
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Ends when the next <see cref="Signal"/> comes. Take it before looking, so that no signal falls between.</summary>
    public Task Next => _next.Task;

    public void Signal() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
