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
    LaneStore lanes,
    Courier courier,
    SendPace pace,
    PlatformLimits limits,
    DeliveryWake wake,
    DeliveryOptions options,
    RunningLanes running,
    IHostApplicationLifetime lifetime,
    IClock clock,
    TimeProvider time,
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
        var hold = new LaneHold(Lane, Guid.NewGuid().ToString("n"));
        var runs = new Dictionary<WorkspaceKey, Task>();
        try
        {
            await TakeAsync(hold);
            await RunAsync(hold, runs, stopping.Token, abort.Token);
        }
        catch (DbException failure)
        {
            // The store is out of reach. The watch starts the lane again once it is not.
            LogLaneFailed(failure, Lane);
        }
        finally
        {
            await Task.WhenAll(runs.Values);
            await ReleaseAsync(hold);
        }
    }

    private async Task TakeAsync(LaneHold hold)
    {
        var now = clock.GetCurrentInstant();
        var wasOurs = await lanes.TakeAsync(hold, options.Lanes, now);
        if (wasOurs || pace.Horizon == Duration.Zero)
        {
            return;
        }

        // The windows as the platform sees them: with what was sent before this process had the lane.
        await foreach (var (workspace, conversation, at) in lanes.PastAsync(now - pace.Horizon))
        {
            if (LaneOf(workspace, options.Lanes) == Lane)
            {
                pace.Remember(workspace, conversation, at ?? now);
            }
        }
    }

    private async Task RunAsync(LaneHold hold, Dictionary<WorkspaceKey, Task> runs, CancellationToken stopping, CancellationToken abort)
    {
        var renewed = clock.GetCurrentInstant();
        while (!stopping.IsCancellationRequested && !hold.IsLost)
        {
            var signal = wake.Next;
            try
            {
                await BeginDueAsync(runs, hold, stopping, abort);
                if (runs.Count == 0)
                {
                    return;
                }

                if (clock.GetCurrentInstant() - renewed > Duration.FromSeconds(options.AliveSeconds))
                {
                    renewed = clock.GetCurrentInstant();
                    hold.IsLost |= !await lanes.RenewAsync(hold, renewed);
                }
            }
            catch (DbException failure)
            {
                LogLaneFailed(failure, Lane);
            }

            await Task.WhenAny([.. runs.Values, signal, Task.Delay(TimeSpan.FromSeconds(options.LookSeconds), time, stopping)]);
            Reap(runs);
        }
    }

    private async Task ReleaseAsync(LaneHold hold)
    {
        try
        {
            await lanes.ReleaseAsync(hold);
        }
        catch (DbException failure)
        {
            // It is not renewed any more: the others take it up a little later.
            LogLaneFailed(failure, Lane);
        }
    }

    private async Task BeginDueAsync(Dictionary<WorkspaceKey, Task> runs, LaneHold hold, CancellationToken stopping, CancellationToken abort)
    {
        var now = clock.GetCurrentInstant();
        foreach (var open in await ledger.OpenAsync(CancellationToken.None))
        {
            if (open.Due <= now && LaneOf(open.Key, options.Lanes) == Lane && !runs.ContainsKey(open.Key))
            {
                runs[open.Key] = RunAsync(open.Key, hold, stopping, abort);
            }
        }
    }

    private async Task RunAsync(WorkspaceKey workspace, LaneHold hold, CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            var rest = Duration.FromSeconds(options.UncertainRestSeconds);
            await new WorkspaceRun(workspace, hold, limits.For(workspace.Platform).AtOnce, rest, ledger, courier, pace, wake, clock, time).RunAsync(stopping, abort);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store failed under lane {Lane}; it goes on when it can")]
    private partial void LogLaneFailed(Exception failure, int lane);
}
