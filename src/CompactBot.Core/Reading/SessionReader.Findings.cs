using CompactBot.Core.Letters;

namespace CompactBot.Core.Reading;

/// <content>What is met beside the sessions.</content>
internal sealed partial class SessionReader
{
    private readonly TableHead _table = new();
    private (Sentence Sentence, DateMention Day)? _untitled;
    private IReadOnlyList<SessionDraft> _lastAll = [];
    private int _lastAllParagraph;

    /// <summary>Every date that was met, for deadlines, earlier letters and remarks.</summary>
    public List<DateMention> Dates { get; } = [];

    public List<Sentence> Sentences { get; } = [];

    /// <summary>What scanning damaged, and what it was read as.</summary>
    public List<(LetterSpan Written, string Read)> Mends { get; } = [];

    /// <summary>Hours whose end lies before their beginning.</summary>
    public IReadOnlyList<LetterSpan> BackwardHours => _sittings.BackwardHours;

    /// <summary>Days whose end lies before their beginning.</summary>
    public IReadOnlyList<LetterSpan> BackwardDays => _dates.BackwardDays;

    /// <summary>What the letter says of sessions that it gives no day for: they are those of other letters.</summary>
    public IReadOnlyList<SessionDraft> Undated => _book.Undated();

    /// <summary>Slips of earlier letters that it mends without naming a session.</summary>
    public IReadOnlyList<LetterCorrection> Corrections => _changes.Corrections;

    /// <summary>Whether only its day tells which session is meant.</summary>
    public bool IsByDay(SessionDraft draft) => _changes.IsByDay(draft);
}
