using System.Globalization;
using System.Runtime.InteropServices;

namespace CompactBot.Intake;

/// <summary>
/// How much of a processor the work of a thread has used: on a busy machine that is less than the clock says, and a file is not to be refused for
/// its neighbours. Linux has a clock for each thread; elsewhere, and while the thread has nothing to do, nothing is known.
/// </summary>
public sealed class ThreadTime
{
    private const string OwnThread = "/proc/thread-self";

    /// <summary>The clock of a thread is told by its number: clock_getcpuclockid(3), and in the kernel posix-timers.h, "per thread" and "scheduled".</summary>
    private const int OfThread = 4 | 2;

    private int? _clock;
    private TimeSpan _before;
    private volatile bool _works;

    /// <summary>Called once by the thread that is to be watched.</summary>
    public void Watch() => _clock = OperatingSystem.IsLinux() && Environment.Is64BitProcess && new FileInfo(OwnThread).LinkTarget is { } link
        ? (~int.Parse(Path.GetFileName(link), CultureInfo.InvariantCulture) << 3) | OfThread
        : null;

    /// <summary>The thread begins a work: what it used until now is not that one's.</summary>
    public void Begin()
    {
        _before = InAll() ?? TimeSpan.Zero;
        _works = true;
    }

    /// <summary>Its work is done.</summary>
    public void End() => _works = false;

    /// <summary>What its work has used so far; null where that is not known.</summary>
    public TimeSpan? Used() => _works && InAll() is { } used && _works ? used - _before : null;

    private TimeSpan? InAll() => _clock is { } clock && GetTime(clock, out var time) == 0
        ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : null;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Elapsed time);

    /// <summary>timespec(3) of a process of 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Elapsed
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
