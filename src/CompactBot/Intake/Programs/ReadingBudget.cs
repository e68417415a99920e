using System.Diagnostics;

namespace CompactBot.Intake.Programs;

/// <summary>
/// What all programs together may take that read one file: a file that is slow for one of them is slow for the next too, and limits of their
/// own would add up. It is spent in time that the file itself costs, on a machine that does nothing else; by the clock it is several times as
/// long, so that a busy machine makes no file hostile. A file that proves to hold writing earns more.
/// </summary>
public sealed class ReadingBudget(TimeSpan limit)
{
    /// <summary>What a file gets for its text and its pages' pictures, five times what honest ones need.</summary>
    public static readonly TimeSpan Unproven = TimeSpan.FromSeconds(2.5);

    /// <summary>What it gets beside that, once, to show that its pictures hold writing.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1.5);

    private const int Patience = 3;

    /// <summary>Recognition takes an honest scan seconds of a processor; where many want one, that is a minute.</summary>
    private const int PatienceOfRecognition = 15;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _byClock = limit * Patience;
    private bool _looked;

    /// <summary>What is left of the file's own time.</summary>
    public TimeSpan Left { get; private set; } = limit;

    /// <summary>Nothing more is to be begun.</summary>
    public bool IsSpent => Left <= TimeSpan.Zero || _clock.Elapsed >= _byClock;

    /// <summary>A program has run for so long, and waited for others meanwhile or not: its own time alone counts.</summary>
    public void Spend(TimeSpan own) => Left -= own;

    /// <summary>Time that passed while the file stood in a queue is not the file's.</summary>
    public void Pardon(TimeSpan waited) => _byClock += waited;

    /// <summary>Its pages are pictures, and are to be recognized.</summary>
    public void BeginRecognition()
    {
        if (!_looked)
        {
            _looked = true;
            Grant(Left + Look);
        }
    }

    /// <summary>The file has proven to hold writing: what comes next has so much, and no less than is left.</summary>
    public void Earn(TimeSpan more) => Grant(more > Left ? more : Left);

    private void Grant(TimeSpan own)
    {
        Left = own;
        var byClock = _clock.Elapsed + (own * PatienceOfRecognition);
        _byClock = byClock > _byClock ? byClock : _byClock;
    }
}
