using CompactBot.Core.Letters;
using Markdig;

namespace CompactBot.Intake.Plain;

/// <summary>Markdown: its marks go, what they mean stays. Tags in it are words like others.</summary>
internal sealed class MarkdownFormat : ILetterFormat
{
    /// <summary>Lists and quotations in one another; what is deeper is no letter.</summary>
    private const int DeepestNesting = 100;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();

    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Markdown];

    public Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Task.FromResult(Read(fileName, content.Span, cancellation));

    private static TextResult Read(string fileName, ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        if (content.Length > 4 * TextCheck.MostCharacters)
        {
            return TextResult.Refused($"it holds more than {TextCheck.MostCharacters} characters, and no letter does");
        }

        if (TextBytes.Read(content) is not { } text)
        {
            return TextResult.Refused(TextBytes.Unknown);
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return TextResult.Refused("it is not text: it has zero bytes in it");
        }

        if (MarkdownShape.Problem(text, DeepestNesting) is { } problem)
        {
            return TextResult.Refused(problem);
        }

        return HtmlText.Read(fileName, Markdown.ToHtml(text, Pipeline), keepsLines: true, cancellation);
    }
}
