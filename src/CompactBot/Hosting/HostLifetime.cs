namespace CompactBot.Hosting;

/// <summary>The times of a host's life as tasks.</summary>
public static class HostLifetime
{
    /// <summary>
    /// Ends once the service answers: what need not be done before that is done after it, so that a start is quick. Throws where the
    /// host is stopped first.
    /// </summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var mark = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
