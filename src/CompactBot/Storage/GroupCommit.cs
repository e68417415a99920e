using System.Data.Common;
using System.Threading.Channels;

namespace CompactBot.Storage;

/// <summary>
/// Commits the small writes that many sends make at the same time in one transaction: each caller waits until its own write is on disk,
/// and a flush of the disk is shared by all that waited for it. A write must change nothing but the store, because it may be run again
/// on its own when another one of its group failed.
/// </summary>
public sealed class GroupCommit(Database database) : IAsyncDisposable
{
    private const int Largest = 256;

    private readonly Channel<Write> _waiting = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _gate = new();
    private Task? _running;

    /// <summary>Runs the write; when the task ends, it is committed.</summary>
    public Task<T> RunAsync<T>(Func<DbTransaction, Task<T>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        lock (_gate)
        {
            _running ??= Task.Run(CommitAllAsync);
        }

        var waiting = new Write<T>(write);
        return _waiting.Writer.TryWrite(waiting) ? waiting.Done : throw new ObjectDisposedException(nameof(GroupCommit));
    }

    /// <summary>Takes no more, and ends when all that was taken is committed.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        Task? running;
        lock (_gate)
        {
            running = _running;
        }

        if (running is not null)
        {
            await running;
        }
    }

    private async Task CommitAllAsync()
    {
        var group = new List<Write>(Largest);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < Largest && _waiting.Reader.TryRead(out var write))
            {
                group.Add(write);
            }

            if (!await TryCommitAsync(group) && group.Count > 1)
            {
                foreach (var alone in group)
                {
                    await TryCommitAsync([alone]);
                }
            }
        }
    }

    /// <summary>False where the group failed; one that was alone then knows why.</summary>
    private async Task<bool> TryCommitAsync(List<Write> group)
    {
        try
        {
            await database.InLedgerTransactionAsync(async transaction =>
            {
                foreach (var write in group)
                {
                    await write.RunAsync(transaction);
                }

                return true;
            });
        }
        catch (Exception failure) when (group.Count > 1 || group[0].Fail(failure))
        {
            return false;
        }

        group.ForEach(write => write.Committed());
        return true;
    }

    private abstract class Write
    {
        public abstract Task RunAsync(DbTransaction transaction);

        public abstract void Committed();

        /// <summary>Hands the failure to the caller. Always true.</summary>
        public abstract bool Fail(Exception failure);
    }

    private sealed class Write<T>(Func<DbTransaction, Task<T>> write) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Done => _done.Task;

        public override async Task RunAsync(DbTransaction transaction) => _result = await write(transaction);

        public override void Committed() => _done.TrySetResult(_result!);

        public override bool Fail(Exception failure)
        {
            _done.TrySetException(failure);
            return true;
        }
    }
}
