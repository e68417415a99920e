namespace CompactBot.Intake.Programs;

/// <summary>One run of a program on files of a private folder.</summary>
/// <param name="Program">Its name, as it is found on the path: "pdftotext".</param>
/// <param name="Arguments">What it is told; passed on as they are, no shell sees them.</param>
public sealed record ProgramCall(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The folder that it runs in.</summary>
    public required WorkFolder Folder { get; init; }

    /// <summary>What the reading of the file may still take; the run is ended when that is spent.</summary>
    public required ReadingBudget Budget { get; init; }

    /// <summary>How much of a processor this run may use, be there more in the budget.</summary>
    public required int CpuSeconds { get; init; }

    /// <summary>How much it may write to its standard output; one byte more ends it.</summary>
    public int MostOutputBytes { get; init; } = 8_000_000;

    /// <summary>How large a file that it writes may be.</summary>
    public int MostFileBytes { get; init; } = 1_000_000;
}

/// <summary>What became of a run.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Output">Its standard output; empty unless it is done or failed.</param>
/// <param name="Complaint">The beginning of its standard error, for the log and for telling errors apart; never for the sender.</param>
public sealed record ProgramResult(ProgramOutcome Outcome, byte[] Output, string Complaint)
{
    /// <summary>Why a file is refused whose program ended so, as the end of a sentence that begins with the file's name; null where it is done.</summary>
    public string? Refusal(string program, string what) => Outcome switch
    {
        ProgramOutcome.Done => null,
        ProgramOutcome.Missing => Missing(Complaint),
        ProgramOutcome.Busy => "too many files are being read just now; send it again in a minute",
        ProgramOutcome.TooLong => $"reading {what} takes too long; {Mend}",
        ProgramOutcome.TooMuchMemory => $"reading {what} takes too much memory; {Mend}",
        ProgramOutcome.TooMuchOutput => $"{what} is larger than any letter's; {Mend}",
        _ => $"{program} cannot read {what}: it is damaged; {Mend}",
    };

    private const string Mend = "save it anew from the program that made it, or send it as DOCX or text";

    private static string Missing(string program) => $"{program} is not installed, which reads such files; install it with '{ChildPrograms.InstallCommand(program)}'";
}

public enum ProgramOutcome
{
    Done,

    /// <summary>It ended with an error of its own, or was killed by a fault.</summary>
    Failed,
    TooLong,
    TooMuchMemory,
    TooMuchOutput,

    /// <summary>It, or what limits it, is not installed; the complaint names which.</summary>
    Missing,

    /// <summary>Too many were waiting.</summary>
    Busy,
}
