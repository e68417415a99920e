using CompactBot.Core.Letters;

namespace CompactBot.Intake;

/// <summary>What a format made of a file: its text, or the reason why there is none. Never both.</summary>
public sealed record TextResult
{
    private TextResult(LetterText? text, string? refusal)
    {
        Text = text;
        Refusal = refusal;
    }

    public LetterText? Text { get; }

    /// <summary>Why, and what to do, as the end of a sentence that begins with the file's name: "it is a spreadsheet; save it as DOCX or PDF".</summary>
    public string? Refusal { get; }

    public static TextResult Of(LetterText text) => new(text, null);

    public static TextResult Refused(string reason) => new(null, reason);
}
