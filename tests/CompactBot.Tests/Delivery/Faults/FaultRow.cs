using System.Globalization;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>
/// One line of what must hold. COMPACTBOT_FAULT_PERCENT says how many per cent of its runs are made, each at its full size; where it is not
/// set, beside all other tests, it is a tenth of them, and smaller ones. At least two. Ends with one line of what was seen.
/// </summary>
/// <param name="name">What is done.</param>
/// <param name="runs">How often, all in all.</param>
/// <param name="brief">Which share of that beside all other tests.</param>
internal sealed class FaultRow(string name, int runs, double brief = 0.1)
{
    private static readonly int? Percent = int.TryParse(Environment.GetEnvironmentVariable("COMPACTBOT_FAULT_PERCENT"), CultureInfo.InvariantCulture, out var percent) ? percent : null;

    private int _done;
    private FaultCount _sum = new(0, 0, 0, 0, 0, 0);
    private TimeSpan _slowest;

    /// <summary>Whether each run is of its full size, and its time is held to its bound.</summary>
    public static bool IsFull => Percent is not null;

    /// <summary>What else was measured, at the end of the line.</summary>
    public string More { get; set; } = "";

    public int Runs => Math.Max(2, (int)Math.Ceiling(runs * (Percent / 100.0 ?? brief)));

    /// <summary>How many of something a run has: what the row names, or fewer where it is not of its full size.</summary>
    public static int Of(int full, int brief) => IsFull ? full : brief;

    public void Add(FaultCount count, TimeSpan took)
    {
        _done++;
        _sum += count;
        _slowest = took > _slowest ? took : _slowest;
    }

    /// <summary>Prints the line, and holds it; answers the sum.</summary>
    /// <param name="repeated">How many repetitions are allowed, if they are listed.</param>
    /// <param name="within">After the fault.</param>
    public FaultCount Hold(int repeated = 0, TimeSpan? within = null)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-62} {_done,4} runs{(IsFull ? "" : " (small)")} {_sum.Intended,8} in all: {_sum.Lost} lost, {_sum.Repeated} repeated ({_sum.Listed} listed), {_sum.OutOfOrder} out of order, slowest {_slowest.TotalSeconds:N1} s{More}");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (Environment.GetEnvironmentVariable("COMPACTBOT_FAULT_LOG") is { } log)
        {
            File.AppendAllText(log, line + Environment.NewLine);
        }

        _sum.Lost.ShouldBe(0, line);
        _sum.Unlisted.ShouldBe(0, line);
        _sum.Repeated.ShouldBeLessThanOrEqualTo(repeated, line);
        _sum.OutOfOrder.ShouldBe(0, line);
        if (within is { } bound && IsFull)
        {
            _slowest.ShouldBeLessThanOrEqualTo(bound, line);
        }

        return _sum;
    }
}
