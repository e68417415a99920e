using System.Text;
using CompactBot.Core.Letters;

namespace CompactBot.Intake.Plain;

/// <summary>Plain text, and Markdown as it stands.</summary>
internal sealed class PlainTextFormat : ILetterFormat
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Text, FileKind.Markdown];

    public Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Task.FromResult(Read(fileName, content.Span));

    private static TextResult Read(string fileName, ReadOnlySpan<byte> content)
    {
        try
        {
            var text = Strict.GetString(content);
            return text.Contains('\0', StringComparison.Ordinal)
                ? TextResult.Refused("it is not text: it has zero bytes in it")
                : TextResult.Of(LetterText.FromPlainText(fileName, text.TrimStart('\uFEFF')));
        }
        catch (DecoderFallbackException)
        {
            return TextResult.Refused("it is not UTF-8 text; save it as UTF-8 text");
        }
    }
}
