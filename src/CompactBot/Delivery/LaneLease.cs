using CompactBot.Storage;

namespace CompactBot.Delivery;

/// <summary>
/// On SQLite one process sends. It holds a locked file beside the database, which the system frees when the process ends in whatever
/// way; another process on the same store waits until then.
/// </summary>
internal sealed class LaneLease(Database database) : IDisposable
{
    private FileStream? _file;

    /// <summary>True once the lease is held, and from then on.</summary>
    public bool TryTake()
    {
        if (_file is not null)
        {
            return true;
        }

        try
        {
            _file = new FileStream(Path.Combine(Path.GetDirectoryName(database.File)!, "lanes.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => _file?.Dispose();
}
