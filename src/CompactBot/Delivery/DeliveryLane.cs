using System.Data.Common;
using CompactBot.Storage;
using NodaTime;
using Quartz;

namespace CompactBot.Delivery;

/// <summary>
/// One lane: it owns a share of the workspaces, and sends what is due in them until nothing more is due soon. Quartz sees to it that a
/// lane runs once at a time, and again after a crash.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class DeliveryLane(
    DeliveryLedger ledger,
    Courier courier,
    SendPace pace,
    PlatformLimits limits,
    DeliveryWake wake,
    DeliveryOptions options,
    RunningLanes running,
    IHostApplicationLifetime lifetime,
    IClock clock,
    ILogger<DeliveryLane> log) : IJob
{
    /// <summary>Which lane it is, from 0; set from the job's data.</summary>
    public int Lane { get; set; }

    /// <summary>The lane that a workspace is in: the same in every process and after every restart.</summary>
    public static int LaneOf(WorkspaceKey workspace, int lanes)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var letter in $"{workspace.Platform} {workspace.Workspace}")
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)(hash % (uint)lanes);
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var abort = new CancellationTokenSource();
        await using var limit = stopping.Token.Register(() => abort.CancelAfter(TimeSpan.FromSeconds(options.StopSeconds)));
        using var mark = running.Mark(Lane);
        var runs = new Dictionary<WorkspaceKey, Task>();
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var signal = wake.Next;
                await BeginDueAsync(runs, context.FireInstanceId, stopping.Token, abort.Token);
                if (runs.Count == 0)
                {
                    break;
                }

                await Task.WhenAny([.. runs.Values, signal, Task.Delay(TimeSpan.FromSeconds(options.LookSeconds), stopping.Token)]);
                Reap(runs);
            }
        }
        finally
        {
            await Task.WhenAll(runs.Values);
        }
    }

    private async Task BeginDueAsync(Dictionary<WorkspaceKey, Task> runs, string run, CancellationToken stopping, CancellationToken abort)
    {
        var now = clock.GetCurrentInstant();
        foreach (var open in await ledger.OpenAsync(CancellationToken.None))
        {
            if (open.Due <= now && LaneOf(open.Key, options.Lanes) == Lane && !runs.ContainsKey(open.Key))
            {
                runs[open.Key] = RunAsync(open.Key, run, stopping, abort);
            }
        }
    }

    private async Task RunAsync(WorkspaceKey workspace, string run, CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            await new WorkspaceRun(workspace, run, limits.For(workspace.Platform).AtOnce, ledger, courier, pace, wake, clock).RunAsync(stopping, abort);
        }
        catch (DbException failure)
        {
            // The store was busy or out of reach. The other workspaces go on; this one is begun again at the next look.
            LogStoreFailed(failure, workspace.Platform, workspace.Workspace);
        }
    }

    private static void Reap(Dictionary<WorkspaceKey, Task> runs)
    {
        foreach (var (key, task) in runs)
        {
            if (task.IsCompleted)
            {
                runs.Remove(key);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store failed while sending to {Platform} {Workspace}; it is taken up again")]
    private partial void LogStoreFailed(Exception failure, string platform, string workspace);
}
