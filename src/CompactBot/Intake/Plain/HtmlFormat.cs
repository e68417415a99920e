using System.Text.RegularExpressions;

namespace CompactBot.Intake.Plain;

/// <summary>Web pages and mails that were saved as such. Nothing in them is run, and nothing that they name is loaded.</summary>
internal sealed partial class HtmlFormat : ILetterFormat
{
    /// <summary>A page with its styles; pictures in it stand for themselves elsewhere.</summary>
    private const int LargestPage = 3_000_000;

    public IReadOnlyList<FileKind> Kinds { get; } = [FileKind.Html];

    public Task<TextResult> ReadAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Length > LargestPage)
        {
            return Task.FromResult(TextResult.Refused("it is a web page of more than 3 MB, and no letter is; save its text alone"));
        }

        var window = System.Text.Encoding.Latin1.GetString(content.Span[..Math.Min(4096, content.Length)]);
        var named = Charset().Match(window) is { Success: true } match ? match.Groups["name"].Value : null;
        return Task.FromResult(TextBytes.Read(content.Span, named) is { } html
            ? HtmlText.Read(fileName, html, keepsLines: false, cancellation)
            : TextResult.Refused(TextBytes.Unknown));
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?(?<name>[A-Za-z0-9_-]{2,30})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
