using NodaTime;

namespace CompactBot.Intake.Programs;

/// <summary>A folder of its own for the files of one letter, readable to this user alone, removed with all that is in it.</summary>
public sealed class WorkFolder : IDisposable
{
    /// <summary>Longer than any file is read for: what is older was left by a host that was killed.</summary>
    private static readonly Duration Abandoned = Duration.FromHours(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(Prefix);

    /// <summary>Whose folders they are stands in their names: others may use this program on the same machine.</summary>
    private static string Prefix => $"compactbot-file-{string.Concat(Environment.UserName.Where(char.IsAsciiLetterOrDigit))}-";

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

    /// <summary>Removes what hosts of this user that were killed have left behind; how many folders that were.</summary>
    public static int RemoveAbandoned(Instant now)
    {
        var abandoned = new DirectoryInfo(Path.GetTempPath())
            .EnumerateDirectories(Prefix + "*")
            .Where(f => f.LinkTarget is null && now - Instant.FromDateTimeUtc(f.LastWriteTimeUtc) > Abandoned)
            .ToList();
        foreach (var folder in abandoned)
        {
            folder.Delete(recursive: true);
        }

        return abandoned.Count;
    }

    public void Dispose()
    {
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }
}
