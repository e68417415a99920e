namespace CompactBot.Intake.Programs;

/// <summary>A folder of its own for the files of one letter, readable to this user alone, removed with all that is in it.</summary>
public sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compactbot-");

    public string FullName => _folder.FullName;

    /// <summary>Puts a file there; the name is ours, never the sender's.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await using var file = new FileStream(Path.Combine(FullName, name), FileMode.CreateNew, FileAccess.Write);
        await file.WriteAsync(content, cancellation);
    }

    /// <summary>The content of a file that a program left there; null where it left none.</summary>
    public async Task<byte[]?> TakeAsync(string name, CancellationToken cancellation)
    {
        var path = Path.Combine(FullName, name);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;
    }

    public void Dispose()
    {
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }
}
