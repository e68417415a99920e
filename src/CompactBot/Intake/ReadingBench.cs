using System.Collections.Concurrent;
using System.Diagnostics;

namespace CompactBot.Intake;

/// <summary>
/// Where files are taken apart: a few at once, each on a thread of its own and for a limited time, so that whatever comes in, the threads
/// that answer questions stay free.
/// </summary>
public sealed class ReadingBench(IntakeOptions options) : IDisposable
{
    /// <summary>What a reader gets to notice that its time is over, before it is left behind.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(500);

    /// <summary>How many times its limit a reading may take by the clock while others have the processors.</summary>
    private const int Patience = 5;

    private readonly SemaphoreSlim _places = new(options.AtOnce);
    private readonly ConcurrentStack<BenchThread> _free = new();
    private volatile bool _closed;

    /// <summary>
    /// Does the work when a place is free. Time is that of the processor where the work stays on its thread: a busy machine makes no file
    /// hostile. What does not end at its limit is told so, and left behind if it does not heed that; it keeps its place until it has ended.
    /// </summary>
    /// <param name="work">Begins on a thread that it has for itself; its token is cancelled at the limit.</param>
    /// <param name="limit">How long it may take, on a machine that has nothing else to do; <see cref="Patience"/> times that by the clock.</param>
    /// <param name="late">The answer where it took longer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, T late, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var begun = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flow = ExecutionContext.Capture();
        var thread = _free.TryPop(out var free) ? free : new BenchThread();
        thread.Begin(() => Begin(begun, work, flow, deadline.Token), Free);
        var task = begun.Task.Unwrap();
        var over = task.ContinueWith(
            ended =>
            {
                // A fault of work that was left behind is seen here, so that it is not told as one that nobody saw.
                _ = ended.Exception;
                _places.Release();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            if (await EndsWithinAsync(task, limit, thread.Time, cancellation))
            {
                return await task;
            }

            await deadline.CancelAsync();
            return await task.WaitAsync(Notice, cancellation);
        }
        catch (TimeoutException)
        {
            return late;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return late;
        }
        finally
        {
            _ = over.ContinueWith(_ => deadline.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static void Begin<T>(TaskCompletionSource<Task<T>> begun, Func<CancellationToken, Task<T>> work, ExecutionContext? flow, CancellationToken late)
    {
        try
        {
            Task<T>? task = null;
            if (flow is null)
            {
                task = work(late);
            }
            else
            {
                ExecutionContext.Run(flow, _ => task = work(late), null);
            }

            begun.SetResult(task!);
        }
        catch (OperationCanceledException cancelled)
        {
            begun.SetCanceled(cancelled.CancellationToken);
        }
        catch (Exception fault)
        {
            // It is thrown where the work is awaited.
            begun.SetException(fault);
        }
    }

    private void Free(BenchThread thread)
    {
        _free.Push(thread);
        if (_closed)
        {
            Close();
        }
    }

    private void Close()
    {
        while (_free.TryPop(out var thread))
        {
            thread.Dispose();
        }
    }

    /// <summary>Whether it ended before it had used up its limit.</summary>
    private static async Task<bool> EndsWithinAsync(Task task, TimeSpan limit, ThreadTime time, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (var wait = limit; wait > TimeSpan.Zero; wait = Left(limit, Stopwatch.GetElapsedTime(began), time.Used()))
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var first = await Task.WhenAny(task, Task.Delay(wait, pause.Token));
            await pause.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            if (first == task)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a reading may still wait for, by the clock.</summary>
    /// <param name="limit">What it may take.</param>
    /// <param name="passed">What has passed by the clock.</param>
    /// <param name="used">What it has had of a processor; null where that is not known, or where it waits for others.</param>
    public static TimeSpan Left(TimeSpan limit, TimeSpan passed, TimeSpan? used)
    {
        var byClock = (limit * Patience) - passed;
        var byProcessor = limit - (used ?? passed);
        return byProcessor < byClock ? byProcessor : byClock;
    }

    public void Dispose()
    {
        _closed = true;
        Close();
        _places.Dispose();
    }
}
