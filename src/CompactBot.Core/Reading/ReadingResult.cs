namespace CompactBot.Core.Reading;

/// <summary>What came of reading a file: its letters in the order of the file, or the reason why it is no letter. Never both.</summary>
public sealed record ReadingResult
{
    private ReadingResult(IReadOnlyList<LetterReading> letters, string? refusal)
    {
        Letters = letters;
        Refusal = refusal;
    }

    /// <summary>One letter or more; empty where the file was refused.</summary>
    public IReadOnlyList<LetterReading> Letters { get; }

    /// <summary>Why it was refused, as the end of a sentence that begins with the file's name: "it is empty". Null where it was read.</summary>
    public string? Refusal { get; }

    public static ReadingResult Of(IReadOnlyList<LetterReading> letters) => new(letters, null);

    public static ReadingResult Refused(string reason) => new([], reason);
}
