using System.Globalization;

namespace CompactBot.Intake.Programs;

/// <summary>
/// How long a process has taken for itself: the time by the clock without that in which it could have run and others had the processor. Read
/// from where Linux keeps it (Documentation/scheduler/sched-stats.rst: time on the processor, time waiting for it, in nanoseconds).
/// </summary>
internal static class ProcessorTime
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>How long it waited for a processor; nothing where that is not known, or it has ended.</summary>
    public static TimeSpan WaitedFor(int process)
    {
        try
        {
            var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/schedstat")).Split(' ');
            return fields.Length > 1 && double.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var waited)
                ? TimeSpan.FromSeconds(waited / NanosecondsPerSecond)
                : TimeSpan.Zero;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It has ended, or this is no Linux: the clock alone counts.
            return TimeSpan.Zero;
        }
    }
}
