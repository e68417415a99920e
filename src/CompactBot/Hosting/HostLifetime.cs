namespace CompactBot.Hosting;

/// <summary>The times of a host's life as tasks.</summary>
public static class HostLifetime
{
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Ends once the service answers: what need not be done before that is done after it, so that a start is quick. Throws where the
    /// host is stopped first.
    /// </summary>
    /// <param name="lifetime">Of the host.</param>
    /// <param name="stopping">The stop.</param>
    /// <param name="isLast">Whether it waits a little longer still, so that requests and the lanes come first.</param>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping, bool isLast = false)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var mark = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
        await (isLast ? Task.Delay(Last, stopping) : Task.CompletedTask);
    }
}
