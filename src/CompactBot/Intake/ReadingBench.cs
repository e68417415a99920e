namespace CompactBot.Intake;

/// <summary>
/// Where files are taken apart: a few at once, each on a thread of its own and for a limited time, so that whatever comes in, the threads
/// that answer questions stay free.
/// </summary>
public sealed class ReadingBench(IntakeOptions options) : IDisposable
{
    /// <summary>What a reader gets to notice that its time is over, before it is left behind.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _places = new(options.AtOnce);

    /// <summary>Does the work when a place is free. What does not end in time is left behind, and keeps its place until it has ended.</summary>
    /// <param name="work">Begins on a thread of its own; its token is cancelled at the limit.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="late">The answer where it took longer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, T late, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        var task = Task.Factory
            .StartNew(() => work(deadline.Token), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default)
            .Unwrap();
        _ = task.ContinueWith(
            ended =>
            {
                // A fault of work that was left behind is seen here, so that it is not told as one that nobody saw.
                _ = ended.Exception;
                deadline.Dispose();
                _places.Release();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            return await task.WaitAsync(limit + Notice, cancellation);
        }
        catch (TimeoutException)
        {
            return late;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return late;
        }
    }

    public void Dispose() => _places.Dispose();
}
