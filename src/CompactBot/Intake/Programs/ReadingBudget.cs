using System.Diagnostics;

namespace CompactBot.Intake.Programs;

/// <summary>
/// What all programs together may take that read one file: a file that is slow for one of them is slow for the next too, and limits of their
/// own would add up. It is spent in time that the file itself costs, on a machine that does nothing else; the clock bounds it beside that.
/// A file that proves to hold writing earns more.
/// </summary>
public sealed class ReadingBudget
{
    /// <summary>What a file gets before anything is known of it: with the reading of its words it is refused within five seconds.</summary>
    public static readonly TimeSpan Unproven = TimeSpan.FromSeconds(4);

    /// <summary>How many times its time a reading may take by the clock that must not be cut short because others have the processors.</summary>
    private const int Patience = 3;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _own;
    private TimeSpan _byClock;

    public ReadingBudget(TimeSpan limit)
    {
        _own = limit;
        _byClock = limit;
    }

    /// <summary>What is left of the file's own time.</summary>
    public TimeSpan Left => _own;

    /// <summary>What is left by the clock.</summary>
    public TimeSpan LeftByClock => _byClock - _clock.Elapsed;

    /// <summary>Nothing more is to be begun.</summary>
    public bool IsSpent => Left <= TimeSpan.Zero || LeftByClock <= TimeSpan.Zero;

    /// <summary>A program has run for so long, and waited for others meanwhile or not: its own time alone counts.</summary>
    public void Spend(TimeSpan own) => _own -= own;

    /// <summary>Time that passed while the file stood in a queue is not the file's.</summary>
    public void Pardon(TimeSpan waited) => _byClock += waited;

    /// <summary>
    /// What follows takes an honest file seconds: on a busy machine it may go on longer by the clock, though not in its own time.
    /// </summary>
    public void Stretch()
    {
        var stretched = _clock.Elapsed + (Left * Patience);
        _byClock = stretched > _byClock ? stretched : _byClock;
    }

    /// <summary>The file has proven to hold writing: what comes next has so much, and no less than is left.</summary>
    public void Earn(TimeSpan more)
    {
        _own = more > _own ? more : _own;
        Stretch();
    }
}
