using System.Globalization;

namespace CompactBot.Tests.Intake.Programs;

/// <summary>A limit by the clock for a machine that may have other work: a program then waits for its turns.</summary>
internal static class PatientClock
{
    /// <summary>The limit where the machine is idle; where others want its processors, twice as much longer as it then waits.</summary>
    public static TimeSpan Of(TimeSpan limit)
    {
        const string Load = "/proc/loadavg";
        var wanted = File.Exists(Load) ? double.Parse(File.ReadAllText(Load).Split(' ')[0], CultureInfo.InvariantCulture) / Environment.ProcessorCount : 1;
        return limit * (wanted < 0.7 ? 1 : 1 + (2 * wanted));
    }
}
