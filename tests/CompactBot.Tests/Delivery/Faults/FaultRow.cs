using System.Globalization;
using Shouldly;
using Xunit;

namespace CompactBot.Tests.Delivery.Faults;

/// <summary>
/// One line of what must hold. How often it is run: COMPACTBOT_FAULT_PERCENT (50 and more) of the number given; where that is not set, beside all
/// other tests, a few times. Ends with one line of what was seen.
/// </summary>
internal sealed class FaultRow(string name, int runs, int shortRuns = 2)
{
    private static readonly int Percent = int.TryParse(Environment.GetEnvironmentVariable("COMPACTBOT_FAULT_PERCENT"), CultureInfo.InvariantCulture, out var percent) ? percent : 0;

    private int _done;
    private FaultCount _sum = new(0, 0, 0, 0, 0, 0);
    private TimeSpan _slowest;

    /// <summary>Whether all runs are made, and their times are held to their bounds.</summary>
    public static bool IsNightly => Percent >= 50;

    /// <summary>What else was measured, at the end of the line.</summary>
    public string More { get; set; } = "";

    public int Runs => IsNightly ? Math.Max(2, runs * Percent / 100) : shortRuns;

    public void Add(FaultCount count, TimeSpan took)
    {
        _done++;
        _sum = new(_sum.Intended + count.Intended, _sum.Lost + count.Lost, _sum.Repeated + count.Repeated, _sum.Unlisted + count.Unlisted, _sum.Listed + count.Listed, _sum.OutOfOrder + count.OutOfOrder);
        _slowest = took > _slowest ? took : _slowest;
    }

    /// <summary>Prints the line, and holds it.</summary>
    /// <param name="repeated">How many repetitions are allowed, if they are listed.</param>
    /// <param name="within">After the fault.</param>
    public void Hold(int repeated = 0, TimeSpan? within = null)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-62} {_done,4} runs {_sum.Intended,8} deliveries: {_sum.Lost} lost, {_sum.Repeated} repeated ({_sum.Listed} listed), {_sum.OutOfOrder} out of order, slowest {_slowest.TotalSeconds:N1} s{More}");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (Environment.GetEnvironmentVariable("COMPACTBOT_FAULT_LOG") is { } log)
        {
            File.AppendAllText(log, line + Environment.NewLine);
        }

        _sum.Lost.ShouldBe(0, line);
        _sum.Unlisted.ShouldBe(0, line);
        _sum.Repeated.ShouldBeLessThanOrEqualTo(repeated, line);
        _sum.OutOfOrder.ShouldBe(0, line);
        if (within is { } bound && IsNightly)
        {
            _slowest.ShouldBeLessThanOrEqualTo(bound, line);
        }
    }
}
