using System.Globalization;

namespace CompactBot.Intake;

/// <summary>
/// How much of a processor a thread has used: on a busy machine that is less than the clock says, and a file is not to be refused for its
/// neighbours. Read from where Linux keeps it; elsewhere, and for a thread that has ended, nothing is known.
/// </summary>
public sealed class ThreadTime
{
    private const string OwnThread = "/proc/thread-self";
    private const int TicksPerSecond = 100;

    /// <summary>Behind the name, which ends at the last bracket: the time of the thread itself, and that which the kernel spent for it (proc(5): utime, stime).</summary>
    private const int UserTime = 11;

    private volatile string? _path;

    /// <summary>Called by the thread that is to be watched.</summary>
    public void Begin() => _path = OperatingSystem.IsLinux() && new FileInfo(OwnThread).LinkTarget is { } link ? Path.Combine("/proc", link, "stat") : null;

    /// <summary>Null where it is not known.</summary>
    public TimeSpan? Used()
    {
        if (_path is not { } path)
        {
            return null;
        }

        try
        {
            var text = File.ReadAllText(path);
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return TimeSpan.FromSeconds((Ticks(fields[UserTime]) + Ticks(fields[UserTime + 1])) / TicksPerSecond);
        }
        catch (IOException)
        {
            // It has ended.
            return null;
        }
    }

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
