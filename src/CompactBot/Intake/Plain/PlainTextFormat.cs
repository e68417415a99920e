using CompactBot.Core.Letters;

namespace CompactBot.Intake.Plain;

/// <summary>Plain text.</summary>
internal sealed class PlainTextFormat : ILetterFormat
{
    /// <summary>A text that is longer is told by its length alone; see <see cref="TextCheck.MostCharacters"/>.</summary>
    private const int LongestText = 4 * TextCheck.MostCharacters;

    private const int MostPages = 300;
    private const int MostLines = 20_000;

    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Text];

    public Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Task.FromResult(Read(fileName, content.Span));

    private static TextResult Read(string fileName, ReadOnlySpan<byte> content)
    {
        if (content.Length > LongestText)
        {
            return TextResult.Refused($"it holds more than {TextCheck.MostCharacters} characters, and no letter does");
        }

        var text = TextBytes.Read(content);
        if (text is not null && (text.AsSpan().Count('\f') > MostPages || text.AsSpan().Count('\n') > MostLines))
        {
            return TextResult.Refused($"it has more than {MostPages} pages or {MostLines} lines, and no letter has");
        }

        return text is null ? TextResult.Refused(TextBytes.Unknown)
            : text.Contains('\0', StringComparison.Ordinal) ? TextResult.Refused("it is not text: it has zero bytes in it")
            : TextResult.Of(LetterText.FromPlainText(fileName, PlainCharacters.Of(text)));
    }
}
