using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using CompactBot.Storage;

namespace CompactBot.Channels.Teams;

/// <summary>
/// What came from Teams and waits for its turn. An activity is stored before it is acknowledged and handled once, however often it is
/// repeated; those of one conversation are handled in order, those of different ones beside each other; what a stop leaves open
/// is taken up at the next start.
/// </summary>
internal sealed class TeamsInbox(InboundEventStore events, Lazy<TeamsTurns> turns, TeamsDoorState door, TeamsOptions options, ILogger<TeamsInbox> logger) : IHostedLifecycleService, IDisposable
{
    private const int Attempts = 3;

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _room = new(16);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _tails = new(StringComparer.Ordinal);
    private Task _sweeping = Task.CompletedTask;
    private Task? _stopping;

    /// <summary>Stores the activity and puts it in line. False where it came before.</summary>
    /// <param name="activity">What came.</param>
    /// <param name="body">The same as it came.</param>
    /// <param name="said">Told what the bot says to it, or null where it says nothing.</param>
    /// <param name="cancellation">Ends the storing, not the handling.</param>
    public async Task<bool> AcceptAsync(Activity activity, ReadOnlyMemory<byte> body, TaskCompletionSource<string?> said, CancellationToken cancellation)
    {
        var id = KeyOf(activity, body.Span);
        if (!await events.AcceptAsync(TeamsSender.Name, id, System.Text.Encoding.UTF8.GetString(body.Span), cancellation))
        {
            logger.Repeated(activity.Type, activity.Id ?? "");
            return false;
        }

        PutInLine(id, activity, said);
        return true;
    }

    /// <summary>Before the host listens, so that what is new comes after what is old.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Tell();
        await TakeUpAsync(cancellationToken);
        if (events.Sweeps is { } often)
        {
            _sweeping = SweepAsync(often);
        }
    }

    /// <summary>What other processes acknowledged and can no longer handle.</summary>
    private async Task SweepAsync(TimeSpan often)
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(often, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await TakeUpAsync(_stop.Token);
            }
            catch (Exception problem) when (problem is DbException or OperationCanceledException)
            {
                logger.NotTakenUp(problem.Message);
            }
        }
    }

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        var open = await events.OpenAsync(TeamsSender.Name, cancellationToken);
        if (open.Count > 0)
        {
            logger.TakenUp(open.Count);
        }

        foreach (var (id, payload) in open)
        {
            if (Parse(payload) is { } activity)
            {
                PutInLine(id, activity, new TaskCompletionSource<string?>());
            }
            else
            {
                logger.Unreadable(id);
                await events.HandledAsync(TeamsSender.Name, id, cancellationToken);
            }
        }
    }

    /// <summary>
    /// A host may be told to stop twice, by itself and by what runs it, and disposes of this once either is through: both are through when
    /// all is.
    /// </summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopping ??= StopAsync();
        }

        return _stopping.WaitAsync(cancellationToken);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _sweeping;
        Task[] tails;
        lock (_gate)
        {
            tails = [.. _tails.Values];
        }

        await Task.WhenAll(tails);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _room.Dispose();
    }

    /// <summary>An activity's id is unique in its conversation; one without an id is known by its bytes.</summary>
    private static string KeyOf(Activity activity, ReadOnlySpan<byte> body) => activity is { Id: { Length: > 0 } id, Conversation.Id: { Length: > 0 } conversation }
        ? $"{conversation} {id}"
        : Convert.ToHexString(SHA256.HashData(body));

    private static Activity? Parse(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, TeamsJson.Default.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Tell()
    {
        switch (door.Door)
        {
            case TeamsDoor.Tokens:
                logger.Open(options.AppId);
                break;
            case TeamsDoor.LocalOnly:
                logger.Unsigned();
                break;
            default:
                logger.Closed();
                break;
        }
    }

    private void PutInLine(string id, Activity activity, TaskCompletionSource<string?> said)
    {
        var line = TeamsAddress.StoreId(activity.Conversation?.Id ?? "");
        lock (_gate)
        {
            var before = _tails.GetValueOrDefault(line, Task.CompletedTask);
            var mine = before.ContinueWith(
                _ => HandleAsync(id, activity, said),
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default).Unwrap();
            _tails[line] = mine;
            _ = mine.ContinueWith(done => Forget(line, done), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Forget(string line, Task done)
    {
        lock (_gate)
        {
            if (_tails.TryGetValue(line, out var tail) && ReferenceEquals(tail, done))
            {
                _tails.Remove(line);
            }
        }
    }

    private async Task HandleAsync(string id, Activity activity, TaskCompletionSource<string?> said)
    {
        try
        {
            await _room.WaitAsync(_stop.Token);
            try
            {
                await TakeAsync(activity, said);
                await events.HandledAsync(TeamsSender.Name, id, _stop.Token);
            }
            finally
            {
                _room.Release();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stays open in the store, for the next start.
        }
#pragma warning disable CA1031 // One activity that cannot be handled must not stop those behind it, nor be tried at every start.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.NotHandled(e, activity.Id ?? "");
            await events.HandledAsync(TeamsSender.Name, id);
        }
        finally
        {
            said.TrySetResult(null);
        }
    }

    /// <summary>A store that is busy for a moment costs nobody an answer: nothing was said before it was asked.</summary>
    private async Task TakeAsync(Activity activity, TaskCompletionSource<string?> said)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await turns.Value.TakeAsync(activity, words => said.TrySetResult(words), _stop.Token);
                return;
            }
            catch (DbException failure) when (attempt < Attempts && !said.Task.IsCompleted)
            {
                logger.StoreFailed(failure, activity.Id ?? "", attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(200 << attempt), _stop.Token);
            }
        }
    }
}
