using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using CompactBot.Channels.Slack.Wire;
using CompactBot.Storage;

namespace CompactBot.Channels.Slack;

/// <summary>
/// Handles what was acknowledged, after the acknowledgement: in order within a conversation, side by side among conversations. What
/// was open when the service stopped is taken up at start, before anything new comes in.
/// </summary>
public sealed partial class SlackWorker(InboundEventStore store, Lazy<SlackTaskHandler> handler, SlackOptions options, ILogger<SlackWorker> log) : BackgroundService, IHostedLifecycleService
{
    private const int LaneCount = 16;
    private const int Attempts = 3;

    private readonly Channel<Job>[] _lanes = [.. Enumerable.Range(0, LaneCount).Select(_ => Channel.CreateUnbounded<Job>())];
    private readonly ConcurrentDictionary<string, byte> _inHand = new(StringComparer.Ordinal);

    /// <summary>Before the host listens, so that what is new comes after what is old.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => options.Enabled ? TakeUpAsync(cancellationToken) : Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, payload) in await store.OpenAsync(SlackSender.PlatformName, cancellationToken))
        {
            if (Parse(payload) is { } task)
            {
                Enqueue(key, task, again: true);
            }
            else
            {
                Unreadable(key);
                await store.HandledAsync(SlackSender.PlatformName, key, cancellationToken);
            }
        }
    }

    /// <summary>What other processes acknowledged and can no longer handle.</summary>
    private async Task SweepAsync(CancellationToken stopping)
    {
        while (store.Sweeps is { } often && !stopping.IsCancellationRequested)
        {
            await Task.Delay(often, stopping);
            try
            {
                await TakeUpAsync(stopping);
            }
            catch (System.Data.Common.DbException problem)
            {
                NotTakenUp(problem.Message);
            }
        }
    }

    /// <summary>Hands over what was stored under that key.</summary>
    public void Enqueue(string key, SlackTask task, bool again = false)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (_inHand.TryAdd(key, 0))
        {
            var lane = (uint)string.GetHashCode($"{task.Workspace}/{task.Channel}", StringComparison.Ordinal) % LaneCount;
            _lanes[lane].Writer.TryWrite(new Job(key, task, again));
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Enabled
        ? Task.WhenAll([.. _lanes.Select(lane => RunAsync(lane.Reader, stoppingToken)), SweepAsync(stoppingToken)])
        : Task.CompletedTask;

    private async Task RunAsync(ChannelReader<Job> lane, CancellationToken stopping)
    {
        await foreach (var job in lane.ReadAllAsync(stopping))
        {
            try
            {
                await HandleAsync(job, stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                // It stays open in the store.
                GivenUp(failure, job.Key, job.Task.Kind);
            }

            _inHand.TryRemove(job.Key, out _);
        }
    }

    private async Task HandleAsync(Job job, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await handler.Value.HandleAsync(job.Key, job.Task, job.Again || attempt > 1, stopping);
                break;
            }
            catch (Exception failure) when (attempt < Attempts && !stopping.IsCancellationRequested)
            {
                Failed(failure, job.Key, job.Task.Kind, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(200 << attempt), stopping);
            }
        }

        await store.HandledAsync(SlackSender.PlatformName, job.Key, stopping);
    }

    private static SlackTask? Parse(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, SlackJson.Default.SlackTask);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: handling {Key} ({Kind}) failed at attempt {Attempt}")]
    private partial void Failed(Exception failure, string key, SlackTaskKind kind, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack: {Key} ({Kind}) could not be handled; it is taken up at the next start")]
    private partial void GivenUp(Exception failure, string key, SlackTaskKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Slack: what is stored under {Key} cannot be read and is left out")]
    private partial void Unreadable(string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack: what other processes left could not be looked for, and is tried again: {Problem}")]
    private partial void NotTakenUp(string problem);

    private sealed record Job(string Key, SlackTask Task, bool Again);
}
